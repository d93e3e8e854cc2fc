import { trustedScript } from "./trusted-script.ts";
import { workerScript, workerType } from "./worker-script.ts";

let trusted: string | undefined;

export interface Started {
  worker: Worker;
  /** Old browsers do not know that a worker may be a module. */
  takesModules: boolean;
}

/** @throws where the page's policy does not allow it */
export function startWorker(): Started {
  trusted ??= trustedScript(workerScript());
  let takesModules = workerType === "classic";
  const options: WorkerOptions = {
    get type() {
      takesModules = true;
      return workerType;
    },
  };
  return { worker: new Worker(trusted, options), takesModules };
}
