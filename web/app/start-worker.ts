import { trustedScript } from "./trusted-script.ts";
import { workerScript, workerType } from "./worker-script.ts";

let script: string | undefined;

export interface Started {
  worker: Worker;
  /** False in old browsers, which do not support module workers. */
  takesModules: boolean;
}

/** @throws if the page's content security policy forbids it */
export function startWorker(): Started {
  script ??= trustedScript(workerScript());
  let takesModules = workerType === "classic";
  const options: WorkerOptions = {
    get type() {
      takesModules = true;
      return workerType;
    },
  };
  return { worker: new Worker(script, options), takesModules };
}
