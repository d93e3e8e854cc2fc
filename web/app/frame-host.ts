import type { ActivationPlaygroundElement, ActivationPlaygroundEvents } from "./element/types.ts";

/** For the page around a frame of the playground: its height, and the element's calls as promises. Imports nothing. */

const TYPE = "activation-playground";

/** After a load, a page of ours answers within this time. */
const PATIENCE_MS = 10_000;

/** A call that the frame refuses, or, with the name "FrameLost", one that nobody is there any more to answer. */
export interface FrameError extends Error {
  code: string;
  args: Record<string, unknown>;
  path: string;
}

type Settable =
  | "config"
  | "preset"
  | "lesson"
  | "theme"
  | "lang"
  | "point"
  | "panels"
  | "controls"
  | "locked"
  | "goal"
  | "limits"
  | "task";
type Property = Settable | "status" | "version";
type Events = ActivationPlaygroundEvents & { height: number };
type Options = AddEventListenerOptions | boolean;
type Listener<Name extends keyof Events> = (event: CustomEvent<Events[Name]>) => void;
type Answer<Name extends keyof ActivationPlaygroundElement> = ActivationPlaygroundElement[Name] extends (
  ...args: never[]
) => infer Value
  ? Promise<Awaited<Value>>
  : never;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

interface Message {
  type?: unknown;
  event?: string;
  detail?: unknown;
  id?: unknown;
  value?: unknown;
  error?: { name: string; message: string; code: string; args: Record<string, unknown>; path: string };
}

const lost = (code: string, message: string): FrameError =>
  Object.assign(new Error(message), { name: "FrameLost", code, args: {}, path: "" });

/** A playground in a frame. Its events are the element's, and `height`. Calls wait until the frame is ready. */
export class FramedPlayground extends EventTarget {
  /** Resolves when the frame takes calls. */
  readonly ready: Promise<this>;
  readonly #frame: HTMLIFrameElement;
  readonly #follows: boolean;
  readonly #waiting = new Map<number, Waiting>();
  #count = 0;
  /** Which page was there when the frame was greeted last. */
  #page: unknown;
  #leaving = 0;
  #setReady!: (playground: this) => void;

  constructor(frame: HTMLIFrameElement, { height = true }: { height?: boolean } = {}) {
    super();
    this.#frame = frame;
    this.#follows = height;
    this.ready = new Promise((resolve) => (this.#setReady = resolve));
    addEventListener("message", this.#onMessage);
    frame.addEventListener("load", this.#onLoad);
    this.#greet();
  }

  play(): Answer<"play"> {
    return this.call("play") as Answer<"play">;
  }

  pause(): Answer<"pause"> {
    return this.call("pause") as Answer<"pause">;
  }

  step(steps = 1): Answer<"step"> {
    return this.call("step", steps) as Answer<"step">;
  }

  reset(): Answer<"reset"> {
    return this.call("reset") as Answer<"reset">;
  }

  parameters(): Answer<"parameters"> {
    return this.call("parameters") as Answer<"parameters">;
  }

  fingerprint(): Answer<"fingerprint"> {
    return this.call("fingerprint") as Answer<"fingerprint">;
  }

  inspect(point: number[], target: number | null = null): Answer<"inspect"> {
    return this.call("inspect", point, target) as Answer<"inspect">;
  }

  exportAs(format: string, target?: string): Answer<"exportAs"> {
    return this.call("exportAs", format, ...(target === undefined ? [] : [target])) as Answer<"exportAs">;
  }

  save(): Answer<"save"> {
    return this.call("save") as Answer<"save">;
  }

  load(bytes: Uint8Array | ArrayBuffer): Answer<"load"> {
    return this.call("load", bytes) as Answer<"load">;
  }

  get<Name extends Property>(name: Name): Promise<ActivationPlaygroundElement[Name]> {
    return this.call("get", name) as Promise<ActivationPlaygroundElement[Name]>;
  }

  set(name: Settable, value: unknown): Promise<void> {
    return this.call("set", name, value) as Promise<void>;
  }

  /** Calls what the frame's own `hello` lists, also what this file does not know yet. Rejects with a `FrameError`, also when the page is left before it has answered. */
  async call(name: string, ...args: unknown[]): Promise<unknown> {
    await this.ready;
    return new Promise((resolve, reject) => {
      this.#waiting.set(++this.#count, { resolve, reject });
      this.#post({ call: name, args, id: this.#count }, this.#origin);
    });
  }

  override addEventListener<Name extends keyof Events>(name: Name, listener: Listener<Name>, options?: Options): void;
  override addEventListener(name: string, listener: EventListenerOrEventListenerObject | null, options?: Options): void;
  override addEventListener(name: string, listener: unknown, options?: Options): void {
    super.addEventListener(name, listener as EventListener, options);
  }

  override removeEventListener<Name extends keyof Events>(name: Name, listener: Listener<Name>): void;
  override removeEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: Options,
  ): void;
  override removeEventListener(name: string, listener: unknown, options?: Options): void {
    super.removeEventListener(name, listener as EventListener, options);
  }

  /** Lets go of the frame. Calls without an answer are rejected. */
  disconnect(): void {
    removeEventListener("message", this.#onMessage);
    this.#frame.removeEventListener("load", this.#onLoad);
    clearTimeout(this.#leaving);
    this.#abandon(lost("disconnected", "the frame was disconnected"));
  }

  #abandon(reason: FrameError): void {
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  /** Calls to a page that has been left are never answered. */
  readonly #left = (): void => this.#abandon(lost("page_left", "the page in the frame was left before it answered"));

  #onLoad = (): void => {
    this.#greet();
    clearTimeout(this.#leaving);
    this.#leaving = window.setTimeout(this.#left, PATIENCE_MS);
  };

  #met(page: unknown): void {
    clearTimeout(this.#leaving);
    if (this.#page !== undefined && page !== this.#page) this.#left();
    this.#page = page;
    this.#setReady(this);
  }

  /** A sandboxed frame has none of its own. */
  get #origin(): string {
    const { sandbox, src } = this.#frame;
    const isOpaque = this.#frame.hasAttribute("sandbox") && !sandbox.contains("allow-same-origin");
    return isOpaque ? "null" : new URL(src, this.#frame.ownerDocument.baseURI).origin;
  }

  /** An opaque origin can only be addressed by "*". */
  #post(message: object, origin: string): void {
    this.#frame.contentWindow?.postMessage({ type: TYPE, ...message }, origin === "null" ? "*" : origin);
  }

  /** To any origin, as the page may still be on its way: it says nothing. Answered when calls are taken. */
  #greet = (): void => this.#post({ call: "hello", args: [], id: 0 }, "*");

  #onMessage = ({ source, origin, data }: MessageEvent<Message | null>): void => {
    if (source !== this.#frame.contentWindow || origin !== this.#origin || data?.type !== TYPE) return;
    if (data.event !== undefined) this.#tell(data.event, data.detail);
    else if (data.id === 0) this.#met((data.value as { page?: unknown } | undefined)?.page);
    else this.#settle(data);
  };

  #tell(name: string, detail: unknown): void {
    if (name === "height") {
      if (this.#follows) this.#frame.style.height = `${Number(detail)}px`;
      this.#greet(); // the page takes calls by now, and did not when it was greeted before
    }
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #settle({ id, value, error }: Message): void {
    const waiting = this.#waiting.get(id as number);
    this.#waiting.delete(id as number);
    if (error) waiting?.reject(Object.assign(new Error(error.message), error));
    else waiting?.resolve(value);
  }
}

/** Connects to a playground in a frame of this page. `height: false` leaves the frame's height as it is. */
export const connect = (frame: HTMLIFrameElement, options?: { height?: boolean }): FramedPlayground =>
  new FramedPlayground(frame, options);
