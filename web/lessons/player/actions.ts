import { effect } from "@preact/signals-core";
import { readExplorer, readLab } from "../../experiment/read-rooms.ts";
import { pixelsOf } from "../../experiment/pictures.ts";
import type { Session } from "../../state/session/session.ts";
import type { Store } from "../../state/store.ts";
import type { Action, Step } from "../lesson.ts";
import { withPaths } from "../paths.ts";
import type { PageBits } from "./page-facts.ts";

/** Does what a lesson says, as a learner would by hand. */
export class Actions {
  readonly #store: Store;
  readonly #session: Session;

  constructor(store: Store, session: Session) {
    this.#store = store;
    this.#session = session;
  }

  /** Shows what a step is about. */
  look(step: Step, bits: PageBits): void {
    const { room = "playground", panel, point, target, nudge, explorer, lab } = step;
    if (point) bits.target = target ?? null;
    this.#store.change({
      room,
      ...(panel === undefined ? {} : { analysis: panel }),
      ...(point ? { point, target: typeof target === "number" ? target : null } : {}),
      ...(nudge ? { nudge } : {}),
      ...this.#rooms({ explorer, lab }),
    });
  }

  async run(action: Action, step: Step, bits: PageBits): Promise<void> {
    if ("train" in action) await this.#train(action.train === true ? step.stop : action.train);
    else if ("set" in action) await this.#set(action.set);
    else if ("update" in action) await this.#set(action.update);
    else if ("weights" in action) await this.#weights(action.weights);
    else if ("point" in action) this.#look(action.point, action.target ?? null, bits);
    else if ("sample" in action) this.#sample(action.sample, bits);
    else if ("nudge" in action) this.#store.change({ nudge: { ...this.#store.view.value.nudge, ...action.nudge } });
    else this.#store.change(this.#rooms(action));
  }

  #rooms({ explorer, lab }: { explorer?: object; lab?: object }) {
    const view = this.#store.view.value;
    return {
      ...(explorer ? { explorer: readExplorer({ ...view.explorer, ...explorer }) } : {}),
      ...(lab ? { lab: readLab({ ...view.lab, ...lab }) } : {}),
    };
  }

  #set(changes: Readonly<Record<string, unknown>>): Promise<void> {
    return this.#session.edit((draft) => withPaths(draft, changes).value ?? draft);
  }

  /** Plays until training stops. */
  async #train(stop: Step["stop"]): Promise<void> {
    if (!stop) return;
    this.#session.stopAt(stop);
    this.#session.play();
    await new Promise<void>((resolve) => {
      const end = effect(() => {
        if (!this.#store.playing.value) queueMicrotask(() => (end(), resolve()));
      });
    });
    await this.#session.refresh();
  }

  /** Sets weights by their paths, as `[0].kernel[3]`. */
  async #weights(weights: Readonly<Record<string, number>>): Promise<void> {
    for (const [path, value] of Object.entries(weights)) {
      const [, layer, name, index] = /^\[(\d+)\]\.(\w+)\[(\d+)\]$/.exec(path) ?? [];
      const units = this.#unitsOf(Number(layer));
      const at = Number(index);
      const place = name === "bias" ? { input: null, unit: at } : { input: Math.floor(at / units), unit: at % units };
      await this.#session.setWeight({ layer: Number(layer), ...place }, value);
    }
    await this.#session.refresh();
  }

  #unitsOf = (layer: number): number => this.#store.experiment.value?.layers[layer]?.units ?? 1;

  #look(point: readonly number[], target: number | null, bits: PageBits): void {
    bits.target = target;
    this.#store.change({ point: [...point], target });
  }

  #sample({ class: wanted, number = 0 }: { class: number; number?: number }, bits: PageBits): void {
    const points = this.#store.points.value;
    if (!points) return;
    const { targets, rows } = points;
    const width = targets.length / rows;
    const classOf = (row: number) =>
      width === 1 ? targets[row] : targets.subarray(row * width, (row + 1) * width).indexOf(1);
    const found = Array.from({ length: rows }, (_, row) => row).filter((row) => classOf(row) === wanted)[number];
    if (found !== undefined) this.#look(pixelsOf(points, found), wanted, bits);
  }
}
