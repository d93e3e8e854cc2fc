// A strict user of the package's types. It is compiled, not run.
import { ActivationPlayground, type ActivationPlaygroundElement } from "activation-playground";
import {
  EngineError,
  loadEngine,
  type Config,
  type Engine,
  type Status,
  type Trainer,
} from "activation-playground/engine";
import { exportFormats, exportModel, type ExportedFile } from "activation-playground/export";
import { connect } from "activation-playground/frame-host";

const element: ActivationPlaygroundElement = document.createElement("activation-playground");
element.config = { seed: 1 };
element.addEventListener("goal-reached", (event) => {
  const digits: string | undefined = event.detail.fingerprint;
  element.task = digits;
});
element.addEventListener("click", (event) => event.button);
// @ts-expect-error the detail of this event has no such key
element.addEventListener("refused", (event) => event.detail.fingerprint);
// @ts-expect-error read-only
element.version = "";
const made: ActivationPlaygroundElement = new ActivationPlayground();
const found = document.querySelector("activation-playground")?.status?.step;

export async function train(wasm: Uint8Array): Promise<[Status, ExportedFile[], unknown]> {
  const engine: Engine = await loadEngine({ wasm });
  const config: Config = engine.complete({});
  using trainer: Trainer = engine.createTrainer(config);
  const status: Status = trainer.train({ steps: 1 });
  const files = exportModel({ config, parameters: trainer.parameters() }, exportFormats(config)[0].format);
  if (!(await connect(document.createElement("iframe")).ready)) throw new EngineError("x", engine.validate({})[0]);
  return [status, files, [made, found]];
}
