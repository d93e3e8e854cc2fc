import { html, nothing, type TemplateResult } from "lit";
import { number, select } from "../../ui/controls/fields.ts";
import { icon } from "../../ui/controls/icons.ts";
import type { View } from "../../ui/view.ts";
import type { Value } from "../expression/evaluate.ts";
import type { Choices, NumberGuess } from "../lesson.ts";
import type { Builder } from "./builder.ts";
import { negation } from "./conditions.ts";
import { freeName, stepTexts } from "./draft.ts";
import { area, expression, line } from "./fields.ts";
import type { Picks } from "./picks.ts";

const MOST_CHOICES = 8;
export const PREDICTIONS = ["none", "choices", "number"] as const;
type Kind = (typeof PREDICTIONS)[number];

const EMPTY: Record<Kind, Choices | NumberGuess | undefined> = {
  none: undefined,
  choices: { choices: { yes: "", no: "" } },
  number: { number: "", low: 0, high: 1, near: 0.05 },
};

const kindOf = (predict: Choices | NumberGuess | undefined): Kind =>
  predict ? ("choices" in predict ? "choices" : "number") : "none";

/** What is asked before the trial. */
export function prediction(view: View, builder: Builder, picks: Picks): TemplateResult {
  const { predict } = builder.step.value!;
  const change = (kind: string) => builder.changeStep({ predict: EMPTY[kind as Kind] });
  return html`${select({
    id: "predict",
    label: view.text("builder-predict"),
    value: kindOf(predict),
    items: PREDICTIONS.map((kind) => ({ value: kind, label: view.text(`builder-predict-${kind}`) })),
    change,
  })}
  ${
    predict
      ? area({
          id: "ask",
          label: view.text("builder-field-ask"),
          value: builder.texts.ask ?? "",
          change: (ask) => builder.write({ ask }),
        })
      : nothing
  }
  ${predict && "choices" in predict ? choices(view, builder, picks, predict) : nothing}
  ${predict && "number" in predict ? guess(view, builder, picks, predict) : nothing}`;
}

/** A sentence as the text of a choice. */
const asChoice = (said: string): string => said.charAt(0).toLocaleUpperCase() + said.slice(1);

/** A bound and its opposite become the first two choices, said in each language. */
function takeBound(builder: Builder, { choices }: Choices, bound: string): void {
  const [first, second] = Object.keys(choices);
  const statements = { [first]: bound, [second]: negation(bound) };
  builder.changeStep({ predict: { choices: { ...choices, ...statements } } });
  const { id } = builder.step.value!;
  for (const [name, statement] of Object.entries(statements))
    for (const { language, said } of builder.sentences(statement)) {
      const own = stepTexts(builder.draft.value, language, id).choices;
      builder.write({ choices: { ...own, [name]: asChoice(said) } }, language);
    }
}

function choices(view: View, builder: Builder, picks: Picks, predict: Choices): TemplateResult {
  const names = Object.keys(predict.choices);
  const said = builder.texts.choices ?? {};
  const set = (all: Choices["choices"]) => builder.changeStep({ predict: { ...predict, choices: all } });
  const remove = (name: string) =>
    set(Object.fromEntries(Object.entries(predict.choices).filter(([key]) => key !== name)));
  return html`<p class="hint">${view.text("builder-choices-why")}</p>
    ${picks.bound(view, "choices", (bound) => takeBound(builder, predict, bound))}
    ${names.map(
      (name, i) => html`<fieldset class="part">
        <legend>${view.text("builder-choice", { number: i + 1 })}</legend>
        ${line({
          id: `choice-${name}`,
          label: view.text("builder-choice-text"),
          value: said[name] ?? "",
          change: (text) => builder.write({ choices: { ...builder.texts.choices, [name]: text } }),
        })}
        ${expression(view, builder, {
          id: `when-${name}`,
          label: view.text("builder-choice-when"),
          value: String(predict.choices[name]),
          change: (when) => set({ ...predict.choices, [name]: when }),
        })}
        ${names.length > 2 ? html`<button type="button" class="outlined" @click=${() => remove(name)}>${view.text("builder-remove-choice")}</button>` : nothing}
      </fieldset>`,
    )}
    ${
      names.length < MOST_CHOICES
        ? html`<button type="button" class="outlined" @click=${() => set({ ...predict.choices, [freeName("choice", names)]: "" })}>${view.text("builder-add-choice")}</button>`
        : nothing
    }`;
}

/** A scale around a value, and how near a guess has to be. */
function scaleAround(value: Value): Pick<NumberGuess, "low" | "high" | "near"> {
  const size = Math.abs(Number(value)) || 1;
  const high = size <= 1 ? 1 : Number((2 * size).toPrecision(1));
  return { low: Number(value) < 0 ? -high : 0, high, near: Number((high / 20).toPrecision(1)) };
}

function guess(view: View, builder: Builder, picks: Picks, predict: NumberGuess): TemplateResult {
  const set = (part: Partial<NumberGuess>) => builder.changeStep({ predict: { ...predict, ...part } });
  const field = (name: "low" | "high" | "near") =>
    number({
      id: `guess-${name}`,
      label: view.text(`builder-guess-${name}`),
      texts: view.store.texts.value,
      value: predict[name] ?? 0,
      change: (value) => set({ [name]: value }),
    });
  const picked = (path: string, value: Value) =>
    set({ number: path, ...(typeof value === "number" && Number.isFinite(value) ? scaleAround(value) : {}) });
  return html`${picks.button(view, { field: "number", picked })}
    ${expression(
      view,
      builder,
      {
        id: "guess-number",
        label: view.text("builder-guess"),
        value: predict.number,
        change: (text) => set({ number: text }),
      },
      "number",
    )}
    <div class="row">${field("low")} ${field("high")} ${field("near")}</div>`;
}

/** What is said if a condition holds and the check does not. */
export function hints(view: View, builder: Builder): TemplateResult {
  const all = builder.step.value!.hints ?? {};
  const names = Object.keys(all);
  const said = builder.texts.hints ?? {};
  const set = (next: Record<string, string>) =>
    builder.changeStep({ hints: Object.keys(next).length > 0 ? next : undefined });
  const remove = (name: string) => set(Object.fromEntries(Object.entries(all).filter(([key]) => key !== name)));
  return html`<details>
    <summary>${view.text("builder-field-hints")}${names.length > 0 ? html` <span class="muted">${names.length}</span>` : nothing}</summary>
    ${names.map(
      (name, i) => html`<fieldset class="part">
        <legend>${view.text("builder-hint", { number: i + 1 })}</legend>
        ${expression(view, builder, {
          id: `hint-when-${name}`,
          label: view.text("builder-hint-when"),
          value: all[name],
          change: (when) => set({ ...all, [name]: when }),
        })}
        ${line({
          id: `hint-${name}`,
          label: view.text("builder-hint-text"),
          value: said[name] ?? "",
          change: (text) => builder.write({ hints: { ...builder.texts.hints, [name]: text } }),
        })}
        <button type="button" class="outlined" @click=${() => remove(name)}>${icon("close")} ${view.text("builder-remove-hint")}</button>
      </fieldset>`,
    )}
    <button type="button" class="outlined" @click=${() => set({ ...all, [freeName("hint", names)]: "" })}>${view.text("builder-add-hint")}</button>
  </details>`;
}
