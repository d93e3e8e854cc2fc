import { html, type TemplateResult } from "lit";
import type { Parameter } from "../../engine/types.ts";
import type { Texts } from "../../i18n/texts.ts";
import { number, select, slider, toggle } from "./fields.ts";

type Change = (name: string, value: number | boolean | string) => void;

interface Described {
  /** The prefix of the texts that name the parameter, such as "activation" or "optimizer". */
  kind: string;
  prefix?: string;
  texts: Texts;
  parameter: Parameter;
  value: number | boolean | string | undefined;
  change: Change;
}

const current = ({ parameter, value }: Described) => (value === undefined ? parameter.default : value);

const idOf = ({ prefix, parameter }: Described) => [...(prefix ? [prefix] : []), parameter.name].join("-");

const labelOf = ({ texts, kind, parameter }: Described) => texts.label(`${kind}-parameter`, parameter);

/** A parameter of a catalog item: a number with a slider, or a menu for a choice of formula. */
export function parameterSlider(options: Described): TemplateResult {
  const { parameter, texts, change } = options;
  const label = labelOf(options);
  const id = idOf(options);
  if (parameter.kind === "number") {
    const range = parameter.slider;
    return slider({
      id,
      label,
      texts,
      value: Number(current(options)),
      range,
      limits: [parameter.minimum, parameter.maximum],
      integer: parameter.whole,
      title: parameter.label,
      change: (value) => change(parameter.name, value),
    });
  }
  if (parameter.kind === "option") {
    const items = (parameter.choices ?? []).map((value) => ({ value, label: choiceLabel(options, value) }));
    const value = String(current(options));
    return select({ id, label, value, items, change: (chosen) => change(parameter.name, chosen) });
  }
  const items = ["false", "true"].map((value) => ({ value, label: choiceLabel(options, value) }));
  return select({
    id,
    label,
    hidden: true,
    value: String(Boolean(current(options))),
    items,
    change: (value) => change(parameter.name, value === "true"),
  });
}

function choiceLabel(options: Described, value: string): string {
  const id = `${options.kind}-choice-${options.parameter.name}-${value}`;
  return options.texts.has(id)
    ? options.texts.text(id)
    : `${labelOf(options)}: ${options.texts.text(`choice-${value}`)}`;
}

/** The same in a small space: a number field, or a switch. */
export function parameterField(options: Described): TemplateResult {
  const { parameter, texts, change } = options;
  const label = labelOf(options);
  if (parameter.kind === "boolean") {
    return html`${toggle({ label, value: Boolean(current(options)), change: (value) => change(parameter.name, value) })}`;
  }
  const { name, minimum, maximum } = parameter;
  return number({
    id: idOf(options),
    label,
    texts,
    value: Number(current(options)),
    range: [minimum, maximum],
    integer: parameter.whole,
    change: (value) => change(name, value),
  });
}
