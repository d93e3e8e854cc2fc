import { html, nothing, type TemplateResult } from "lit";
import { math } from "../../charts/math.ts";
import { formOf, unitStep, type CellForm, type GateStep, type UnitStep } from "./step.ts";
import type { Recurrence } from "./types.ts";

/** The labels of a layer's two activations, and how numbers are written. */
export interface EquationOptions {
  activation: string;
  gates: string;
  caption: string;
  format(value: number): string;
}

/** The name of a gate in TeX; a candidate has a mark, because c and h are states. */
const symbolOf = ({ name, isCandidate }: GateStep, form: CellForm): string =>
  isCandidate && form !== "plain" ? `\\bar{${name}}` : name;

/** One unit's step written out: the sums of its gates as a table, and how they join. */
export function equations(recurrence: Recurrence, step: number, options: EquationOptions): TemplateResult {
  const form = formOf(recurrence);
  const found = unitStep(recurrence, step);
  return html`${sums(found, form, options)} ${joins(found, form, options)}`;
}

/** The state of the step that was read before, in TeX. */
const beforeOf = (step: number, past: number): string => (past > step ? "h_{t+1}" : "h_{t-1}");

function sums({ gates, step, past }: UnitStep, form: CellForm, options: EquationOptions): TemplateResult {
  const { activation, gates: gateActivation, caption, format } = options;
  const hasTwo = gates.some(({ recurrentBias }) => recurrentBias !== undefined);
  const cell = (name: string, value: number | undefined) =>
    html`<td data-cell=${name}>${value === undefined ? nothing : format(value)}</td>`;
  return html`<table class=${hasTwo ? "two" : ""}>
    <caption>${caption}</caption>
    <thead>
      <tr>
        <td></td>
        <th scope="col">${math("x_t K")}</th>
        <th scope="col">${math(hasTwo ? "b_0" : "b")}</th>
        <th scope="col">${math(`${beforeOf(step, past)} R`)}</th>
        ${hasTwo ? html`<th scope="col">${math("b_1")}</th>` : nothing}
        <th scope="col">${math("z")}</th>
        <th scope="col" class="value">${math("f(z)")}</th>
      </tr>
    </thead>
    <tbody>
      ${gates.map(
        (gate) => html`<tr data-gate=${gate.name}>
          <th scope="row">${math(symbolOf(gate, form))}</th>
          ${cell("input", gate.input)} ${cell("bias", gate.bias)} ${cell("recurrent", gate.recurrent)}
          ${hasTwo ? cell("recurrent-bias", gate.recurrentBias) : nothing} ${cell("z", gate.z)}
          <td class="value" data-cell="gate"><small>${gate.isCandidate ? activation : gateActivation}</small> <b>${format(gate.value)}</b></td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The lines that join the gates to the new state, in symbols and in numbers. */
function joins(
  { step, past: pastStep, gates, before, h, c }: UnitStep,
  form: CellForm,
  options: EquationOptions,
): TemplateResult {
  const { activation, format } = options;
  const value = (name: string) => gates.find((gate) => gate.name === name)!;
  const f = `\\text{${activation}}`;
  const [now, past] = [`_{${step + 1}}`, `_{${pastStep + 1}}`];
  const hBefore = beforeOf(step, pastStep);
  const number = (each: number) => (each < 0 ? `(${format(each)})` : format(each));
  const line = (left: string, symbols: string, numbers: string, result: number) =>
    html`<li>
      ${math(`${left} = ${symbols}`)} <span>${math(`= ${numbers} =`)} <b data-cell=${left[0]}>${format(result)}</b></span>
    </li>`;
  if (form === "carries") {
    const [i, f_, o, candidate] = ["i", "f", "o", "c"].map((name) => number(value(name).value));
    return html`<ul>
      ${line(`c${now}`, `f c${past} + i \\bar{c}`, `${f_} \\cdot ${number(before.c)} + ${i} \\cdot ${candidate}`, c!)}
      ${line(`h${now}`, `o \\cdot ${f}(c${now})`, `${o} \\cdot ${f}(${format(c!)})`, h)}
    </ul>`;
  }
  if (form === "mixes") {
    const [z, candidate] = [value("z").value, value("h")];
    const mixed = `${number(z)} \\cdot ${number(before.h)} + ${format(1 - z)} \\cdot ${number(candidate.value)}`;
    return html`<ul>
      ${candidate.reset === undefined ? html`<li>${math(`${hBefore} R`)} ${math(`= (r \\cdot ${hBefore}) R`)}</li>` : resetLine(candidate, hBefore, number)}
      ${line(`h${now}`, `z h${past} + (1 - z) \\bar{h}`, mixed, h)}
    </ul>`;
  }
  return html`<ul>${line(`h${now}`, `${f}(z)`, `${f}(${format(gates[0].z)})`, h)}</ul>`;
}

/** z of the candidate, whose product with h the reset gate multiplies. */
function resetLine(
  { input, bias, recurrent, recurrentBias = 0, reset, z }: GateStep,
  before: string,
  number: (value: number) => string,
): TemplateResult {
  return html`<li>
    ${math(`z = x_t K + b_0 + r (${before} R + b_1)`)}
    <span>
      ${math(`= ${number(input + bias)} + ${number(reset!)} \\cdot ${number(recurrent + recurrentBias)} =`)}
      <b>${number(z)}</b>
    </span>
  </li>`;
}
