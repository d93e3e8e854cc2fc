import { html, nothing, type TemplateResult } from "lit";
import { explain } from "../../../ui/explain.ts";
import { classMark, classStyle } from "../../../ui/legend.ts";
import { bar } from "../../bar.ts";
import type { Explorer } from "../model.ts";
import { ROUNDS, type Timed } from "../timing.ts";

/** The activation that the others are compared with. */
const REFERENCE = "relu";
const MICRO = 1e3;

/** The time of a training step of the present network with each activation, on a press. */
export function timingCard(explorer: Explorer): TemplateResult {
  const { times, hasHidden } = explorer;
  const rows = times.rows.value;
  const press = () => (times.isRunning.value ? times.cancel() : explorer.measure());
  const name = times.isRunning.value ? "timing-stop" : rows.length > 0 ? "timing-again" : "timing-measure";
  return html`<section class="card timing">
    <header>
      <h2>${explorer.text("timing")}</h2>
      ${explain("timing", () => numbers(explorer))}
      <button type="button" class="outlined end" ?disabled=${!hasHidden} @click=${press}>${explorer.text(name)}</button>
    </header>
    <p class="why">${explorer.text(hasHidden ? "timing-why" : "timing-no-hidden", { rounds: ROUNDS })}</p>
    <p class="muted" role="status">${status(explorer)}</p>
    ${rows.length > 0 ? table(explorer, rows) : nothing}
  </section>`;
}

/** What is under way, or what the figures are of. */
function status(explorer: Explorer): string {
  const { times, view } = explorer;
  const rounds = times.rounds.value;
  if (times.isRunning.value)
    return explorer.text("timing-progress", { round: Math.min(rounds + 1, ROUNDS), rounds: ROUNDS });
  if (rounds === 0) return "";
  const median = explorer.text("timing-median", { rounds });
  return times.of.value === view.store.experiment.value ? median : `${median} ${explorer.text("timing-changed")}`;
}

function numbers(explorer: Explorer) {
  const rows = explorer.times.rows.value.filter(({ step }) => step !== null);
  const name = (row?: Timed) => (row ? explorer.label(row.spec.name) : "–");
  const time = (row?: Timed) => (row ? micro(explorer, row.step) : "–");
  const [first, last] = [rows[0], rows.at(-1)];
  return { least: name(first), fewest: time(first), greatest: name(last), most: time(last) };
}

function table(explorer: Explorer, rows: readonly Timed[]): TemplateResult {
  const most = Math.max(...rows.map(({ step }) => step ?? 0));
  const reference = rows.find(({ spec }) => spec.name === REFERENCE)?.step ?? null;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${explorer.text("timing")}>
    <table>
      <thead>
        <tr>
          <th scope="col">${explorer.text("explorer-name")}</th>
          <th scope="col" class="figure">${explorer.text("timing-step")}</th>
          <td></td>
          <th scope="col" class="figure">${explorer.text("timing-relative", { name: explorer.label(REFERENCE) })}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => tableRow(explorer, row, most, reference))}
      </tbody>
    </table>
  </div>`;
}

function tableRow(explorer: Explorer, { spec, step }: Timed, most: number, reference: number | null): TemplateResult {
  const index = explorer.chosen.findIndex(({ name }) => name === spec.name);
  return html`<tr data-timed=${spec.name}>
    <th scope="row">${index < 0 ? nothing : classMark(index)} ${explorer.label(spec.name)}</th>
    <td class="figure" data-cell="step">${micro(explorer, step)}</td>
    <td class="bar">${bar((step ?? 0) / most, index < 0 ? "" : classStyle(index))}</td>
    <td class="figure">${step === null || reference === null ? "–" : ratio(explorer, step / reference)}</td>
  </tr>`;
}

const ratio = (explorer: Explorer, value: number): string =>
  explorer.text("timing-times", {
    times: explorer.texts.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  });

const micro = (explorer: Explorer, milliseconds: number | null): string =>
  milliseconds === null
    ? explorer.text("timing-overflows")
    : explorer.text("timing-micro", {
        value: explorer.texts.number(milliseconds * MICRO, {
          minimumSignificantDigits: 3,
          maximumSignificantDigits: 3,
        }),
      });
