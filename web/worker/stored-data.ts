import type { DataToStore, Engine, StoredData, Trainer } from "../engine/types.ts";
import type { Subject } from "../experiment/compute.ts";

/** The inputs that the engine has stored, by reference. */
const inputs = new Map<string, DataToStore["inputs"]>();

export function addData(engine: Engine, data: DataToStore): StoredData {
  const stored = engine.addData(data);
  inputs.set(stored.reference, data.inputs);
  return stored;
}

/** A trainer's data. The engine leaves out the inputs of stored data. */
export function dataOf(trainer: Trainer): Subject["data"] {
  const { data } = trainer.config;
  const stored = data && "reference" in data ? inputs.get(String(data.reference)) : undefined;
  return stored ? { ...trainer.data(), inputs: { stored } } : trainer.data();
}
