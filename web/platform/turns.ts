/** Milliseconds of drawing in one task: what is left waits for the next, so that input and frames come between. */
const TURN_MS = 10;

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}

/** The task after the next frame, in which the page is laid out; at once where no frame comes. */
export async function afterFrame(): Promise<void> {
  if (document.visibilityState === "visible") await new Promise(requestAnimationFrame);
  await nextTask();
}

/** What a promise comes to, or undefined where it takes longer. */
export function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** When drawing began in this task; null before. */
let began: number | null = null;

/** Draws at once while there is time left in this task, and else in a later one. */
export function inTurn(draw: () => void): void | Promise<void> {
  if (began !== null && performance.now() - began > TURN_MS) return nextTask().then(() => inTurn(draw));
  if (began === null) {
    began = performance.now();
    void nextTask().then(() => (began = null));
  }
  draw();
}
