import type { Config, Engine, Issue, LayerParameters, Trainer } from "../../engine/types.ts";
import { readExplorer, readLab } from "../../experiment/read-rooms.ts";
import { EXPLORER, LAB, type ExplorerState, type LabState } from "../../experiment/rooms.ts";
import { curveOf, factsFrom, judge, type FactSources } from "../facts/compute.ts";
import type { PageFacts } from "../facts/page.ts";
import { answerOf, holds, type Answer, type Scope, type Value } from "../expression/evaluate.ts";
import { factsOf } from "../expression/facts-of.ts";
import { parse } from "../expression/parse.ts";
import type { Action, Lesson, Step } from "../lesson.ts";
import { Fault, refuse } from "../messages.ts";
import { withPaths } from "../paths.ts";
import { partsOfText } from "../template.ts";
import { measures, type Measure } from "./measure.ts";
import { Runs, type Turn } from "./runs.ts";

/** What a step came to on one seed. */
export interface Played {
  step: string;
  /** Whether the check holds after what `show` does, and whether it held before. */
  check?: boolean;
  already?: boolean;
  measures: Measure[];
  /** Which choices came true. */
  choices?: Record<string, boolean>;
  /** The number to be predicted, or with `combine` whether it was true. */
  number?: Value;
  /** Expressions in texts that have no value. */
  silent: string[];
  /** The step could not be played. */
  issue?: Issue;
}

type Page = { -readonly [Key in keyof PageFacts]: PageFacts[Key] };

/** Plays a lesson with one seed, as its `show` says. */
class Player {
  readonly #engine: Engine;
  readonly #lesson: Lesson;
  readonly #seed: number;
  readonly #turn: Turn;
  readonly #runs: Runs;
  #config: Config;
  #rival: Config | undefined;
  #page: Page = {
    still: true,
    point: null,
    target: null,
    nudge: null,
    lab: LAB,
    explorer: EXPLORER,
    reached: null,
    was: {},
    answer: null,
  };

  constructor(engine: Engine, lesson: Lesson, seed: number, turn: Turn) {
    this.#engine = engine;
    this.#lesson = lesson;
    this.#seed = seed;
    this.#turn = turn;
    this.#config = this.#seeded(lesson.experiment ?? {});
    this.#runs = new Runs(engine, this.#config, turn);
  }

  async run(): Promise<Played[]> {
    try {
      const played: Played[] = [];
      for (const step of this.#lesson.steps) played.push(await this.#step(step));
      return played;
    } finally {
      this.#runs.dispose();
    }
  }

  async #step(step: Step): Promise<Played> {
    const played: Played = { step: step.id, measures: [], silent: [] };
    try {
      this.#setUp(step);
      const actions = step.show ?? (step.stop ? [{ train: true } as const] : []);
      if (step.check !== undefined && actions.length > 0) played.already = holds(judge(this.#sources, [step.check])[0]);
      for (const action of actions) await this.#act(action, step);
      await this.#judge(step, played);
    } catch (error) {
      const { issue } = error as Partial<Fault>;
      if (!issue) throw error;
      played.issue = issue;
    }
    return played;
  }

  #seeded(config: Config): Config {
    const complete = this.#engine.complete(config);
    return this.#lesson.fixedSeed ? complete : { ...complete, seed: this.#seed };
  }

  #setUp(step: Step): void {
    if (step.experiment) this.#config = this.#seeded(step.experiment);
    if (step.change) this.#config = this.#changed(step.change);
    if (step.rival !== undefined) this.#rival = step.rival === "before" ? this.#config : undefined;
    if (step.then) this.#config = this.#changed(step.then);
    if (step.experiment || step.change || step.restart || step.rival === "before") this.#open();
    else if (!this.#rival) this.#runs.endRival();
    if (step.parameters) this.#runs.own.begin(step.parameters);
    if (step.point) this.#look(step.point, step.target);
    if (step.nudge) this.#page.nudge = step.nudge;
    this.#visit(step);
    this.#runs.reached = null;
  }

  #open(): void {
    this.#runs.open(this.#config, this.#rival);
  }

  #changed(changes: Readonly<Record<string, unknown>>): Config {
    const { value, fault } = withPaths(this.#config, changes);
    if (!value) return refuse("lesson_path", {}, { path: fault });
    return value;
  }

  #look(point: readonly number[], target: Page["target"] | undefined): void {
    this.#page.point = point;
    this.#page.target = target ?? null;
  }

  #visit({ lab, explorer }: { lab?: Partial<LabState>; explorer?: Partial<ExplorerState> }): void {
    if (lab) this.#page.lab = readLab({ ...this.#page.lab, ...lab });
    if (explorer) this.#page.explorer = readExplorer({ ...this.#page.explorer, ...explorer });
  }

  async #act(action: Action, { stop }: Step): Promise<void> {
    const { trainer } = this.#runs.own;
    if ("train" in action) {
      const until = action.train === true ? stop : action.train;
      if (until) await this.#runs.train(until);
    } else if ("set" in action) {
      this.#config = this.#changed(action.set);
      this.#open();
    } else if ("update" in action) {
      this.#config = this.#changed(action.update);
      trainer.update(this.#config);
    } else if ("weights" in action) trainer.setParameters(withWeights(trainer, action.weights));
    else if ("point" in action) this.#look(action.point, action.target);
    else if ("sample" in action) this.#sample(trainer, action.sample);
    else if ("nudge" in action) this.#page.nudge = { ...this.#page.nudge!, ...action.nudge };
    else this.#visit(action);
  }

  /** Looks at an example of a class, the `number`-th from 0. */
  #sample(trainer: Trainer, { class: wanted, number = 0 }: { class: number; number?: number }): void {
    const { inputs, targets, columns, rows, outputs } = trainer.data();
    const classOf = (row: number) => {
      const own = targets.slice(row * outputs, (row + 1) * outputs);
      return outputs === 1 ? own[0] : own.indexOf(1);
    };
    const found = Array.from({ length: rows }, (_, row) => row).filter((row) => classOf(row) === wanted)[number];
    if (found === undefined) refuse("lesson_path", {}, { path: "sample" });
    this.#look(Array.from(inputs.slice(found * columns, (found + 1) * columns)), wanted);
  }

  get #sources(): FactSources {
    const { own, rival, reached } = this.#runs;
    return {
      engine: this.#engine,
      own: own.subject,
      rival: rival?.subject,
      page: { ...this.#page, reached },
    };
  }

  #scope(sources: FactSources, expression: string): Scope {
    return { facts: factsFrom(sources, factsOf(parse(expression))), curve: curveOf(this.#engine) };
  }

  async #judge(step: Step, played: Played): Promise<void> {
    const { check, predict, remember = {} } = step;
    const sources = this.#sources;
    const choices = predict && "choices" in predict ? Object.entries(predict.choices) : [];
    const number = predict && "number" in predict ? [predict.number] : [];
    const names = Object.keys(remember);
    const statements = choices.map(([, statement]) => String(statement));
    const answers = judge(sources, [...statements, ...number, ...Object.values(remember)]);
    if (choices.length > 0) played.choices = Object.fromEntries(choices.map(([name], i) => [name, holds(answers[i])]));
    if (number.length > 0) played.number = answers[0].value;
    const kept = answers.slice(answers.length - names.length);
    await this.#turn();
    if (check !== undefined) this.#check(sources, check, played);
    names.forEach((name, i) => {
      if (kept[i].value !== undefined) this.#page.was = { ...this.#page.was, [name]: kept[i].value };
    });
    await this.#turn();
    played.silent = this.#silent({ ...sources, page: { ...sources.page, was: this.#page.was } }, step);
  }

  #check(sources: FactSources, check: string, played: Played): void {
    const scope = this.#scope(sources, check);
    const tree = parse(check);
    const answer = answerOf(tree, scope);
    played.check = holds(answer);
    if (answer.issue) played.issue = answer.issue;
    else played.measures = measures(tree, scope);
  }

  /** The expressions in the step's texts that have no value, with their language. */
  #silent(sources: FactSources, { id }: Step): string[] {
    const said = Object.entries(this.#lesson.texts).flatMap(([language, { steps }]) => {
      const { choices = {}, hints: _, ...own } = steps[id] ?? {};
      return [...Object.values(own), ...Object.values(choices)].flatMap((text) =>
        partsOfText(text).flatMap((part) => ("expression" in part ? [{ language, expression: part.expression }] : [])),
      );
    });
    const answers = judge(
      sources,
      said.map(({ expression }) => expression),
    );
    const isSilent = ({ value }: Answer) => value === undefined || Number.isNaN(value);
    return said
      .filter((_, i) => isSilent(answers[i]))
      .map(({ language, expression }) => `${language}: {${expression}}`);
  }
}

/** A trainer's weights with some set by their paths. */
function withWeights(trainer: Trainer, weights: Readonly<Record<string, number>>): LayerParameters[] {
  const parameters = trainer
    .parameters()
    .map((layer) => Object.fromEntries(Object.entries(layer).map(([name, values]) => [name, Array.from(values)])));
  const { value, fault } = withPaths(parameters, weights);
  return value ?? refuse("lesson_path", {}, { path: fault });
}

/** Plays a lesson once, with what `show` says. `turn` is awaited between slices of training. */
export const play = (
  engine: Engine,
  lesson: Lesson,
  seed: number,
  turn: Turn = () => Promise.resolve(),
): Promise<Played[]> => new Player(engine, lesson, seed, turn).run();
