import { trustedScript } from "./trusted-script.ts";
import { workerScript, workerType } from "./worker-script.ts";

let trusted: string | undefined;

export function startWorker(): Worker {
  trusted ??= trustedScript(workerScript());
  return new Worker(trusted, { type: workerType });
}
