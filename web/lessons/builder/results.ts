import { html, nothing, type TemplateResult } from "lit";
import { placedRefusalText } from "../../i18n/refusals.ts";
import { icon } from "../../ui/controls/icons.ts";
import type { View } from "../../ui/view.ts";
import type { Issue } from "../../engine/types.ts";
import type { Spread, StepSummary } from "../play/summary.ts";
import type { Builder } from "./builder.ts";
import { bounded } from "./conditions.ts";
import { SEEDS } from "./seeds.ts";

/** The lesson on twenty seeds, and what has to be put right before it can be played. */
export function results(view: View, builder: Builder): TemplateResult {
  const count = builder.tried.value;
  return html`<button type="button" class="outlined" ?disabled=${count !== null} @click=${() => void builder.trySeeds()}>${view.text("builder-try", { count: SEEDS })}</button>
    ${count === null ? nothing : progress(view, count)}
    <div role="status" class="found">
      ${builder.found.value.map((summary, i) => step(view, builder, summary, i))}
    </div>
    ${missing(view, builder)}`;
}

const progress = (view: View, count: number): TemplateResult =>
  html`<span class="seed-dots" role="img" aria-label=${view.text("lesson-seeds-played", { played: count, count: SEEDS })}>
    ${Array.from({ length: SEEDS }, (_, i) => html`<i class=${i < count ? "yes" : "waiting"}></i>`)}
  </span>`;

function step(view: View, builder: Builder, summary: StepSummary, index: number): TemplateResult {
  const { runs, holds, already = 0, choices, spreads, faults, number } = summary;
  const write = (value: number) => view.store.texts.value.number(value, { maximumSignificantDigits: 3 });
  const own = builder.draft.value.steps[index];
  const name = (choice: string) =>
    builder.draft.value.texts[builder.language.value]?.steps[own?.id ?? ""]?.choices?.[choice] ?? choice;
  return html`<section class=${faults.length > 0 ? "doubtful" : ""}>
    <h3>${icon(faults.length > 0 ? "idea" : "check")} ${view.text("builder-step", { number: index + 1 })}</h3>
    ${holds === undefined ? nothing : html`<p>${view.text("builder-holds", { holds, runs })}</p>`}
    ${already > 0 ? html`<p>${view.text("builder-already", { already, runs })}</p>` : nothing}
    ${spreads.map((spread) => better(view, builder, own?.id, spread, runs))}
    ${Object.entries(choices ?? {}).map(([choice, count]) => html`<p>${view.text("builder-came", { choice: name(choice), count, runs })}</p>`)}
    ${number ? html`<p>${view.text("builder-range", { least: write(number.least), median: write(number.median), greatest: write(number.greatest) })}</p>` : nothing}
    ${summary.issue ? html`<p class="fault">${placedRefusalText(view.store.texts.value, summary.issue)}</p>` : nothing}
    ${faults.filter((fault) => fault !== "check" && fault !== "refused").map((fault) => html`<p class="fault">${view.text(`builder-fault-${fault}`)}</p>`)}
  </section>`;
}

/** A bound with which the check would always hold, to be taken. */
function better(view: View, builder: Builder, id: string | undefined, spread: Spread, runs: number) {
  const { better: bound, sign, expression } = spread;
  if (bound === undefined || id === undefined) return nothing;
  const take = () => {
    const step = builder.draft.value.steps.find((each) => each.id === id);
    if (!step?.check) return;
    builder.index.value = builder.draft.value.steps.indexOf(step);
    builder.changeStep({ check: bounded(step.check, spread, bound) });
  };
  return html`<p>${view.text("builder-would", { condition: `${expression} ${sign} ${bound}`, runs })}</p>
    <button type="button" class="outlined" @click=${take}>${view.text("builder-take")}</button>`;
}

/** Where in the lesson an issue is: the index of its step, and the field. */
function placeOf({ steps }: { steps: readonly { id: string }[] }, { path }: Issue): { index: number; field: string } {
  const [, place, key] = /^steps\[(\d+)\](?:\.(\w+))?/.exec(path) ?? [];
  if (place !== undefined) return { index: Number(place), field: key ?? "" };
  const [, id, said = ""] = /^texts\.[\w-]+\.steps\.([\w-]+)(?:\.(\w+))?/.exec(path) ?? [];
  const [, head = ""] = /^texts\.[\w-]+\.(title|question)/.exec(path) ?? [];
  return { index: steps.findIndex((step) => step.id === id), field: said || head };
}

/** The fields that an issue may be in. Each has the text `builder-field-NAME`. */
export const FIELDS = [
  "say",
  "ask",
  "do",
  "after",
  "choices",
  "hints",
  "check",
  "predict",
  "title",
  "question",
  "show",
  "stop",
  "seeds",
  "remember",
];

function missing(view: View, builder: Builder) {
  const issues = builder.issues.value;
  if (issues.length === 0) return nothing;
  return html`<div role="alert" class="missing">
    <p><b>${view.text("builder-missing")}</b></p>
    <ul>
      ${issues.map((issue) => {
        const { index, field } = placeOf(builder.draft.value, issue);
        const place = index >= 0 ? view.text("builder-step", { number: index + 1 }) : "";
        const named = FIELDS.includes(field) ? view.text(`builder-field-${field}`) : issue.path;
        const words = [place, named].filter(Boolean).join(" · ");
        return html`<li>
          ${index >= 0 ? html`<button type="button" class="outlined" @click=${() => (builder.index.value = index)}>${words}</button>` : html`<b>${words}</b>`}
          ${placedRefusalText(view.store.texts.value, issue)}
        </li>`;
      })}
    </ul>
  </div>`;
}
