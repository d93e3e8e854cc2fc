import type { Texts } from "../../i18n/texts.ts";
import { itemText, layersText } from "./places.ts";
import type { Part, Path } from "./tree.ts";
import { writePath } from "./write.ts";

/** Facts with a list of layers: the name of the text goes on with the key after it. */
const OF_LAYERS = ["health", "parameters", "moved", "gradients"];
/** Settings of the experiment that have a text. */
const SETTINGS = ["optimizer.learning_rate", "optimizer.name", "batch_size", "loss.name", "seed", "layers"];
const LAYER_SETTINGS = ["units", "filters", "activation.name", "kernel_initializer", "kind"];

const dashed = (name: string) => name.replaceAll(/[_.]|(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();

const keysOf = (parts: readonly Part[]) => parts.map((part) => ("key" in part ? part.key : ""));

/** A text with the parts of lists that the rest of a path names. */
const withItems = (texts: Texts, list: string, rest: readonly Part[]) =>
  rest.reduce((of, part) => itemText(texts, of, part), list);

/** health[0].dead, parameters[0].kernel[3] */
function ofLayers(texts: Texts, { name, parts }: Path): string {
  const hasPlace = parts.length > 0 && !("key" in parts[0]);
  const [key, ...rest] = hasPlace ? parts.slice(1) : parts;
  const layer = layersText(texts, hasPlace ? parts[0] : undefined);
  const what = keysOf(key ? [key] : [])[0] ?? "";
  const own = `fact-${name}-${dashed(what)}`;
  const said = texts.has(own)
    ? texts.text(own, { layer })
    : texts.text(`fact-${name}`, { layer, what: texts.text(`fact-weights-${dashed(what)}`) });
  return withItems(texts, said, rest);
}

function setting(texts: Texts, path: Path): string {
  const keys = keysOf(path.parts).join(".");
  if (SETTINGS.includes(keys)) return texts.text(`fact-config-${dashed(keys)}`);
  const [first, place, ...others] = path.parts;
  const ofLayer = keysOf(others).join(".");
  const isOfLayer = first && "key" in first && first.key === "layers" && place && !("key" in place);
  return isOfLayer && LAYER_SETTINGS.includes(ofLayer)
    ? texts.text(`fact-config-layers-${dashed(ofLayer)}`, { layer: layersText(texts, place) })
    : texts.text("fact-config-other", { path: writePath(path).replace(/^config\./, "") });
}

/** point.layers[0].a[2], point.loss */
function ofPoint(texts: Texts, { parts }: Path): string {
  const [first, place, key, ...rest] = parts;
  const [name] = keysOf(first ? [first] : []);
  if (name !== "layers") return withItems(texts, texts.text(`fact-point-${dashed(name)}`), parts.slice(1));
  const hasPlace = place && !("key" in place);
  const layer = layersText(texts, hasPlace ? place : undefined);
  const [what] = keysOf([hasPlace ? key : place]);
  return withItems(texts, texts.text(`fact-point-${dashed(what)}`, { layer }), hasPlace ? rest : parts.slice(2));
}

/** Facts whose text is put together from keys: train.accuracy, lab.two32.lost */
function byKeys(texts: Texts, { name, parts }: Path): string {
  const [first = { key: "", column: 0 }, second] = parts;
  const [key, more] = keysOf(second ? [first, second] : [first]);
  const both = `fact-${name}-${dashed(key)}-${dashed(more ?? "")}`;
  if (more && texts.has(both)) return withItems(texts, texts.text(both), parts.slice(2));
  if (name === "nudge" && more)
    return texts.text("fact-nudge", { what: texts.text(`fact-nudge-${dashed(more)}`), precision: key });
  return withItems(texts, texts.text(`fact-${name}-${dashed(key)}`), parts.slice(1));
}

/** A name in brackets or after a point. */
const nameIn = (part: Part | undefined): string =>
  part && "key" in part
    ? part.key
    : part && "index" in part && part.index.kind === "literal"
      ? String(part.index.value)
      : "";

/** A fact in words. */
export function factText(texts: Texts, path: Path): string {
  const { name, parts, column } = path;
  if (OF_LAYERS.includes(name)) return ofLayers(texts, path);
  if (name === "config") return setting(texts, path);
  if (name === "point") return ofPoint(texts, path);
  if (name === "was") return texts.text("fact-was", { name: nameIn(parts[0]) });
  if (name === "depth") {
    const list = texts.text(`fact-depth-${keysOf(parts)[1] ?? ""}`, { name: nameIn(parts[0]) });
    return withItems(texts, list, parts.slice(2));
  }
  if (name === "rival") {
    const [first, ...rest] = parts;
    return texts.text("fact-rival", {
      fact: factText(texts, { kind: "path", column, name: nameIn(first), parts: rest }),
    });
  }
  if (name === "train" || name === "test")
    return texts.text(`fact-${name}`, { metric: texts.text(`fact-metric-${dashed(nameIn(parts[0]))}`) });
  if (parts.length > 0 && "key" in parts[0]) return byKeys(texts, path);
  return withItems(texts, texts.text(`fact-${name}`), parts);
}
