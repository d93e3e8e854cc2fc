import type { Engine } from "../../engine/types.ts";
import { depth } from "../../rooms/explorer/compute/depth.ts";
import { answerOf, type Answer, type Scope } from "../expression/evaluate.ts";
import { factsOf } from "../expression/facts-of.ts";
import { tryParse } from "../expression/parse.ts";
import { labFacts } from "./lab.ts";
import { HEAVY, RUN_FACTS, type RunFact } from "./names.ts";
import { runFact, type FactSubject } from "./run.ts";
import type { PageFacts } from "./page.ts";

/** What facts are taken from: the own run, run A of a comparison, and the page. */
export interface FactSources {
  readonly engine: Engine;
  readonly own: FactSubject;
  readonly rival: FactSubject | undefined;
  readonly page: PageFacts;
}

/** A number that is not there yet: nothing has been reached. */
const NEVER = { epoch: Infinity, step: Infinity };

/** The value, or undefined if the engine refuses, as it does a point of other data. */
function unlessRefused<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
}

const isRefusal = (error: unknown) => error instanceof Error && "issue" in error && error.name !== "EngineBroken";

const isRunFact = (name: string): name is RunFact => (RUN_FACTS as string[]).includes(name);

/** Also of run A. */
const isHeavy = (root: string, key: string | undefined) =>
  HEAVY.some((name) => name === root || (root === "rival" && name === key));

function rootFact(name: string, { engine, own, page }: FactSources): unknown {
  if (isRunFact(name)) return runFact(name, own, page);
  if (name === "lab") return labFacts(engine, page.lab);
  if (name === "explorer") return page.explorer;
  if (name === "reached") return page.reached ?? NEVER;
  return name === "answer" ? (page.answer ?? undefined) : undefined;
}

/** A fact that has a name in its name. */
function keyedFact(root: string, key: string, { engine, rival, page }: FactSources): unknown {
  if (root === "was") return Object.hasOwn(page.was, key) ? page.was[key] : undefined;
  if (root === "rival") return rival && isRunFact(key) ? runFact(key, rival, page) : undefined;
  const { initializer, width } = page.explorer;
  return root === "depth" ? depth(engine, { activation: key, initializer, width }) : undefined;
}

/** The facts of these names (`factsOf`), as an expression takes them. What does not exist now is left out. */
export function factsFrom(sources: FactSources, names: Iterable<string>): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const name of names) {
    const [root, key] = name.split(".");
    if (!sources.page.still && isHeavy(root, key)) continue;
    const value = unlessRefused(() => (key === undefined ? rootFact(root, sources) : keyedFact(root, key, sources)));
    if (value === undefined) continue;
    if (key === undefined) facts[root] = value;
    else facts[root] = { ...(facts[root] as object), [key]: value };
  }
  return facts;
}

/** An activation's curves by the engine. A parameter is the first that the catalog lists. */
export function curveOf(engine: Engine): Scope["curve"] {
  return (kind, name, x, parameter) => {
    const spec = parameter === undefined ? name : { name, [firstParameter(engine, name)]: parameter };
    const { value, derivative } = engine.activate(spec, [x]);
    return kind === "f" ? value[0] : derivative[0];
  };
}

const firstParameter = (engine: Engine, name: string): string =>
  engine.catalog().activations.find((item) => item.name === name || item.aliases.includes(name))?.parameters[0]?.name ??
  "parameter";

/** The values of expressions. Only the facts that they name are computed, each once. */
export function judge(sources: FactSources, expressions: readonly string[]): Answer[] {
  const read = expressions.map(tryParse);
  const names = new Set(read.flatMap(({ tree }) => (tree ? factsOf(tree) : [])));
  const scope = { facts: factsFrom(sources, names), curve: curveOf(sources.engine) };
  return read.map(({ tree, issue }) => (tree ? answerOf(tree, scope) : { issue }));
}
