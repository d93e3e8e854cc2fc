import { nothing, type TemplateResult } from "lit";
import type { FormulaOptions } from "./controls/formula.ts";
import type { View } from "./view.ts";

/** A formula field, which is loaded when the first one is drawn. */
export const formulaField = ({ store }: View, options: FormulaOptions): TemplateResult | typeof nothing =>
  store.modules.find("formula-field", () => import("./controls/formula.ts"))?.formula(options) ?? nothing;

/** The same in a popover, after the first look. */
export const hiddenFormulaField = (view: View, options: FormulaOptions): TemplateResult | typeof nothing =>
  view.store.isPastFirstLook.value ? formulaField(view, options) : nothing;
