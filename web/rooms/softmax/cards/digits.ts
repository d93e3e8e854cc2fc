import { html, type TemplateResult } from "lit";
import { math } from "../../../charts/math.ts";
import { slider } from "../../../ui/controls/fields.ts";
import { explain } from "../../../ui/explain.ts";
import { POWERS } from "../../../experiment/rooms.ts";
import type { Lab } from "../model.ts";
import { warning } from "../parts.ts";
import { FORMATS, twoWays } from "../rounding.ts";

const STEPS = { direct: "x", above: "1 + x / 2", below: "1 - x / 2", difference: "(1 + x / 2) - (1 - x / 2)" } as const;
const NAMES = ["direct", "above", "below", "difference"] as const;

/** 2/10ⁿ computed directly and as a difference of numbers near 1. */
export function digitsCard(lab: Lab): TemplateResult {
  const { power } = lab.state;
  return html`<section class="card">
    <header><h2 id="digits" tabindex="-1">${lab.text("lab-digits")}</h2>${explain("lab-digits", () => numbers(lab))}</header>
    <p class="why">${lab.text("lab-digits-why")}</p>
    ${slider({
      id: "power",
      label: lab.text("lab-digits-power"),
      texts: lab.texts,
      value: power,
      range: POWERS,
      integer: true,
      change: (value) => lab.change({ power: value }),
    })}
    <div class="scroll" tabindex="0" role="region" aria-label=${lab.text("lab-digits")}>${table(lab)}</div>
  </section>`;
}

function numbers(lab: Lab) {
  const { direct, difference } = twoWays(lab.state.power, "float32");
  return { direct: lab.allDigits(direct, "float32"), difference: lab.allDigits(difference, "float32") };
}

function table(lab: Lab): TemplateResult {
  const { power } = lab.state;
  const ways = FORMATS.map((format) => ({ format, ...twoWays(power, format) }));
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${math(`x = 2 / 10^{${power}}`)}</th>
        ${FORMATS.map((format) => html`<th scope="col" class="figure">${lab.text(`precision-${format}`)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${NAMES.map(
        (name) => html`<tr>
          <th scope="row">${math(STEPS[name])}</th>
          ${ways.map((way) => html`<td class="figure" data-cell=${`${name}-${way.format}`}>${lab.allDigits(way[name], way.format)}</td>`)}
        </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">${lab.text("lab-digits-lost")}</th>
        ${ways.map((way) => html`<td class="figure">${relativeError(lab, way)}</td>`)}
      </tr>
    </tfoot>
  </table>`;
}

function relativeError(lab: Lab, { direct, difference }: { direct: number; difference: number }) {
  if (difference === 0) return warning(lab.text("lab-digits-all"));
  const error = Math.abs(difference - direct) / direct;
  return lab.texts.number(error, { notation: "scientific", maximumFractionDigits: 1 });
}
