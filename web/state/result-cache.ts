import { signal } from "@preact/signals-core";

interface Known<Value> {
  /** The request as JSON. */
  key: string;
  value: Value;
}

/**
 * The newest result in each slot. One request is in flight at a time: of requests that change faster than they are
 * computed only the newest are sent, and the slot keeps its older result until then.
 */
export class ResultCache<Request, Value> {
  readonly #known = signal<ReadonlyMap<string, Known<Value>>>(new Map());
  readonly #ask: (request: Request) => Promise<Value | undefined>;
  #wanted: readonly [string, Request][] = [];
  #asking = false;

  constructor(ask: (request: Request) => Promise<Value | undefined>) {
    this.#ask = ask;
  }

  get(slot: string): Value | undefined {
    return this.#known.value.get(slot)?.value;
  }

  async want(wanted: readonly [string, Request][]): Promise<void> {
    this.#wanted = wanted;
    if (this.#asking) return;
    this.#asking = true;
    for (let next = this.#missing(); next; next = this.#missing()) {
      const [slot, request] = next;
      const value = await this.#ask(request);
      if (value === undefined) break;
      this.#known.value = new Map(this.#known.value).set(slot, { key: JSON.stringify(request), value });
    }
    this.#asking = false;
  }

  #missing(): readonly [string, Request] | undefined {
    const known = this.#known.peek();
    return this.#wanted.find(([slot, request]) => known.get(slot)?.key !== JSON.stringify(request));
  }
}
