// Runs a C++ test program that was built as wasm: node run-wasm.mjs PROGRAM.mjs [ARGUMENT…]
// The wasm is handed over as bytes, because the Node loader of old Emscripten versions does not work in Node ≥ 18.
// A report asked for as `-r xml::out=FILE` is written inside wasm's own file system, then copied to FILE.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [program, ...args] = process.argv.slice(2);
const { default: load } = await import(pathToFileURL(resolve(program)).href);
const module = await load({
  wasmBinary: readFileSync(program.replace(/\.mjs$/, ".wasm")),
  print: (line) => process.stdout.write(`${line}\n`),
  printErr: (line) => process.stderr.write(`${line}\n`),
});

const reports = [];
const wasmArgs = args.map((argument) =>
  argument.replace(/::out=(.+)$/, (_, file) => {
    const inside = `/report-${reports.length}`;
    reports.push({ file, inside });
    return `::out=${inside}`;
  }),
);
process.exitCode = module.callMain(wasmArgs) ?? 1;
for (const { file, inside } of reports) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, module.FS.readFile(inside));
}
