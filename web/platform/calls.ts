/** Calls of a worker's functions by the page: each is a message with a number, and so is its answer. */

interface Call {
  id: number;
  name: string;
  args: unknown[];
}

interface Failure {
  name: string;
  message: string;
  stack: string | undefined;
  /** What an error of the engine says of itself. */
  issue?: unknown;
}

interface Answer {
  id: number;
  value?: unknown;
  error?: Failure;
}

const given = new WeakMap<object, Transferable[]>();

/** The answer, whose buffers are given to the page instead of copied. */
export function transfer<Value extends object>(value: Value, buffers: Transferable[]): Value {
  given.set(value, buffers);
  return value;
}

function failure(thrown: unknown): Failure {
  const { name, message, stack, issue } = thrown as Failure;
  return { name, message, stack, ...(issue === undefined ? {} : { issue }) };
}

/** In a worker: answers the page's calls. */
export function expose<Api extends { [Name in keyof Api]: (...args: never[]) => Promise<unknown> }>(api: Api): void {
  const answer = async ({ id, name, args }: Call): Promise<void> => {
    try {
      const value = await api[name as keyof Api](...(args as never[]));
      self.postMessage({ id, value } satisfies Answer, { transfer: given.get(value as object) ?? [] });
    } catch (error) {
      self.postMessage({ id, error: failure(error) } satisfies Answer);
    }
  };
  self.addEventListener("message", ({ data }: MessageEvent<Call>) => void answer(data));
}

/** In the page: a worker's functions. A call rejects as the function does, or if its arguments cannot be sent. */
export function wrap<Api extends object>(worker: Worker): Api {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let calls = 0;
  worker.addEventListener("message", ({ data: { id, value, error } }: MessageEvent<Answer>) => {
    const { resolve, reject } = waiting.get(id)!;
    waiting.delete(id);
    if (error) reject(Object.assign(new Error(error.message), error));
    else resolve(value);
  });
  const call = (name: string, args: unknown[]) =>
    new Promise((resolve, reject) => {
      const id = calls++;
      worker.postMessage({ id, name, args } satisfies Call);
      waiting.set(id, { resolve, reject });
    });
  return new Proxy({} as Api, {
    get:
      (_, name) =>
      (...args: unknown[]) =>
        call(String(name), args),
  });
}
