import { html, nothing, type TemplateResult } from "lit";
import { lines } from "../../charts/lines.ts";
import { metricId } from "../../i18n/texts.ts";
import type { View } from "../../ui/view.ts";

/** In CSS pixels of the paper. */
const SIZE = { width: 370, height: 150 } as const;

interface Curve {
  name: string;
  label: string;
  train: number[];
  test: number[];
  range?: readonly [number, number];
  format: (value: number) => string;
}

/** Loss and score by epoch, once there are two points to connect. */
export function printedCurves(view: View): TemplateResult | typeof nothing {
  const { store } = view;
  const curves = store.snapshot.value?.parts.curves;
  if (!curves || curves.epoch.length < 2) return nothing;
  const score = store.score.value!;
  const texts = store.texts.value;
  const plain = (value: number) => texts.number(value, { maximumSignificantDigits: 4 });
  const percent = (value: number) => texts.number(value, { style: "percent" });
  const { epoch } = curves;
  return html`<div class="curves">
    ${plot(view, epoch, { name: "loss", label: "loss-chart", train: curves.trainLoss, test: curves.testLoss, format: plain }, plain)}
    ${plot(
      view,
      epoch,
      {
        name: metricId(score),
        label: metricId(score, "chart"),
        train: curves.trainAccuracy,
        test: curves.testAccuracy,
        range: [0, 1],
        format: score.format === "percent" ? percent : plain,
      },
      plain,
    )}
  </div>`;
}

function plot(
  view: View,
  epoch: number[],
  { name, label, train, test, range, format }: Curve,
  formatEpoch: (value: number) => string,
): TemplateResult {
  return html`<figure>
    <h2>${view.text(name)} <span class="key">${keyLine("train")} ${view.text("legend-train")} ${keyLine("test")} ${view.text("legend-test")}</span></h2>
    <svg role="img" aria-label=${view.text(label)} viewBox="0 0 ${SIZE.width} ${SIZE.height}">
      ${lines({
        ...SIZE,
        x: epoch,
        xLabel: view.text("epochs"),
        series: [
          { values: train, style: "train" },
          { values: test, style: "test" },
        ],
        y: range,
        formatX: formatEpoch,
        formatY: format,
      })}
    </svg>
  </figure>`;
}

const keyLine = (style: string) =>
  html`<svg aria-hidden="true" viewBox="0 0 20 8"><path class="curve ${style}" d="M0 4H20"></path></svg>`;
