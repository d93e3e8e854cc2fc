import { found } from "../../engine/issue.ts";
import type { LayerShape } from "../../engine/types.ts";
import { sizeOfShape } from "../../experiment/shape.ts";
import { exportError } from "../messages.ts";
import { type Fields, type FileLayer, isFields, textFrom } from "./topology.ts";

/** The weights that a model.json names, in the files beside it. */

export interface ModelFile {
  name: string;
  data: Uint8Array;
}

interface Tensor {
  shape: readonly number[];
  values: Float64Array;
}

export type Tensors = ReadonlyMap<string, Tensor>;

const BYTES = 4;
const PATH = "weightsManifest";

const isShape = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((size) => Number.isInteger(size) && size >= 0);

const fileName = (path: string): string => path.split("/").at(-1)!;

/** The bytes of a group of weights: its files one after another. */
function bytesOf(group: Fields, files: readonly ModelFile[], path: string): { bytes: Uint8Array; name: string } {
  const paths = Array.isArray(group.paths) ? group.paths.map(String) : [];
  const parts = paths.map((each) => {
    const file = files.find(({ name }) => name === fileName(each));
    if (!file) throw exportError("model_file_missing", path, { name: fileName(each) });
    return file.data;
  });
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, name: paths.map(fileName).join(", ") };
}

/** null: the file names none. */
export function tensorsFrom(file: Fields, files: readonly ModelFile[]): Tensors | null {
  const manifest = file.weightsManifest;
  if (!Array.isArray(manifest) || manifest.length === 0) return null;
  const tensors = new Map<string, Tensor>();
  manifest.forEach((group: unknown, g) => {
    const path = `${PATH}[${g}]`;
    if (!isFields(group) || !Array.isArray(group.weights)) throw exportError("model_unknown", path, {});
    const { bytes, name: source } = bytesOf(group, files, path);
    const view = new DataView(bytes.buffer);
    let at = 0;
    group.weights.forEach((weight: unknown, i) => {
      const place = `${path}.weights[${i}]`;
      const { name, shape, dtype, quantization } = isFields(weight) ? weight : {};
      if (typeof name !== "string" || !isShape(shape)) throw exportError("model_unknown", place, {});
      if (dtype !== "float32" || quantization !== undefined)
        throw exportError("model_weights_type", place, {
          name,
          found: found(isFields(quantization) ? quantization.dtype : dtype),
        });
      const count = sizeOfShape(shape);
      if (at + count * BYTES > bytes.length) throw exportError("model_file_short", place, { name: source });
      const values = Float64Array.from({ length: count }, (_, k) => view.getFloat32(at + k * BYTES, true));
      at += count * BYTES;
      tensors.set(name, { shape, values });
    });
  });
  return tensors;
}

const BACKWARD = "backward_";

/** Whether a name of the file, as lstm_1/lstm_cell/kernel:0, is that weight of a layer. */
function isNamed(name: string, layer: string, weight: string, isBoth: boolean): boolean {
  const parts = name.split("/");
  const isBackward = weight.startsWith(BACKWARD);
  const way = parts.slice(parts.indexOf(layer) + 1).find((part) => /^(forward|backward)_/.test(part));
  const fitsWay = !isBoth || way?.startsWith(isBackward ? "backward" : "forward") === true;
  return parts.includes(layer) && fitsWay && parts.at(-1)!.replace(/:\d+$/, "") === weight.replace(BACKWARD, "");
}

/** A layer's weights by the names of the experiment. */
export function weightsFrom(tensors: Tensors, { config, className, path }: FileLayer, { weights }: LayerShape) {
  const isBoth = className === "Bidirectional";
  return Object.fromEntries(
    Object.entries(weights).map(([name, shape]) => {
      const count = sizeOfShape(shape);
      if (count === 0) return [name, []];
      const tensor = [...tensors].find(([full]) => isNamed(full, textFrom(config.name), name, isBoth))?.[1];
      if (!tensor) throw exportError("model_weights_missing", path, { name });
      const isSame = tensor.shape.filter((size) => size !== 1).join() === shape.filter((size) => size !== 1).join();
      if (!isSame)
        throw exportError("model_weights_shape", path, { name, found: [...tensor.shape], shape: [...shape] });
      return [name, Array.from(tensor.values)];
    }),
  );
}
