// Plays lessons on many seeds with the built engine. Exits with 1 if something does not hold.
import { readFileSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { runnerImport } from "vite";
import { loadEngine } from "../dist/engine.js";

const FOLDER = "web/lessons/data";
const SEEDS = 20;

const load = async (path) => (await runnerImport(path, { configFile: false, logLevel: "error" })).module;
const { play } = await load("./web/lessons/play/player.ts");
const { summarize } = await load("./web/lessons/play/summary.ts");
const { PANELS } = await load("./web/panels/list.ts");
const { readLesson } = await load("./web/lessons/read/lesson.ts");

function argumentsOf(args) {
  const at = args.indexOf("--seeds");
  const seeds = at < 0 ? SEEDS : Number(args.splice(at, 2)[1]);
  const usage = !Number.isInteger(seeds) || seeds < 1 || args.some((arg) => arg.startsWith("-"));
  if (usage) {
    console.error("usage: scripts/lessons [FILE…] [--seeds N]");
    process.exit(2);
  }
  return { seeds, files: args.length > 0 ? args : readdirSync(FOLDER).map((name) => `${FOLDER}/${name}`) };
}

const short = (value) => {
  if (typeof value !== "number") return String(value);
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-3 || size >= 1e5) ? value.toExponential(2) : String(Number(value.toPrecision(4)));
};
const range = ({ least, median, greatest }) => [least, median, greatest].map(short).join(" … ");

function spread({ expression, sign, bound, holds, better, ...numbers }, runs) {
  const more = better === undefined ? "" : `; with ${sign} ${short(better)} it would hold in ${runs}`;
  const count = holds < runs ? `, holds in ${holds} of ${runs}${more}` : "";
  return `${expression} ${sign} ${short(bound)}: ${range(numbers)}${count}`;
}

/** The lines of a step: what was promised, and what came out. */
function lines(step, { runs, holds, already, spreads, choices, number, count, silent, issue }) {
  const said = [];
  if (step.check !== undefined) said.push(`check ${holds} of ${runs}: ${step.check}`);
  said.push(...spreads.map((each) => `  ${spread(each, runs)}`));
  if (already > 0) said.push(`  holds before anything is done in ${already} of ${runs}`);
  if (choices)
    said.push(
      `choices ${Object.entries(choices)
        .map(([name, times]) => `${name} ${times}`)
        .join(", ")}`,
    );
  if (number)
    said.push(`number ${step.predict.number} from ${step.predict.low} to ${step.predict.high}: ${range(number)}`);
  if (count !== undefined) said.push(`count ${step.predict.number}: ${count} of ${runs}`);
  said.push(...silent.map((text) => `no value: ${text}`));
  if (issue) said.push(`${issue.path}${issue.column ? ` column ${issue.column}` : ""}: ${issue.message}`);
  return said;
}

const engine = await loadEngine();
const { seeds, files } = argumentsOf(process.argv.slice(2));
let faults = 0;
for (const file of files) {
  const { value: lesson, issues = [] } = readLesson(
    { engine, panels: PANELS.map(({ id }) => id) },
    readFileSync(file, "utf8"),
  );
  if (!lesson) {
    faults += issues.length;
    console.log(`\n${basename(file)}: refused`);
    for (const { path, column, message } of issues)
      console.log(`  ${path}${column ? `, column ${column}` : ""}: ${message}`);
    continue;
  }
  const count = lesson.fixedSeed ? 1 : seeds;
  const start = performance.now();
  const runs = [];
  for (let seed = 1; seed <= count; seed++) runs.push(await play(engine, lesson, seed));
  const time = Math.round((performance.now() - start) / count);
  console.log(
    `\n${lesson.id}: ${lesson.steps.length} steps, ${count} ${count === 1 ? "seed" : "seeds"}, ${time} ms each`,
  );
  summarize(lesson, runs).forEach((summary, i) => {
    faults += summary.faults.length;
    const mark = summary.faults.length > 0 ? `FAILS (${summary.faults.join(", ")})` : "holds";
    console.log(`  ${summary.step}: ${mark}`);
    for (const line of lines(lesson.steps[i], summary)) console.log(`    ${line}`);
  });
}
console.log(faults > 0 ? `\n${faults} faults` : "\neverything holds");
process.exitCode = faults > 0 ? 1 : 0;
