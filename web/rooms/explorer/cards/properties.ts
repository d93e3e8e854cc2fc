import { html, type TemplateResult } from "lit";
import type { Interval, Traits } from "../../../experiment/protocol.ts";
import { explain } from "../../../ui/explain.ts";
import { classMark } from "../../../ui/legend.ts";
import type { Explorer } from "../model.ts";
import type { Chosen } from "../../../experiment/rooms.ts";

/** A mean of the output closer to 0 than this counts as zero-centred. */
const CENTRED = 0.01;
/** With more falling intervals than this the function is called wavy. */
const MOST_FALLS = 2;
const COLUMNS = ["range", "centred", "saturates", "smooth", "monotonic", "dead"];

/** Values at the cursor and mathematical properties of the chosen activations. */
export function propertiesCard(explorer: Explorer): TemplateResult {
  const x = explorer.tick(explorer.state.x);
  return html`<section class="card table">
    <header><h2>${explorer.text("explorer-properties")}</h2>${explain("explorer-properties", () => numbers(explorer))}</header>
    <div class="scroll" tabindex="0" role="region" aria-label=${explorer.text("explorer-properties")}>
      <table>
        <thead>
          <tr>
            <th scope="col">${explorer.text("explorer-name")}</th>
            <th scope="col" class="figure"><i>f</i>(${x})</th>
            <th scope="col" class="figure"><i>f′</i>(${x})</th>
            ${COLUMNS.map((id) => html`<th scope="col">${explorer.text(`trait-${id}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${explorer.chosen.map((spec, i) => row(explorer, spec, i))}
        </tbody>
      </table>
    </div>
    <p class="why">${explorer.text("explorer-properties-why")}</p>
  </section>`;
}

function numbers(explorer: Explorer) {
  const traits = explorer.focused && explorer.traits(explorer.focused);
  const {
    range: [from, to],
    mean,
  } = traits ?? { range: [NaN, NaN], mean: NaN };
  return {
    name: explorer.focusedLabel,
    from: explorer.tick(from),
    to: explorer.tick(to),
    mean: explorer.tick(mean),
  };
}

function row(explorer: Explorer, spec: Chosen, index: number): TemplateResult {
  const reading = explorer.reading(spec);
  const traits = explorer.traits(spec);
  const focused = spec === explorer.focused;
  const name = explorer.label(spec.name);
  const title = explorer.text("explorer-show", { name });
  const cells = traits ? traitCells(explorer, traits) : COLUMNS.map(() => "…");
  return html`<tr class=${focused ? "chosen" : ""}>
    <th scope="row">
      <button type="button" class="row-name" aria-pressed=${focused} title=${title} @click=${() => explorer.change({ focus: spec.name })}>
        ${classMark(index)} ${name}${settings(explorer, spec)}
      </button>
    </th>
    <td class="figure" data-cell="value">${explorer.digits(reading?.value[0])}</td>
    <td class="figure" data-cell="derivative">${explorer.digits(reading?.derivative[0])}</td>
    ${cells.map((cell) => html`<td>${cell}</td>`)}
  </tr>`;
}

/** ", α 0.2": the numeric parameters of an activation. */
function settings(explorer: Explorer, spec: Chosen): string {
  const parameters = explorer.item(spec.name)?.parameters.filter(({ kind }) => kind === "number") ?? [];
  return parameters
    .map((parameter) => {
      const label = explorer.texts.label("activation-parameter", parameter);
      return `, ${label} ${explorer.tick(Number(spec[parameter.name] ?? parameter.default))}`;
    })
    .join("");
}

/** One text a column of the table. */
function traitCells(explorer: Explorer, traits: Traits): string[] {
  const { range, mean, falling, dead } = traits;
  const { tick } = explorer;
  return [
    explorer.text("trait-range-value", { from: tick(range[0]), to: tick(range[1]) }),
    Math.abs(mean) < CENTRED ? explorer.text("choice-true") : explorer.text("trait-centred-no", { mean: tick(mean) }),
    saturates(explorer, traits),
    smooth(explorer, traits),
    monotonic(explorer, falling),
    dead.length === 0 ? explorer.text("trait-nowhere") : where(explorer, dead),
  ];
}

function saturates(explorer: Explorer, { flatBelow, flatAbove }: Traits): string {
  const ends: Interval[] = [
    ...(flatBelow === null ? [] : [[-Infinity, flatBelow] as Interval]),
    ...(flatAbove === null ? [] : [[flatAbove, Infinity] as Interval]),
  ];
  return ends.length === 0 ? explorer.text("choice-false") : where(explorer, ends);
}

function smooth(explorer: Explorer, { jumps, corners }: Traits): string {
  const places = (list: number[]) => list.map(explorer.tick).join(", ");
  if (jumps.length > 0) return explorer.text("trait-jump", { places: places(jumps) });
  if (corners.length > 0) return explorer.text("trait-corner", { places: places(corners) });
  return explorer.text("choice-true");
}

function monotonic(explorer: Explorer, falling: Interval[]): string {
  if (falling.length === 0) return explorer.text("choice-true");
  return falling.length > MOST_FALLS
    ? explorer.text("trait-waves")
    : explorer.text("trait-falls", { where: where(explorer, falling) });
}

function where(explorer: Explorer, intervals: Interval[]): string {
  return intervals
    .map(([from, to]) => {
      const values = { from: explorer.tick(from), to: explorer.tick(to) };
      if (from === -Infinity) return to === Infinity ? explorer.text("trait-everywhere") : `x ≤ ${values.to}`;
      return to === Infinity ? `x ≥ ${values.from}` : explorer.text("trait-between", values);
    })
    .join(", ");
}
