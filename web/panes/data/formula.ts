import type { nothing, TemplateResult } from "lit";
import type { DatasetItem, GeneratedData, Parameter } from "../../engine/types.ts";
import { generated, type Experiment } from "../../experiment/experiment.ts";
import { parameterSlider } from "../../ui/controls/parameters.ts";
import type { FormulaEntries } from "../../ui/formula-entries.ts";
import { formulaField } from "../../ui/formula-field.ts";
import type { View } from "../../ui/view.ts";

interface Options {
  view: View;
  formulas: FormulaEntries;
  dataset: DatasetItem;
  data: GeneratedData;
  change(part: Partial<GeneratedData>): void;
}

const isText = ({ kind }: Parameter) => kind === "text";

/** The fields of the data set's other parameters. */
export const dataNumbers = ({ view, dataset, data, change }: Options): TemplateResult[] =>
  dataset.parameters
    .filter((each) => !isText(each))
    .map((parameter) =>
      parameterSlider({
        kind: "dataset",
        texts: view.store.texts.value,
        parameter,
        value: data[parameter.name],
        change: (name, value) => change({ [name]: value }),
      }),
    );

/** The fields of the formulas that give the data, with what is wrong with them. */
export const dataFormulas = (options: Options) =>
  options.dataset.parameters.filter(isText).map((parameter) => field(options, parameter));

function field({ view, formulas, data, change }: Options, parameter: Parameter): TemplateResult | typeof nothing {
  const { name } = parameter;
  const texts = view.store.texts.value;
  const place = { path: `data.${name}`, of: (shown: Experiment | null) => shown && generated(shown)?.[name] };
  return formulaField(view, {
    id: name,
    texts,
    label: texts.label("dataset-parameter", parameter),
    value: formulas.shown(place, String(data[name] ?? parameter.default)),
    fault: formulas.refused(place)?.issue,
    help: "dataset-formula-help",
    change: (text) => formulas.enter(place, text, () => change({ [name]: text })),
  });
}
