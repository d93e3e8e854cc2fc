import { signal } from "@preact/signals-core";

interface Known<A> {
  /** The question, as text. */
  key: string;
  value: A;
}

/**
 * The newest answer in each slot. Unknown questions are asked one after another: if they change faster than they are
 * answered, only the newest is asked, and the slot keeps its older answer until then.
 */
export class Answers<Q, A> {
  readonly #known = signal<ReadonlyMap<string, Known<A>>>(new Map());
  readonly #ask: (question: Q) => Promise<A | undefined>;
  #wanted: readonly [string, Q][] = [];
  #asking = false;

  constructor(ask: (question: Q) => Promise<A | undefined>) {
    this.#ask = ask;
  }

  get(slot: string): A | undefined {
    return this.#known.value.get(slot)?.value;
  }

  async want(wanted: readonly [string, Q][]): Promise<void> {
    this.#wanted = wanted;
    if (this.#asking) return;
    this.#asking = true;
    for (let next = this.#missing(); next; next = this.#missing()) {
      const [slot, question] = next;
      const value = await this.#ask(question);
      if (value === undefined) break;
      this.#known.value = new Map(this.#known.value).set(slot, { key: JSON.stringify(question), value });
    }
    this.#asking = false;
  }

  #missing(): readonly [string, Q] | undefined {
    const known = this.#known.peek();
    return this.#wanted.find(([slot, question]) => known.get(slot)?.key !== JSON.stringify(question));
  }
}
