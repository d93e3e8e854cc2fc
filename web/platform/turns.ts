/** Milliseconds of drawing per task. The rest waits for the next task, so that input and frames come in between. */
const TURN_MS = 10;

const waiting: (() => void)[] = [];
let port: MessagePort | undefined;

/** Made when it is first needed: on a server it would keep the process alive. */
function open(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => waiting.shift()?.();
  return port2;
}

export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    (port ??= open()).postMessage(null);
  });
}

/** Resolves in the task after the next frame, when layout is done; in a hidden page, in the next task. */
export async function afterFrame(): Promise<void> {
  if (document.visibilityState === "visible") await new Promise(requestAnimationFrame);
  await nextTask();
}

/** The promise's value, or undefined if it takes longer. */
export function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Time at which drawing began in this task; null: it has not. */
let began: number | null = null;

/** Draws now if there is time left in this task, else in a later one. */
export function inTurn(draw: () => void): void | Promise<void> {
  if (began !== null && performance.now() - began > TURN_MS) return nextTask().then(() => inTurn(draw));
  if (began === null) {
    began = performance.now();
    void nextTask().then(() => (began = null));
  }
  draw();
}
