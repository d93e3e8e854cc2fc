import { trustedScript } from "./trusted-script.ts";
import { workerOptions, workerScript } from "./worker-script.ts";

let script: string | undefined;

export interface Started {
  worker: Worker;
  /** False in old browsers, which do not support module workers. */
  takesModules: boolean;
}

/** @throws if the page's content security policy forbids it */
export function startWorker(): Started {
  script ??= trustedScript(workerScript());
  let takesModules = workerOptions.type === "classic";
  const options: WorkerOptions = {
    ...workerOptions,
    get type() {
      takesModules = true;
      return workerOptions.type;
    },
  };
  return { worker: new Worker(script, options), takesModules };
}
