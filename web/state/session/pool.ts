import type { Api } from "../../experiment/protocol.ts";
import type { Connect } from "./supervisor.ts";

/** More workers than this take memory and gain little. */
const MOST_WORKERS = 8;

/** Runs a task for each index below `count`, on workers of their own, as many as there are cores beside the page's own worker. */
export async function inParallel(
  connect: Connect,
  count: number,
  task: (api: Api, index: number) => Promise<void>,
): Promise<void> {
  const workers = Math.min(count, MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency - 1));
  let next = 0;
  const work = async () => {
    let fail: (reason: Error) => void = () => {};
    const lost = new Promise<never>((_, reject) => (fail = reject));
    lost.catch(() => {}); // it may end after the last task
    const { api, close } = connect((reason) => fail(typeof reason === "string" ? new Error(reason) : reason));
    try {
      while (next < count) await Promise.race([task(api, next++), lost]);
    } finally {
      close();
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
}
