import { html, nothing, type TemplateResult } from "lit";
import { chain, chainKind, trueClass, type Chain } from "../../charts/chain.ts";
import { activationName, answerActivation, type Experiment } from "../../experiment/experiment.ts";
import type { Inspected } from "../../experiment/protocol.ts";
import { lockable } from "../../ui/controls/guarded.ts";
import { classMark, classStyle } from "../../ui/legend.ts";
import type { View } from "../../ui/view.ts";

type SoftmaxChain = Extract<Chain, { kind: "softmax" }>;
type SigmoidChain = Extract<Chain, { kind: "sigmoid" }>;

/** An inspected point; on paper (`plain`) there are no buttons. */
interface Inspecting {
  view: View;
  plain: boolean;
  inspected: Inspected;
}

/** From the logits of a point to its probabilities or values, and to its loss. */
export function outputTable(view: View, plain: boolean, experiment: Experiment, inspected: Inspected): TemplateResult {
  const inspecting = { view, plain, inspected };
  const task = view.store.task.value ?? "multiclass";
  const { catalog } = view.store.description.value!;
  const activation = activationName(experiment.layers[experiment.layers.length - 1].activation);
  const answer = chain(chainKind(answerActivation(catalog, experiment), task === "regression"), inspected.result);
  if (answer.kind === "softmax") return softmaxTable(inspecting, answer);
  if (answer.kind === "sigmoid" && task === "multilabel") return labelTable(inspecting, answer);
  if (answer.kind === "sigmoid" && answer.rows.length === 1) return sigmoidTable(inspecting, answer);
  return valueTable(inspecting, answer, activation);
}

const exact = ({ view }: Inspecting, value: number): string => view.store.texts.value.exact(value);

function softmaxTable(inspecting: Inspecting, { rows, highest, sum }: SoftmaxChain): TemplateResult {
  const { view, inspected } = inspecting;
  const { target, result } = inspected;
  const truth = trueClass(target);
  const slopes = result.layers[result.layers.length - 1].grad_z;
  const total = rows.reduce((total, { probability }) => total + probability, 0);
  return html`
    <table>
      <thead>
        <tr>
          <th scope="col">${view.text("true-class-choice")}</th>
          <th scope="col"><i>z</i></th>
          <th scope="col">e<sup><i>z</i>−m</sup></th>
          <th scope="col" colspan="2"><i>p</i> = e<sup><i>z</i>−m</sup> / Σ</th>
          ${slopes ? html`<th scope="col">${view.text("to-gain")}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ z, power, probability }, i) => html`<tr class=${i === truth ? "chosen" : ""}>
            <th scope="row">${classButton(inspecting, i, truth)}</th>
            <td data-cell="z" data-fact=${`point.logits[${i}]`}>${exact(inspecting, z)}</td>
            <td data-cell="power">${exact(inspecting, power)}</td>
            <td class="bar">${bar(probability, i)}</td>
            <td data-cell="probability" data-fact=${`point.probabilities[${i}]`}><b>${exact(inspecting, probability)}</b></td>
            ${slopes ? html`<td data-cell="gain">${gain(view, -slopes[i])}</td>` : nothing}
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Σ</th>
          <td></td>
          <td data-cell="sum">${exact(inspecting, sum)}</td>
          <td></td>
          <td data-cell="total">${exact(inspecting, total)}</td>
          ${slopes ? html`<td></td>` : nothing}
        </tr>
      </tfoot>
    </table>
    <p class="remark muted">${view.text("softmax-shift", { highest: exact(inspecting, highest) })} ${slopes ? view.text("to-gain-why") : nothing}</p>
    ${minusLog(inspecting, truth, truth === null ? undefined : rows[truth]?.probability)}
  `;
}

/** −∂loss/∂z: its sign is also shown by an arrow. */
function gain(view: View, value: number): TemplateResult {
  const size = Math.abs(value);
  const text = view.store.texts.value.number(value, {
    signDisplay: "exceptZero",
    ...(size >= 0.001 || size === 0
      ? { minimumFractionDigits: 3, maximumFractionDigits: 3 }
      : { notation: "scientific", maximumFractionDigits: 0 }),
  });
  return html`<span class=${value > 0 ? "gain" : "loss"}><span aria-hidden="true">${value > 0 ? "▲" : "▼"}</span>${text}</span>`;
}

/** Two classes from one sigmoid. */
function sigmoidTable(inspecting: Inspecting, { rows }: SigmoidChain): TemplateResult {
  const [{ z, power, probability }] = rows;
  const truth = trueClass(inspecting.inspected.target);
  const probabilities = [1 - probability, probability];
  return html`
    <p class="formula number">
      <i>z</i> = <span data-cell="z" data-fact="point.logits[0]">${exact(inspecting, z)}</span>, e<sup>−<i>z</i></sup> = <span data-cell="power">${exact(inspecting, power)}</span>,
      <i>p</i> = 1 / (1 + e<sup>−<i>z</i></sup>) = <b data-fact="point.probabilities[0]">${exact(inspecting, probability)}</b>
    </p>
    <table>
      <thead>
        <tr>
          <th scope="col">${inspecting.view.text("true-class-choice")}</th>
          <td colspan="2"></td>
        </tr>
      </thead>
      <tbody>
        ${probabilities.map(
          (value, i) => html`<tr class=${i === truth ? "chosen" : ""}>
            <th scope="row">${classButton(inspecting, i, truth)}</th>
            <td class="bar">${bar(value, i)}</td>
            <td data-cell="probability">${i === 0 ? html`1 − <i>p</i> = ` : html`<i>p</i> = `}<b>${exact(inspecting, value)}</b></td>
          </tr>`,
        )}
      </tbody>
    </table>
    ${minusLog(inspecting, truth, truth === null ? undefined : probabilities[truth])}
  `;
}

/** One sigmoid a label. */
function labelTable(inspecting: Inspecting, { rows }: SigmoidChain): TemplateResult {
  const { view, inspected } = inspecting;
  const truths = Array.isArray(inspected.target) ? inspected.target : [];
  const cost = (probability: number, i: number) => -Math.log(truths[i] === 1 ? probability : 1 - probability);
  return html`
    <table>
      <thead>
        <tr>
          <th scope="col">${view.text("label")}</th>
          <th scope="col"><i>z</i></th>
          <th scope="col">e<sup>−<i>z</i></sup></th>
          <th scope="col" colspan="2"><i>p</i> = 1/(1+e<sup>−<i>z</i></sup>)</th>
          <th scope="col">${view.text("label-cost")}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ z, power, probability }, i) => html`<tr>
            <th scope="row">${classMark(i)} ${view.classLabel(i)} ${truths[i] === 1 ? "✓" : ""}</th>
            <td data-cell="z" data-fact=${`point.logits[${i}]`}>${exact(inspecting, z)}</td>
            <td data-cell="power">${exact(inspecting, power)}</td>
            <td class="bar">${bar(probability, i)}</td>
            <td data-cell="probability" data-fact=${`point.probabilities[${i}]`}><b>${exact(inspecting, probability)}</b></td>
            <td>${exact(inspecting, cost(probability, i))}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    <p class="remark muted">${view.text("labels-remark")}</p>
    ${loss(inspecting)}
  `;
}

function valueTable(inspecting: Inspecting, answer: Chain, activation: string): TemplateResult {
  const { view, inspected } = inspecting;
  const targets = typeof inspected.target === "number" ? [inspected.target] : (inspected.target ?? []);
  const values = inspected.result.probabilities;
  return html`
    <table>
      <thead>
        <tr>
          <th scope="col">${view.text("output")}</th>
          <th scope="col"><i>z</i></th>
          <th scope="col">${view.itemLabel("activation", activation)}(<i>z</i>)</th>
          <th scope="col">${view.text("target")}</th>
          <th scope="col">${view.text("difference")}</th>
        </tr>
      </thead>
      <tbody>
        ${answer.rows.map(
          ({ z }, i) => html`<tr>
            <th scope="row">${answer.rows.length === 1 ? html`<i>ŷ</i>` : view.outputLabel(i)}</th>
            <td data-cell="z" data-fact=${`point.logits[${i}]`}>${exact(inspecting, z)}</td>
            <td data-cell="value" data-fact=${`point.probabilities[${i}]`}><b>${exact(inspecting, values[i])}</b></td>
            <td data-cell="target">${targets[i] === undefined ? "–" : exact(inspecting, targets[i])}</td>
            <td>${targets[i] === undefined ? "–" : exact(inspecting, values[i] - targets[i])}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    <p class="remark muted">${view.text("target-nearest")}</p>
    ${loss(inspecting)}
  `;
}

/** Selects the class that the loss takes as the true one. */
function classButton({ view, plain }: Inspecting, index: number, truth: number | null): TemplateResult {
  if (plain) return html`${classMark(index)} ${view.classLabel(index)} ${index === truth ? "✓" : nothing}`;
  const button = html`<button
    type="button"
    aria-pressed=${index === truth}
    title=${view.text("take-as-true", { number: view.classNumber(index) })}
    @click=${() => view.store.change({ target: index })}
  >
    ${classMark(index)} <span class="class-word">${view.classLabel(index)}</span>
  </button>`;
  return html`${lockable(view, "inspector", button)}`;
}

function bar(share: number, index: number): TemplateResult {
  const width = Math.max(0, Math.min(1, share || 0)) * 100;
  return html`<svg class=${classStyle(index)} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="10"></rect>
    <rect class="fill" width=${width} height="10"></rect>
  </svg>`;
}

function minusLog(inspecting: Inspecting, truth: number | null, probability: number | undefined) {
  if (truth === null || probability === undefined) return nothing;
  const { view, inspected } = inspecting;
  const { loss } = inspected.result;
  return html`<p class="result">
    ${classMark(truth)}
    <span class="number">−ln <i>p</i> = −ln ${exact(inspecting, probability)} = <b data-cell="minus-log">${exact(inspecting, -Math.log(probability))}</b></span>
    ${loss === undefined ? nothing : html`<span class="muted number" data-fact="point.loss">${view.text("loss-here", { value: exact(inspecting, loss) })}</span>`}
  </p>`;
}

function loss(inspecting: Inspecting) {
  const { loss } = inspecting.inspected.result;
  if (loss === undefined) return nothing;
  return html`<p class="result number"><b data-fact="point.loss">${inspecting.view.text("loss-here", { value: exact(inspecting, loss) })}</b></p>`;
}
