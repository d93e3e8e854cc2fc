import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { effect } from "@preact/signals-core";
import { expect, test, vi } from "vitest";
import { KINDS, REASONS } from "../../../web/platform/load-error.ts";
import { DIFFERENCES } from "../../../web/exports/lines/layer.ts";
import { languages } from "../../../web/i18n/locales/languages.ts";
import { reasons } from "../../../web/i18n/reasons.ts";
import { learnReasons, loadTexts, metricId, pickLanguage } from "../../../web/i18n/texts.ts";
import { ENCODINGS, UNICODE } from "../../../web/data/encodings.ts";
import { taskOf } from "../../../web/experiment/experiment.ts";
import { PANELS } from "../../../web/panels/list.ts";
import { PRESETS, PRESET_GROUPS } from "../../../web/experiment/presets.ts";
import { CONTROLS, PARTS as PAGE_PARTS } from "../../../web/experiment/author/controls.ts";
import { LIMITED } from "../../../web/experiment/author/limits.ts";
import { FORMATS as EXPORTS } from "../../../web/exports/formats.ts";
import { CHOICES } from "../../../web/panes/share/embed/embedding.ts";
import { WAYS as SHARING_WAYS } from "../../../web/panes/share/ways.ts";
import { FORMATS } from "../../../web/panes/share/embed/snippets.ts";
import { HIDDEN_GUIDE, OUTPUT_GUIDE } from "../../../web/rooms/guide.ts";
import { ROOMS } from "../../../web/experiment/rooms.ts";
import { EXPLAINED } from "../../../web/ui/explanation.ts";
import { catalog, defaults } from "../engine.ts";
import { GOALS } from "../../../web/lessons/builder/trial.ts";
import { FIELDS } from "../../../web/lessons/builder/results.ts";
import { PREDICTIONS } from "../../../web/lessons/builder/prediction.ts";

const root = join(import.meta.dirname, "../../../web");
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
const sources = files.map((file) => ({ file, source: readFileSync(join(root, file), "utf8") }));
const sourceOf = (language: string) =>
  readdirSync(join(root, "i18n/locales"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(`${language}.ftl`) && !file.startsWith("refusals")) // refusals.test.ts
    .map((file) => readFileSync(join(root, "i18n/locales", file), "utf8"))
    .join("\n");
/** Each text of a language by its id, of all parts. */
const locale = (language: string) =>
  new Map([...sourceOf(language).matchAll(/^([a-z][\w-]*) =(.*(?:\n .*)*)/gm)].map(([, id, text]) => [id, text]));
const PARTS = [
  "author",
  "builder",
  "explanations",
  "files",
  "lessons",
  "player",
  "presets",
  "sentences",
  "share",
  "views",
];
const englishTexts = await loadTexts(["en"]);
for (const part of PARTS) await englishTexts.load(part);
learnReasons(reasons);
const english = locale("en");
const ids = [...english.keys()];

/** Ids as they stand in the code; those put together from parts are listed by their parts. */
function used(): Set<string> {
  const found = new Set<string>();
  for (const { source } of sources) {
    for (const [, argument] of source.matchAll(/(?:\btext|#text|#item)\(\s*([^;{]*?)(?:\)|,\s*[{t])/g)) {
      for (const [, id] of argument.matchAll(/"([a-z][\w-]+)"/g)) found.add(id);
    }
  }
  return found;
}

/** Panels of the rooms. */
const explainedInRooms = sources.flatMap(({ source }) =>
  [...source.matchAll(/\bexplain\(\s*"([\w-]+)"/g)].map(([, panel]) => panel),
);

test("every text that the code names is there", () => {
  const missing = [...used()].filter(
    (id) => !englishTexts.has(id) && !["multiclass", "multilabel", "regression"].includes(id),
  );
  expect(used().size).toBeGreaterThan(40);
  expect(missing).toEqual([]);
});

test("every text whose name is put together is there", () => {
  const tasks = ["multiclass", "multilabel", "regression"];
  expect(tasks).toContain(taskOf(catalog, defaults()));
  const composed = [
    ...CONTROLS.map((name) => `control-${name}`),
    ...FIELDS.map((name) => `builder-field-${name}`),
    ...["none", ...GOALS].map((name) => `builder-goal-${name.replace("_", "-")}`),
    ...PREDICTIONS.map((name) => `builder-predict-${name}`),
    ...["low", "high", "near"].map((name) => `builder-guess-${name}`),
    ...["epochs", "steps", "none"].map((name) => `builder-stop-${name}`),
    ...["no-choice", "choices", "outside", "certain", "silent"].map((name) => `builder-fault-${name}`),
    ...tasks.map((task) => `task-${task}`),
    ...["network", "data", "training", "inspect"].map((tab) => `tab-${tab}`),
    "reset",
    "step",
    "epoch",
    "play",
    "pause",
    "learning-rate",
    "batch-size",
    "l1",
    "l2",
    ...["float32", "float64"].map((precision) => `precision-${precision}`),
    ...["samples", "noise", "test-fraction"].map((name) => `data-${name}`),
    ...["softmax", "sigmoid"].map((name) => `output-fused-${name}`),
    "link-not-text",
    "link-not-json",
    "link-no-experiment",
    "link-no-preset",
    "link-too-large",
    "share",
    "theme",
    ...PAGE_PARTS.filter((part) => part !== "analysis").map((part) => `share-part-${part}`),
    ...CHOICES.flatMap((choice) => [`share-controls-${choice}`, `share-controls-${choice}-note`]),
    ...LIMITED.map((name) => `share-limit-${name}`),
    ...["auto", "light", "dark"].map((theme) => `share-theme-${theme}`),
    ...["phone", "column", "slide"].map((frame) => `share-frame-${frame}`),
    ...FORMATS.flatMap((format) => [`share-form-${format}`, `share-hosts-${format}`]),
    ...["begin", "change", "compare", "undo", "redo", "reset", "rewind", "weight"].map((act) => `given-up-${act}`),
    ...SHARING_WAYS.flatMap(({ id }) => [`share-way-${id}`, `share-about-${id}`]),
    ...EXPORTS.flatMap(({ id }) => [`export-${id}`, `export-${id}-note`]),
    ...["network", "map", "map-multiclass", "map-multilabel", "map-regression"].map((name) => `table-${name}`),
    ...["undo", "redo"].flatMap((name) => [name, `${name}-change`]),
    ...PANELS.map(({ id }) => `analysis-${id}`),
    ...["classes", "labels", "one-hot", "numbers"].map((kind) => `import-kind-${kind}`),
    ...["input", "target", "unused"].map((role) => `import-role-${role}`),
    ...["comma", "semicolon", "tab", "bar", "space"].map((name) => `import-delimiter-${name}`),
    ...["point", "comma"].map((mark) => `import-numbers-${mark}`),
    ...["standard", "unit", "pixels", "none"].map((scale) => `import-scale-${scale}`),
    ...["drop", "fill"].map((choice) => `import-missing-${choice}`),
    ...["number", "boolean", "category", "classes", "text", "date", "empty", "index"].map(
      (kind) => `import-type-${kind}`,
    ),
    ...[...UNICODE, ...ENCODINGS.map(({ name }) => name), "iso-2022-jp"].map(
      (name) => `import-encoding-${name.replace("_", "-")}`,
    ),
    ...["add", "move", "erase"].flatMap((tool) => [`drawing-${tool}`, `drawing-help-${tool}`]),
    ...["forward", "backward", "softmax", "sigmoid"].map((name) => `backprop-${name}`),
    ...["held", "missed", "wrong", "neither", "train", "test"].map((name) => `confusion-${name}`),
    ...["dead", "saturated"].flatMap((state) => [`health-${state}`, `unit-${state}`]),
    ...["dead-below", "dead", "saturated", "vanishing", "exploding", "leaps"].flatMap((kind) => [
      `finding-${kind}`,
      `try-${kind}`,
    ]),
    ...PRESETS.flatMap(({ id }) => [`preset-${id}`, `hint-${id}`]),
    ...PRESET_GROUPS.map(({ id }) => `preset-group-${id}`),
    ...[...EXPLAINED, ...PANELS.map(({ id }) => id), ...explainedInRooms].flatMap((panel) => [
      `explain-${panel}`,
      `explain-${panel}-now`,
    ]),
    ...ROOMS.map((room) => `room-${room}`),
    ...DIFFERENCES.map((name) => `code-${name}`),
    ...KINDS.map((kind) => `cause-${kind}`),
    ...REASONS.map((reason) => `reason-${reason}`),
    ...["f", "slope"].map((chart) => `explorer-chart-${chart}`),
    ...["family", "squashing", "smooth"].map((set) => `explorer-set-${set}`),
    ...["range", "centred", "saturates", "smooth", "monotonic", "dead"].map((trait) => `trait-${trait}`),
    ...["mean", "variance", "gradient", "lives", "vanishes", "explodes"].map((name) => `depth-${name}`),
    ...HIDDEN_GUIDE.map(({ id }) => `guide-hidden-${id}`),
    ...OUTPUT_GUIDE.map(({ id }) => `guide-output-${id}`),
    ...["task", "activation", "units", "loss"].map((column) => `guide-${column}`),
    ...["tutorial", "overflow32", "overflow64", "wrong", "digits"].map((preset) => `lab-preset-${preset}`),
    ...["overflow", "underflow", "nan", "clipped"].map((fault) => `lab-fault-${fault}`),
    ...catalog.metrics
      .filter(({ usual_for }) => usual_for.length > 0)
      .flatMap((metric) => [
        metricId(metric),
        ...(["train", "test", "chart"] as const).map((of) => metricId(metric, of)),
      ]),
    ...catalog.activations
      .flatMap(({ parameters }) => parameters)
      .filter(({ kind }) => kind === "boolean")
      .flatMap(({ name }) => [`activation-choice-${name}-false`, `activation-choice-${name}-true`]),
  ];
  expect(composed.filter((id) => !englishTexts.has(id))).toEqual([]);
});

test("no text is there twice: the second one would never be read", () => {
  for (const { tag } of languages) {
    const written = [...sourceOf(tag).matchAll(/^[a-z][\w-]*/gm)].map(([id]) => id);
    expect(written.filter((id, i) => written.indexOf(id) !== i)).toEqual([]);
  }
});

test("every card of a room has an explanation", () => {
  expect(explainedInRooms.length).toBeGreaterThan(5);
  for (const room of ["explorer", "softmax"]) {
    const cards = sources.filter(({ file }) => file.startsWith(join("rooms", room, "")));
    const source = cards.map(({ source }) => source).join("\n");
    expect(source.match(/<h2\b/g)).toHaveLength(source.match(/\bexplain\(/g)!.length);
  }
});

test("every text is used", () => {
  const code = sources.map(({ source }) => source).join("\n");
  const kinds =
    /^(control|export|table|code|weights|given-up|lesson|fact|sentence|refusal|explain|preset|hint|drawing|import-(?:kind|role|type|delimiter|numbers|scale|missing|encoding)|csv|file|idx|task|tab|undo|redo|analysis|backprop|finding|try|unit|health|confusion|convolution|precision|data|output-fused|link|share|choice|activation-choice|builder-(?:field|predict|guess|stop|goal|fault)|room|cause|reason|explorer-(chart|set)|trait|depth|guide|lab-(preset|fault)|(activation|optimizer|loss)-parameter|dataset|metric|layer-key|layer-option)-/;
  expect(ids.filter((id) => !kinds.test(id) && !code.includes(`"${id}"`))).toEqual([]);
});

test("no text has a fault in it", async () => {
  const values = {
    file: "F",
    detail: "D",
    act: "A",
    encoding: "E",
    allowed: "a, b",
    features: "x",
    fault: "F",
    last: 2,
    loss: "L",
    task: "T",
    epoch: "3",
    check: "C",
    precision: "float32",
    advice: "A",
    control: "C",
    titles: "T",
    state: "done",
    played: 1,
    minutes: 5,
    measured: "2",
    guess: "1",
    answer: "A",
    controls: "C, D",
    reason: "R",
    other: "O",
    one: "O",
    code: "U+0009",
    weights: 9,
    limit: 9,
    passes: 18,
    channel: 1,
    meanPresent: 1,
    meanMoving: 1,
    variancePresent: 1,
    varianceMoving: 1,
    momentum: 0.9,
    moving: 1,
    present: 1,
    title: "T",
    train: 1,
    test: 2,
    weight: 1,
    low: "0",
    high: "1",
    held: 9,
    needed: 3,
    inputs: 2,
    number: 1,
    name: "N",
    names: "M",
    first: 1,
    batch: 2,
    line: 1,
    sign: "]",
    optimizer: "O",
    rate: 0.1,
    repair: "R",
    axis: 1,
    x: 1,
    slope: 2,
    hidden: "H",
    output: "O",
    probability: "0.5",
    sum: 1,
    direct: 1,
    difference: 1,
    naive: 1,
    stable: 1,
    logits: 1,
    count: 2,
    step: 3,
    steps: 4,
    layer: "L",
    layers: 1,
    classes: 3,
    units: 2,
    value: "1",
    highest: "1",
    place: "1; 2",
    column: 5,
    answers: "3",
    share: "4 %",
    source: "S",
    from: 0,
    to: 1,
    mean: 0,
    std: 1,
    moved: 1,
    variance: 1,
    gradient: 1,
    places: "0",
    where: "x",
    index: 0,
    columns: 2,
    extent: 3,
    every: 25,
    most: 7,
    skipped: 1,
    width: 8,
    height: 8,
    row: 3,
    text: "t",
    found: 4,
    wanted: 5,
    type: 9,
    images: 2,
    goal: "G",
    run: "A",
    a: 1,
    b: 2,
    unit: " %",
    measure: "M",
    epochs: 3,
    change: "C",
    before: 1,
    after: 2,
    rows: 3,
    numbers: 2,
    part: "P",
    labels: "1, 0",
    wrong: 1,
    page: 1,
    pages: 2,
    truth: 3,
    predicted: 4,
    format: "float32",
    kind: "K",
    parameters: 9,
    multiplications: 9,
    size: "3 × 3",
    filter: "F",
    z: 1,
    tested: 9,
    testWidth: 28,
    testHeight: 28,
    shape: "2 × 2",
    input: "2 × 2",
    changes: "V",
    choice: "V",
    already: 1,
    holds: 2,
    length: 1,
    median: 1,
    runs: 20,
    condition: "V",
    end: "V",
    fact: "V",
    key: "V",
    left: "V",
    list: "V",
    metric: "V",
    parameter: "V",
    path: "V",
    right: "V",
    tolerance: "V",
    what: "V",
    least: 0,
    greatest: 1,
    fewest: 1,
    round: 1,
    rounds: 5,
    times: 2,
  };
  for (const { tag } of languages) {
    const texts = await loadTexts([tag]);
    expect(texts.language).toBe(tag);
    for (const part of PARTS) await texts.load(part);
    for (const id of locale(tag).keys()) expect(texts.text(id, values), `${tag} ${id}`).not.toMatch(/[{}$]/);
  }
});

test("catalog labels are the engine's unless the language has its own", () => {
  expect(englishTexts.label("activation", { name: "relu", label: "ReLU" })).toBe("ReLU");
  expect(englishTexts.label("dataset", { name: "overlap", label: "Overlapping discs" })).toBe("Overlap");
});

test("numbers have a true minus and name what is not finite", () => {
  expect(englishTexts.number(-1.5)).toBe("−1.5");
  expect(englishTexts.number(NaN)).toBe("NaN");
  expect(englishTexts.number(-Infinity)).toBe("−∞");
  expect(englishTexts.number(1.2e-7, { notation: "scientific", maximumFractionDigits: 1 })).toBe("1.2e−7");
});

test("a language is picked by its tag, by its script, else English", () => {
  const offered = ["en", "zh-Hans"];
  expect(pickLanguage(["zh-CN", "en"], offered)).toBe("zh-Hans");
  expect(pickLanguage(["zh-Hans-SG"], offered)).toBe("zh-Hans");
  expect(pickLanguage(["de-AT", "en-GB"], offered)).toBe("en");
  expect(pickLanguage(["fr"], offered)).toBe("en");
  expect(pickLanguage([], offered)).toBe("en");
});

const variables = (text: string) => [...new Set([...text.matchAll(/\$(\w+)/g)].map(([, name]) => name))].sort();
const dashed = (name: string) => name.replaceAll("_", "-");
const layerKeys = catalog.layers.flatMap(({ keys }) => keys);
/** Labels of the keys of layers and of their options. */
const keyIds = layerKeys.flatMap(({ name, type, choices = [] }) => [
  `layer-key-${dashed(name)}`,
  ...(type === "option" ? choices.map((choice) => `layer-option-${dashed(name)}-${choice}`) : []),
]);
const meaningIds = catalog.datasets.flatMap(({ column_names, class_names }) => [
  ...column_names.map((name) => `dataset-column-${dashed(name)}`),
  ...class_names.map((name) => `dataset-class-${dashed(name)}`),
]);
const catalogIds = (
  ["activations", "losses", "optimizers", "initializers", "datasets", "features", "metrics", "layers"] as const
).flatMap((list) => {
  const kind = {
    activations: "activation",
    losses: "loss",
    optimizers: "optimizer",
    initializers: "initializer",
    datasets: "dataset",
    features: "feature",
    metrics: "metric",
    layers: "layer-kind",
  }[list];
  return catalog[list].flatMap(({ name, parameters }) => [
    `${kind}-${dashed(name)}`,
    `${kind}-note-${dashed(name)}`,
    ...parameters.map((parameter) => `${kind}-parameter-${dashed(parameter.name)}`),
  ]);
});

test.each(languages.map(({ tag }) => tag).filter((tag) => tag !== "en"))(
  "%s has every text of English, with its variables, and besides only names of the catalog",
  (tag) => {
    const texts = locale(tag);
    expect(ids.filter((id) => !texts.has(id))).toEqual([]);
    expect(
      [...texts.keys()].filter((id) => !english.has(id) && ![...catalogIds, ...keyIds, ...meaningIds].includes(id)),
    ).toEqual([]);
    for (const id of ids) expect(variables(texts.get(id)!), id).toEqual(variables(english.get(id)!));
  },
);

test.each(languages.map(({ tag }) => tag).filter((tag) => tag !== "en"))(
  "%s has its own label of every layer kind, of its keys and of their options",
  (tag) => {
    const texts = locale(tag);
    const kinds = catalog.layers.map(({ name }) => `layer-kind-${dashed(name)}`);
    expect(keyIds.length).toBeGreaterThan(60);
    expect([...kinds, ...keyIds].filter((id) => !texts.has(id))).toEqual([]);
  },
);

test("what is no language tag is passed over", () => {
  expect(pickLanguage(["<b>", "en-US@posix", "zh-CN"], ["en", "zh-Hans"])).toBe("zh-Hans");
});

test("every language that has texts is offered, by its own name", () => {
  expect(languages.map(({ tag }) => `${tag}.ftl`)).toEqual(
    readdirSync(join(import.meta.dirname, "../../../web/i18n/locales"))
      .filter((file) => file.endsWith(".ftl"))
      .sort(),
  );
  for (const { tag, name, short } of languages) {
    const names = new Intl.DisplayNames(tag, { type: "language" });
    expect([name, short]).toEqual([names.of(tag), names.of(new Intl.Locale(tag).language)]);
  }
});

test("texts that replace others get their parts, also one that arrives meanwhile", async () => {
  const [english, chinese] = await Promise.all([loadTexts(["en"]), loadTexts(["zh-Hans"])]);
  await english.load("views");
  const loading = chinese.loadPartsOf(english);
  await english.load("explanations");
  await loading;
  for (const id of ["explorer-choose", "explain-data"]) expect(chinese.has(id), id).toBe(true);
});

test("a text that is not part of the first picture is empty until it is there, and then drawn", async () => {
  const texts = await loadTexts(["zh-Hans"]);
  const drawn: string[] = [];
  const stop = effect(() => void drawn.push(texts.text("restore")));
  await vi.waitFor(() => expect(drawn).toHaveLength(2));
  stop();
  expect(drawn[0]).toBe("");
  expect(drawn[1]).toBe(texts.text("restore"));
  expect(drawn[1]).toMatch(/\p{Script=Han}/u);
  expect(texts.text("no-such-text")).toBe("no-such-text");
});
