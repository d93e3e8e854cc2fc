import { html, svg, type TemplateResult } from "lit";
import { decadeEnds, functions, type FunctionLine } from "../../../charts/functions.ts";
import { valueEnds } from "../../../charts/scales.ts";
import type { Depth } from "../../../experiment/protocol.ts";
import { select } from "../../../ui/controls/fields.ts";
import { explain } from "../../../ui/explain.ts";
import { classMark } from "../../../ui/legend.ts";
import type { Explorer } from "../model.ts";
import { WIDTHS, type Chosen } from "../../../experiment/rooms.ts";

const HEIGHT = 190;
/** The gradient has vanished below this share of that at the last layer, and exploded above its inverse. */
const VANISHED = 1e-3;
const SELU_EXAMPLE = ["selu", "relu", "sigmoid"];

/** Mean, variance and gradient through a deep network of each chosen activation. */
export function depthCard(explorer: Explorer, width: number): TemplateResult {
  const showSelu = () => explorer.choose(SELU_EXAMPLE, { initializer: "lecun_normal" });
  return html`<section class="card depth">
    <header>
      <h2>${explorer.text("depth")}</h2>
      ${explain("depth", () => numbers(explorer))}
      <div class="fields end">
        ${fields(explorer)}
        <button type="button" class="outlined" @click=${showSelu}>${explorer.text("depth-selu")}</button>
      </div>
    </header>
    <p class="why">${explorer.text("depth-why")}</p>
    <div class="small">
      ${chart(explorer, width, "mean", false)} ${chart(explorer, width, "variance", true)} ${chart(explorer, width, "gradient", true)}
    </div>
    <ul class="verdicts">
      ${explorer.chosen.map((spec, i) => html`<li>${classMark(i)} ${verdict(explorer, spec)}</li>`)}
    </ul>
  </section>`;
}

function numbers(explorer: Explorer) {
  const depth = explorer.focused && explorer.depth(explorer.focused);
  return {
    name: explorer.focusedLabel,
    variance: explorer.digits(depth?.variance.at(-1)),
    gradient: explorer.digits(depth?.gradient[0]),
  };
}

function fields(explorer: Explorer): TemplateResult[] {
  const { initializer, width } = explorer.state;
  const initializers = explorer.view.store.description.value?.catalog.initializers ?? [];
  return [
    select({
      id: "depth-initializer",
      label: explorer.text("initializer"),
      value: initializer,
      items: initializers.map((item) => ({ value: item.name, label: explorer.texts.label("initializer", item) })),
      change: (initializer) => explorer.change({ initializer }),
    }),
    select({
      id: "depth-width",
      label: explorer.text("depth-width"),
      value: String(width),
      items: WIDTHS.map((units) => ({ value: String(units), label: explorer.text("output-units", { units }) })),
      change: (width) => explorer.change({ width: Number(width) }),
    }),
  ];
}

function chart(explorer: Explorer, width: number, part: keyof Depth, logarithmic: boolean): TemplateResult {
  const lists = explorer.chosen.map((spec) => explorer.depth(spec)?.[part] ?? []);
  const layers = part === "gradient" ? 20 : 21;
  const first = part === "gradient" ? 1 : 0;
  const x = Array.from({ length: layers }, (_, i) => i + first);
  const y = logarithmic ? decadeEnds(lists) : valueEnds([...lists, [0]], [-10, 10]);
  const lines = explorer.chosen.map((spec, i): FunctionLine => ({ y: lists[i], ...explorer.look(spec, i) }));
  const drawing = { width, height: HEIGHT, x, y, lines, logarithmic, format: explorer.tick };
  return html`<figure>
    <figcaption>${explorer.text(`depth-${part}`)}</figcaption>
    <svg class="small-plot" role="img" aria-label=${explorer.text(`depth-${part}`)}>
      ${width > 0 ? functions(drawing) : svg``}
    </svg>
  </figure>`;
}

function verdict(explorer: Explorer, spec: Chosen): string {
  const name = explorer.label(spec.name);
  const depth = explorer.depth(spec);
  if (!depth) return explorer.text("depth-waiting", { name });
  const gradient = depth.gradient[0];
  const variance = depth.variance.at(-1)!;
  if (!Number.isFinite(variance) || !Number.isFinite(gradient)) return explorer.text("depth-overflows", { name });
  const kind = gradient > 1 / VANISHED ? "explodes" : gradient < VANISHED ? "vanishes" : "lives";
  return explorer.text(`depth-${kind}`, {
    name,
    gradient: explorer.digits(gradient),
    mean: explorer.digits(depth.mean.at(-1)),
    variance: explorer.digits(variance),
  });
}
