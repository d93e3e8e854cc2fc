export interface Clock {
  now(): number;
  /** Calls back after the messages that wait have been handled. */
  soon(callback: () => void, delay: number): void;
}

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** A message to itself is a task without the 4 ms that browsers add to nested timers. */
export const taskClock: Clock = {
  now: () => performance.now(),
  soon(callback, delay) {
    if (delay > 0) {
      setTimeout(callback, delay);
    } else {
      waiting.push(callback);
      channel.port2.postMessage(null);
    }
  },
};
