import type { Config } from "../../engine/types.ts";
import type { Experiment } from "../../experiment/experiment.ts";
import type { Known } from "../known.ts";
import { exportError } from "../messages.ts";
import { networkFrom } from "./model.ts";
import { type Fields, isFields, isTopology } from "./topology.ts";
import type { ModelFile } from "./weights.ts";

export type { ModelFile } from "./weights.ts";

const isJson = ({ name }: ModelFile): boolean => /\.json$/i.test(name);

/** What a file of JSON holds, told by its keys; null: none of these. */
export type Content = "experiment" | "network" | "lesson" | null;

export function contentOf(value: unknown): Content {
  if (!isFields(value)) return null;
  if ("lesson" in value || "steps" in value) return "lesson";
  if (isTopology(value)) return "network";
  return "layers" in value || "data" in value || "version" in value ? "experiment" : null;
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw exportError("model_unreadable", name, {});
  }
}

/**
 * The experiment in files that were opened together: one with an experiment, which stays a text, so that the engine reads its
 * numbers; or with a network of Keras or TensorFlow.js and the files of its weights.
 * @throws ExportError with the path of the culprit
 */
export function readModel(known: Known, present: Experiment, files: readonly ModelFile[]): Config | string {
  const file = files.find(isJson);
  if (!file) throw exportError("model_file_missing", "", { name: "model.json" });
  const text = new TextDecoder().decode(file.data);
  const value = parsed(text, file.name);
  const content = contentOf(value);
  if (content === "network") return networkFrom(known.catalog, present, value as Fields, files);
  if (content === "experiment") return text;
  throw exportError("model_unknown", file.name, {});
}
