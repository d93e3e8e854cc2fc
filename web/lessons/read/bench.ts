import type { Config, Engine, LayerParameters, Trainer } from "../../engine/types.ts";
import { isRecord } from "../../platform/guards.ts";
import { found } from "../../engine/issue.ts";
import { small } from "../../panels/health/compute.ts";
import { refuse } from "../messages.ts";
import { withPath } from "../paths.ts";
import { below, inQuotes, join, type Issues } from "./fields.ts";

/** The experiment as it is after the steps that have been read, to check what the next one changes. */
export class Bench {
  readonly #engine: Engine;
  readonly #issues: Issues;
  /** undefined after one that is refused: what depends on it is not checked. */
  #config: Config | undefined;
  #trainer: Trainer | undefined;

  constructor(engine: Engine, issues: Issues) {
    this.#engine = engine;
    this.#issues = issues;
    this.#config = engine.defaults();
  }

  dispose(): void {
    this.#trainer?.dispose();
    this.#trainer = undefined;
  }

  readonly experiment = (value: unknown, path: string): void => {
    this.dispose();
    this.#config = undefined;
    if (!isRecord(value)) refuse("object_expected", { allowed: ["data", "layers"], found: found(value) }, { path });
    const issues = this.#engine.validate(value);
    this.#issues.add(...issues.map((issue) => below(path, issue)));
    if (issues.length === 0) this.#config = this.#engine.complete(value);
  };

  /** Changes by their paths, with which training begins anew. */
  readonly changes = (value: unknown, path: string): void => {
    const next = this.#changed(value, path);
    if (next) this.experiment(next, path);
  };

  /** Changes by their paths that training goes on with. */
  readonly updates = (value: unknown, path: string): void => {
    const next = this.#changed(value, path);
    if (!next) return;
    const places = Object.fromEntries(Object.keys(next).map((key) => [key, join(path, key)]));
    this.#withTrainer(places, (trainer) => {
      trainer.update({ ...next, data: trainer.config.data });
      this.#config = next;
    });
  };

  readonly parameters = (value: unknown, path: string): void => {
    this.#withTrainer({ parameters: path }, (trainer) => trainer.setParameters(value as LayerParameters[]));
  };

  /** Weights by their paths. */
  readonly weights = (value: unknown, path: string): void => {
    this.#withTrainer({ parameters: path }, (trainer) => {
      const lists = trainer
        .parameters()
        .map((layer) => Object.fromEntries(Object.entries(layer).map(([name, values]) => [name, Array.from(values)])));
      trainer.setParameters(this.#apply(lists, value, path));
    });
  };

  /** `path` is of what holds both. */
  readonly point = (point: unknown, target: unknown, path: string): void => {
    this.#withTrainer({ input: join(path, "point"), target: join(path, "target") }, (trainer) => {
      trainer.inspect(point as number[], (target ?? undefined) as number);
    });
  };

  /** Calls `use` with a trainer of the experiment, on a few examples: how many does not matter here. */
  #withTrainer(places: Readonly<Record<string, string>>, use: (trainer: Trainer) => void): void {
    const config = this.#config;
    if (!config) return;
    this.#issues.passes(() => {
      this.#trainer ??= this.#engine.createTrainer({ ...config, data: small(config.data!) });
      use(this.#trainer);
    }, places);
  }

  #changed(value: unknown, path: string): Config | undefined {
    return this.#config && this.#apply(this.#config, value, path);
  }

  #apply<T>(before: T, value: unknown, path: string): T {
    if (!isRecord(value))
      return refuse("object_expected", { allowed: ["layers[0].units"], found: found(value) }, { path });
    return Object.entries(value).reduce(
      (changed, [key, next]) =>
        withPath(changed, key, next) ?? refuse("lesson_path", {}, { path: inQuotes(path, key) }),
      before,
    );
  }
}
