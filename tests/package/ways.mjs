// What is done with the package, by the name of the way: a script of a page that sets `answer`, a promise. `wasm` is how a tool
// names the engine's file.

/** The element trains 20 steps. */
const element = `import "activation-playground";
const element = document.createElement("activation-playground");
element.config = { seed: 5 };
document.body.append(element);
globalThis.answer = element
  .step(20)
  .then(async ({ step }) => ({ step, fingerprint: await element.fingerprint(), config: element.config }));
`;

/** The engine, in the page, does the same. */
const engine = (options, imports = "") => `${imports}import { loadEngine } from "activation-playground/engine";
globalThis.answer = loadEngine(${options}).then((engine) => {
  const config = engine.complete({ seed: 5 });
  const trainer = engine.createTrainer(config);
  const { step } = trainer.train({ steps: 20 });
  return { step, fingerprint: trainer.fingerprint(), config };
});
`;

/** What is trained is exported, and the file says the same. */
const exported = `import { loadEngine } from "activation-playground/engine";
import { exportModel } from "activation-playground/export";
globalThis.answer = loadEngine().then((engine) => {
  const trainer = engine.createTrainer(engine.complete({ seed: 5 }));
  const { step } = trainer.train({ steps: 20 });
  const [file] = exportModel({ config: trainer.config, parameters: trainer.parameters() }, "json");
  const { parameters, ...config } = JSON.parse(new TextDecoder().decode(file.data));
  const read = engine.createTrainer({ ...config, parameters });
  const isSame = String(read.predict([0.5, 1])) === String(trainer.predict([0.5, 1]));
  return { step, fingerprint: isSame ? trainer.fingerprint() : "other predictions", config };
});
`;

/** A page's scripts by the way's name. */
export const waysOf = ({ imports, address }) => ({
  element,
  engine: engine(""),
  export: exported,
  "engine.wasm": engine(`{ wasm: ${address} }`, imports),
});
