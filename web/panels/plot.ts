import { css, html, svg, type PropertyDeclarations, type TemplateResult } from "lit";
import { across, lines, nearest, readAt, type Series } from "../charts/lines.ts";
import { PartSize } from "../ui/view.ts";
import { PanelView } from "./panel-view.ts";

const FAST = 10;

/** A named curve over the epochs. */
export interface NamedSeries extends Series {
  name: string;
}

export interface PlotOptions {
  label: string;
  curves: readonly NamedSeries[];
  /** Fixed limits of the y axis; absent: the axis fits the values. */
  y?: readonly [number, number] | undefined;
  logarithmic?: boolean;
  format(value: number): string;
}

/** A panel of charts over the epochs with one cursor for all of them, moved by mouse, touch and keys. */
export abstract class PlotView extends PanelView {
  static override properties: PropertyDeclarations = { cursor: { state: true } };
  /** The epoch at the cursor. */
  declare cursor: number | null;

  /** All plots of a panel have the same size. */
  #size = new PartSize(this, ".plot");

  constructor() {
    super();
    this.cursor = null;
  }

  /** The epochs of the x axis. */
  protected get epochs(): readonly number[] {
    return this.store.part("curves")?.epoch ?? [];
  }

  /** The recorded epoch nearest to the cursor: curves grow and are thinned out. */
  protected get epoch(): number | undefined {
    return this.cursor === null ? undefined : this.epochs[nearest(this.epochs, this.cursor)];
  }

  protected plot(options: PlotOptions): TemplateResult {
    const { label, curves, format } = options;
    const { width, height } = this.#size;
    const x = this.epochs;
    const epoch = this.epoch ?? x.at(-1) ?? 0;
    const readings = curves.map((curve) => `${curve.name} ${this.reading(curve, epoch, format)}`);
    return html`<div class="plot">
      <svg
        role="slider"
        tabindex="0"
        aria-label=${label}
        aria-valuemin="0"
        aria-valuemax=${x.at(-1) ?? 0}
        aria-valuenow=${epoch}
        aria-valuetext=${`${this.text("epoch-count")} ${this.#whole(epoch)}: ${readings.join("; ")}`}
        @keydown=${this.#onKey}
        @blur=${() => (this.cursor = null)}
        @pointerdown=${(event: PointerEvent) => this.#onPointer(event, curves)}
        @pointermove=${(event: PointerEvent) => this.#onPointer(event, curves)}
        @pointerleave=${(event: PointerEvent) => event.pointerType === "mouse" && (this.cursor = null)}
      >
        ${
          width > 0 && x.length > 0
            ? lines({
                ...options,
                width,
                height,
                x,
                xLabel: this.text("epochs"),
                series: curves,
                cursor: this.epoch,
                formatX: this.#whole,
                formatY: format,
              })
            : svg``
        }
      </svg>
    </div>`;
  }

  /** The value of a curve at an epoch. */
  protected reading({ values, x = this.epochs }: Series, epoch: number, format: (value: number) => string): string {
    const value = values[readAt(x, epoch)] ?? NaN;
    return Number.isFinite(value) ? format(value) : "–";
  }

  #onPointer(event: PointerEvent, series: readonly Series[]): void {
    const left = event.clientX - (event.currentTarget as SVGElement).getBoundingClientRect().left;
    this.cursor = across({ width: this.#size.width, x: this.epochs, series }).invert(left);
  }

  #onKey = (event: KeyboardEvent): void => {
    const epochs = this.epochs;
    const last = epochs.length - 1;
    const at = this.epoch === undefined ? last : epochs.indexOf(this.epoch);
    const step = event.shiftKey ? FAST : 1;
    const to = {
      ArrowLeft: at - step,
      ArrowDown: at - step,
      ArrowRight: at + step,
      ArrowUp: at + step,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined || last < 0) return;
    event.preventDefault();
    this.cursor = epochs[Math.min(last, Math.max(0, to))];
  };

  #whole = (value: number): string => this.store.texts.value.number(value, { maximumFractionDigits: 0 });

  protected plain = (value: number): string => this.store.texts.value.number(value, { maximumSignificantDigits: 3 });

  protected percent = (value: number): string =>
    this.store.texts.value.number(value, { style: "percent", maximumFractionDigits: 1 });
}

export const plotStyles = css`
  .plot {
    position: relative;
    flex: 1;
    min-height: 88px;
  }
  .plot svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    cursor: crosshair;
    touch-action: pan-y;
  }
  circle.mark {
    fill: var(--surface);
    stroke-width: 2px;
    stroke-dasharray: none;
  }
`;
