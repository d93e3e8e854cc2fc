import { html, type TemplateResult } from "lit";
import { shapePath } from "../../charts/shapes.ts";

/** A data point for a legend: filled for training data, hollow for test data. */
export const pointSample = (hollow: boolean): TemplateResult =>
  html`<svg class=${hollow ? "hollow" : ""} viewBox="-6 -6 12 12" aria-hidden="true"><path d=${shapePath(0, 50)}></path></svg>`;
