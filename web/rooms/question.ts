import { signal } from "@preact/signals-core";

/** A question that changes faster than it is answered: one is asked at a time, and only the newest waits. */
export class Question<Q, A> {
  readonly answer = signal<{ question: Q; value: A } | null>(null);
  readonly #ask: (question: Q) => Promise<A | undefined>;
  #newest: { question: Q } | null = null;
  #asking = false;

  constructor(ask: (question: Q) => Promise<A | undefined>) {
    this.#ask = ask;
  }

  async put(question: Q): Promise<void> {
    this.#newest = { question };
    if (this.#asking) return;
    this.#asking = true;
    while (this.#newest) {
      const { question } = this.#newest;
      this.#newest = null;
      const value = await this.#ask(question);
      if (value !== undefined) this.answer.value = { question, value };
    }
    this.#asking = false;
  }
}
