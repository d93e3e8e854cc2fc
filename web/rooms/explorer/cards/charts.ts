import { html, nothing, svg, type TemplateResult } from "lit";
import { across, functions, type FunctionLine } from "../../../charts/functions.ts";
import { valueEnds } from "../../../charts/scales.ts";
import type { Curve } from "../../../experiment/protocol.ts";
import { number } from "../../../ui/controls/fields.ts";
import { lockText } from "../../../ui/controls/guarded.ts";
import { explain } from "../../../ui/explain.ts";
import { cursorNumbers, spread, type Explorer } from "../model.ts";
import { SPANS, within } from "../../../experiment/rooms.ts";

const HEIGHT = { f: 230, slope: 160 };
const SLOPES = [-3, 3] as const;
const KEY_STEP = 0.05;

/** f and f′ of the chosen activations, and the cursor that reads them off. */
export function chartsCard(explorer: Explorer, width: number): TemplateResult {
  const { span, x } = explorer.state;
  const curves = explorer.chosen.map((spec) => explorer.curve(spec)?.value);
  const chart = (
    id: keyof typeof HEIGHT,
    part: keyof Curve,
    title: TemplateResult,
    range: readonly [number, number],
  ) => {
    const lines = explorer.chosen.map((spec, i): FunctionLine => ({
      y: curves[i]?.[part] ?? [],
      ...explorer.look(spec, i),
      at: explorer.reading(spec)?.[part][0],
    }));
    const y = valueEnds(
      curves.map((curve) => curve?.[part] ?? []),
      range,
    );
    const drawing = { width, height: HEIGHT[id], x: spread(span), y, lines, cursor: x, format: explorer.tick };
    return html`<figure>
      <figcaption>${title}</figcaption>
      <svg
        class=${`plot ${id}`}
        role="slider"
        tabindex="0"
        aria-label=${explorer.text(`explorer-chart-${id}`)}
        aria-disabled=${lockText(explorer.view, "explorer") === undefined ? nothing : "true"}
        aria-valuemin=${-span}
        aria-valuemax=${span}
        aria-valuenow=${x}
        aria-valuetext=${spoken(explorer, part)}
        @keydown=${(event: KeyboardEvent) => onKey(explorer, event)}
        @pointerdown=${(event: PointerEvent) => onPointer(explorer, width, event)}
        @pointermove=${(event: PointerEvent) => onPointer(explorer, width, event)}
      >
        ${width > 0 ? functions(drawing) : svg``}
      </svg>
    </figure>`;
  };
  return html`<section class="card charts">
    <header>
      <h2>${explorer.text("explorer-curves")}</h2>
      ${explain("explorer-curves", () => cursorNumbers(explorer))}
      <div class="choices end" role="group" aria-label=${explorer.text("explorer-span")}>
        ${SPANS.map((offered) => spanButton(explorer, offered))}
      </div>
    </header>
    ${explorer.chosen.length === 0 ? html`<p class="empty">${explorer.text("explorer-empty")}</p>` : nothing}
    ${chart("f", "value", html`<i>f</i>(<i>x</i>)`, [-span, span])}
    ${chart("slope", "derivative", html`<i>f′</i>(<i>x</i>)`, SLOPES)}
    <div class="cursor-field">
      ${number({ id: "cursor", label: "x", texts: explorer.texts, value: x, range: [-span, span], step: KEY_STEP, change: (value) => moveTo(explorer, value) })}
      <p class="muted">${explorer.text("explorer-cursor-help")}</p>
    </div>
  </section>`;
}

function spanButton(explorer: Explorer, span: number): TemplateResult {
  const { state } = explorer;
  const choose = () => explorer.change({ span, x: within(state.x, [-span, span]) });
  return html`<button type="button" aria-pressed=${span === state.span} @click=${choose}>±${span}</button>`;
}

/** The cursor's position and each activation's value there, for screen readers. */
function spoken(explorer: Explorer, part: keyof Curve): string {
  const values = explorer.chosen.map(
    (spec) => `${explorer.label(spec.name)} ${explorer.digits(explorer.reading(spec)?.[part][0])}`,
  );
  return [`x = ${explorer.tick(explorer.state.x)}`, ...values].join("; ");
}

function moveTo(explorer: Explorer, x: number): void {
  const { span } = explorer.state;
  explorer.change({ x: Number(within(x, [-span, span]).toFixed(4)) });
}

function onKey(explorer: Explorer, event: KeyboardEvent): void {
  const { span, x } = explorer.state;
  const step = KEY_STEP * (event.shiftKey ? 10 : 1);
  const to = {
    ArrowLeft: x - step,
    ArrowDown: x - step,
    ArrowRight: x + step,
    ArrowUp: x + step,
    Home: -span,
    End: span,
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  moveTo(explorer, to);
}

function onPointer(explorer: Explorer, width: number, event: PointerEvent): void {
  if (event.type === "pointermove" && event.pointerType !== "mouse" && event.buttons === 0) return;
  const area = event.currentTarget as SVGElement;
  if (event.type === "pointerdown") area.setPointerCapture(event.pointerId);
  const left = event.clientX - area.getBoundingClientRect().left;
  moveTo(explorer, Number(across(width, spread(explorer.state.span, 2)).invert(left).toFixed(2)));
}
