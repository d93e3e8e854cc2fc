import { columnHeight, nodeBox } from "../../charts/graph.ts";
import { scaled } from "../../charts/points.ts";
import { largest, paintSigned } from "../../charts/raster.ts";
import type { Colors } from "../../charts/colors.ts";
import { featureName } from "../../experiment/features.ts";
import type { View } from "../../ui/view.ts";
import { isPlane, unitPainter, type Parts } from "./unit-picture.ts";

const CORNER = 8;
const FAINT = 0.35;

/** One canvas for the pictures of all nodes: browsers make a compositing layer of every canvas. */
export class Sheet {
  readonly #view: View;
  /** Each picture is painted here, then copied to its place. */
  readonly #stamp = document.createElement("canvas");
  #context: CanvasRenderingContext2D | null = null;
  /** The middle of each column. */
  #centers: readonly number[] = [];

  constructor(view: View) {
    this.#view = view;
  }

  /** Sizes and clears the canvas. */
  layOut(width: number, rows: number, centers: readonly number[]): void {
    const canvas = this.#view.renderRoot.querySelector<HTMLCanvasElement>("canvas.sheet");
    const height = columnHeight(rows);
    this.#centers = centers;
    this.#context = canvas && width > 0 ? scaled(canvas, width, height) : null;
    if (!canvas || !this.#context) return;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    this.#context.imageSmoothingEnabled = !this.#view.store.isPictures.value;
  }

  /** The features' maps over the plane; of formulas, and of other data, their values in the inspected row. */
  paintFeatures(colors: Colors, inputs?: Float64Array): void {
    const { store, renderRoot } = this.#view;
    const maps = (isPlane(store) && store.pictures.value?.features) || {};
    const chosen = store.experiment.value?.features.map(featureName);
    renderRoot.querySelectorAll<HTMLElement>("[data-feature]").forEach(({ dataset: { feature = "" } }, row) => {
      const value = inputs?.[chosen?.indexOf(feature) ?? -1];
      const map = maps[feature] ?? (value === undefined ? undefined : { size: 1, values: Float32Array.of(value) });
      if (!map) return;
      paintSigned(this.#stamp, map.size, map.values, colors, largest(map.size > 1 ? map.values : inputs!));
      this.#place(0, row, chosen?.includes(feature) ? 1 : FAINT);
    });
  }

  paintUnits(parts: Parts, colors: Colors): void {
    const paintUnit = unitPainter(this.#view.store, parts, colors);
    for (const { dataset } of this.#view.renderRoot.querySelectorAll<HTMLElement>(".face[data-layer]")) {
      const [layer, unit] = [Number(dataset.layer), Number(dataset.unit)];
      paintUnit(this.#stamp, layer, unit);
      this.#place(layer + 1, unit);
    }
  }

  #place(column: number, row: number, opacity = 1): void {
    const context = this.#context;
    if (!context) return;
    const [left, top, side] = nodeBox(this.#centers[column], row);
    context.clearRect(left, top, side, side);
    if (this.#stamp.width === 0) return;
    context.save();
    context.beginPath();
    context.roundRect(left, top, side, side, CORNER);
    context.clip();
    context.globalAlpha = opacity;
    context.drawImage(this.#stamp, left, top, side, side);
    context.restore();
  }
}
