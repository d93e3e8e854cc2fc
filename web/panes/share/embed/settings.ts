import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { CONTROLS, PARTS } from "../../../experiment/author/controls.ts";
import { LIMITED } from "../../../experiment/author/limits.ts";
import { MOST_TASK } from "../../../experiment/author/read-settings.ts";
import { isLoss, MEASURES, type Goal, type Measure } from "../../../experiment/goal.ts";
import { languages } from "../../../i18n/locales/languages.ts";
import type { TextArguments } from "../../../i18n/texts.ts";
import { select, toggle } from "../../../ui/controls/fields.ts";
import { numberInput } from "../../../ui/controls/number-field.ts";
import type { Store } from "../../../state/store.ts";
import { measureText } from "../../transport/goal-text.ts";
import { CHOICES, type Embedding } from "./embedding.ts";

const NONE = "none";
const THEMES = ["auto", "light", "dark"] as const;
const MOST_LIMIT = 999_999_999;
const USUAL_LIMITS = { layers: 2, units: 8, step: 2000 };
const USUAL_LOSS = 0.1;
const USUAL_SCORE = 0.95;

/** The dialog, as its fields know it. */
export interface Form {
  readonly store: Store;
  readonly embedding: Embedding;
  text(id: string, values?: TextArguments): string;
  change(change: Partial<Embedding>): void;
}

const isChecked = (event: Event) => (event.target as HTMLInputElement).checked;

/** The names with one of them added or removed, in the order of all. */
function toggled<Name extends string>(all: readonly Name[], some: ReadonlySet<string>, name: Name, isIn: boolean) {
  return new Set(all.filter((one) => (one === name ? isIn : some.has(one))));
}

const check = (label: string, value: boolean, change: (isIn: boolean) => void) => html`<label class="check">
  <input type="checkbox" .checked=${live(value)} @change=${(event: Event) => change(isChecked(event))} /><span>${label}</span>
</label>`;

/** The parts of the page, then the panels, which stand in the part `analysis`. */
export function panelFields(form: Form): TemplateResult {
  const { store, embedding } = form;
  const ids = store.panels.map(({ id }) => id);
  const parts = PARTS.filter((part) => part !== "analysis");
  const all: readonly string[] = [...parts, ...ids];
  const shown = embedding.panels ?? new Set(all);
  const change = (name: string, isIn: boolean) => {
    const panels = toggled(all, shown, name, isIn);
    form.change({ panels: panels.size === all.length ? null : panels });
  };
  const field = (name: string, label: string) => check(label, shown.has(name), (isIn) => change(name, isIn));
  return html`<fieldset>
    <legend>${form.text("share-panels")}</legend>
    <div class="checks">${parts.map((part) => field(part, form.text(`share-part-${part}`)))}</div>
    <details>
      <summary>${form.text("share-analysis", { count: ids.filter((id) => shown.has(id)).length })}</summary>
      <div class="checks">${ids.map((id) => field(id, form.text(`analysis-${id}`)))}</div>
    </details>
  </fieldset>`;
}

export function controlFields(form: Form): TemplateResult {
  const { choice } = form.embedding;
  return html`<fieldset>
    <legend>${form.text("share-controls")}</legend>
    <div class="choices">
      ${CHOICES.map(
        (name) => html`<label class="check" title=${form.text(`share-controls-${name}-note`)}>
          <input type="radio" name="controls" .checked=${live(choice === name)} @change=${() => form.change({ choice: name })} />
          <span>${form.text(`share-controls-${name}`)}</span>
        </label>`,
      )}
    </div>
    <p class="muted">${form.text(`share-controls-${choice}-note`)}</p>
    ${choice === "chosen" ? chosenFields(form) : nothing}
  </fieldset>`;
}

function chosenFields(form: Form): TemplateResult {
  const { chosen, othersLocked } = form.embedding;
  const change = (name: (typeof CONTROLS)[number], isIn: boolean) =>
    form.change({ chosen: toggled(CONTROLS, chosen, name, isIn) });
  return html`<div class="checks list" role="group" aria-label=${form.text("share-controls-chosen")}>
      ${CONTROLS.map((name) => check(form.text(`control-${name}`), chosen.has(name), (isIn) => change(name, isIn)))}
    </div>
    ${toggle({ label: form.text("share-others-locked"), value: othersLocked, change: (value) => form.change({ othersLocked: value }) })}`;
}

export function looks(form: Form): TemplateResult {
  const { lang, theme, autoplay } = form.embedding;
  return html`<div class="row">
    ${select({
      id: "lang",
      label: form.text("share-language"),
      value: lang,
      items: [
        { value: "", label: form.text("share-language-auto") },
        ...languages.map(({ tag, name }) => ({ value: tag, label: name })),
      ],
      change: (value) => form.change({ lang: value }),
    })}
    ${select({
      id: "theme",
      label: form.text("share-theme"),
      value: theme,
      items: THEMES.map((value) => ({ value, label: form.text(`share-theme-${value}`) })),
      change: (value) => form.change({ theme: value as Embedding["theme"] }),
    })}
    ${toggle({ label: form.text("share-autoplay"), value: autoplay, change: (value) => form.change({ autoplay: value }) })}
  </div>`;
}

const usual = (measure: Measure) => (isLoss(measure) ? USUAL_LOSS : measure.endsWith("score") ? USUAL_SCORE : 1000);

/** The task in a sentence, and where training stops. */
export function taskFields(form: Form): TemplateResult {
  const { goal, task } = form.embedding;
  const score = form.store.score.value;
  return html`<div class="stacked">
      <label for="task">${form.text("share-task")}</label>
      <input type="text" id="task" maxlength=${MOST_TASK} placeholder=${form.text("share-task-example")} .value=${live(task)}
        @input=${(event: Event) => form.change({ task: (event.target as HTMLInputElement).value })} />
    </div>
    <div class="row">
      ${
        score
          ? select({
              id: "goal",
              label: form.text("share-goal"),
              value: goal?.measure ?? NONE,
              items: [
                { value: NONE, label: form.text("share-goal-none") },
                ...MEASURES.map((value) => ({ value, label: measureText(form.store.texts.value, value, score) })),
              ],
              change: (value) => form.change({ goal: value === NONE ? null : goalOf(value as Measure) }),
            })
          : nothing
      }
      ${goal ? goalValue(form, goal) : nothing}
    </div>`;
}

const goalOf = (measure: Measure): Goal => ({ measure, value: usual(measure) });

/** In the unit of the address: a score is a share of 1. */
function goalValue(form: Form, { measure, value }: Goal): TemplateResult {
  const label = form.text(isLoss(measure) ? "share-goal-at-most" : "share-goal-at-least");
  const isScore = measure.endsWith("score");
  return html`<div class="stacked">
    <label for="goal-value">${label}</label>
    ${numberInput({ id: "goal-value", texts: form.store.texts.value, value, range: [0, isScore ? 1 : MOST_LIMIT], integer: measure === "step", change: (typed) => form.change({ goal: { measure, value: typed } }) })}
  </div>`;
}

/** The most layers, units and steps. */
export function limitFields(form: Form): TemplateResult {
  const { limits } = form.embedding;
  const without = (name: string) => Object.fromEntries(Object.entries(limits).filter(([other]) => other !== name));
  return html`<fieldset>
    <legend>${form.text("share-limits")}</legend>
    <div class="row">
      ${LIMITED.map((name) => {
        const most = limits[name];
        const label = form.text(`share-limit-${name}`);
        return html`<div class="limit">
          ${check(label, most !== undefined, (isIn) => form.change({ limits: isIn ? { ...limits, [name]: USUAL_LIMITS[name] } : without(name) }))}
          ${
            most === undefined
              ? nothing
              : numberInput({
                  id: `limit-${name}`,
                  label,
                  texts: form.store.texts.value,
                  value: most,
                  range: [0, MOST_LIMIT],
                  integer: true,
                  change: (value) => form.change({ limits: { ...limits, [name]: value } }),
                })
          }
        </div>`;
      })}
    </div>
  </fieldset>`;
}
