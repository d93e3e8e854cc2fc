import { css, html, svg, type PropertyValues, type TemplateResult } from "lit";
import { valueScale } from "../../../charts/points.ts";
import { drawn, ownData, tidy, withRows, type Given, type Spot } from "../../../data/drawing.ts";
import type { CustomData, DataSpec } from "../../../engine/types.ts";
import { isCustom } from "../../../experiment/experiment.ts";
import type { Drawing } from "../../../state/view-state.ts";
import { isEqual } from "../../../platform/equal.ts";
import { Presses } from "../../../ui/controls/press.ts";
import { base } from "../../../ui/styles/base.ts";
import { DrawingPart } from "./part.ts";
import "./tools.ts";
import {
  ERASER_RADIUS,
  SPRAY_RADIUS,
  pickedUp,
  placeAt,
  stroke,
  useTool,
  withoutNearest,
  type Plane,
} from "./use-tool.ts";

const KEY_STEP = 0.02;
const MARK = 16;
const MOVES: Record<string, Spot> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** An edit in progress: the experiment's data when it began, the rows before and after it, and its last place. */
interface Gesture {
  of: DataSpec;
  from: CustomData;
  data: CustomData;
  last: Spot;
}

/** The area over the map that adds, moves and erases points. A gesture changes the experiment once, when it ends. */
export class DrawingView extends DrawingPart {
  static override properties = { spot: { state: true }, spoken: { state: true }, carried: { state: true } };
  declare spot: Spot;
  declare spoken: string;
  /** The row that the keys or the pointer have picked up. */
  declare carried: number | null;
  #gesture: Gesture | null = null;
  #presses = new Presses();
  /** The tools at the last press: after a change of tool, a second press is no double click. */
  #held: Drawing | null = null;
  #frame = 0;

  constructor() {
    super();
    this.spot = [0, 0];
    this.spoken = "";
    this.carried = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const [x1, x2 = 0] = this.store.point.value;
    const { extent } = this.#plane;
    this.spot = [x1 / extent, x2 / extent];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drop();
  }

  /** Drops a gesture whose data was replaced meanwhile. */
  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.store.experiment.value;
    if (this.#gesture && !isEqual(this.#gesture.of, this.session.draft?.data)) this.#drop();
  }

  /** Focuses the map, which also scrolls it into view. */
  protected override firstUpdated(): void {
    this.renderRoot.querySelector("svg")!.focus();
  }

  get #plane(): Plane {
    const { columns, targets } = this.store.points.value!;
    const { extent } = this.store.description.value!.catalog;
    return { extent, scale: valueScale(targets), columns, isCurve: this.isCurve };
  }

  /** The rows of the draft, which includes changes not yet applied. */
  get #data(): CustomData {
    return ownData(this.store.description.value!.catalog, this.session.draft!, this.store.points.value!);
  }

  protected override render(): TemplateResult {
    return html`<svg
        viewBox="-100 -100 200 200"
        role="application"
        tabindex="0"
        aria-label=${this.text("drawing-map-label")}
        @keydown=${this.#onKey}
        @pointerdown=${this.#onDown}
        @pointermove=${this.#onMove}
        @pointerup=${() => void this.#commit()}
        @pointercancel=${() => this.#drop()}
      >
        ${this.#cursor()}
      </svg>
      <p class="visually-hidden" role="status">${this.spoken}</p>`;
  }

  #cursor() {
    const [x, y] = [this.spot[0] * 100, -this.spot[1] * 100];
    const { tool, spray } = this.drawing;
    const radius = tool === "erase" ? ERASER_RADIUS * 100 : tool === "add" && spray ? SPRAY_RADIUS * 100 : 3;
    const d = `M${x - MARK / 2} ${y}H${x + MARK / 2}M${x} ${y - MARK / 2}V${y + MARK / 2}`;
    const parts = svg`<circle class="halo" cx=${x} cy=${y} r=${radius}></circle><circle class=${this.carried === null ? "" : "carried"} cx=${x} cy=${y} r=${radius}></circle>`;
    return svg`<path class="halo" d=${d}></path><path d=${d}></path>${parts}`;
  }

  #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const spot = spotAt(event);
    const isDouble = !this.#presses.isMeant(event) && this.#held === this.drawing;
    this.#held = this.drawing;
    if (isDouble && this.drawing.tool === "add" && !this.drawing.spray) return; // a double click draws one point
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#begin(spot);
  };

  #onMove = (event: PointerEvent): void => {
    const spot = spotAt(event);
    if (this.#gesture) this.#go(spot);
    else if (event.pointerType === "mouse" && this.carried === null) this.spot = spot;
  };

  /** The target of a point drawn at a place. */
  #target = ([, y]: Spot): Given => {
    const { index, labels, value } = this.drawing;
    const task = this.store.task.value;
    if (task === "multiclass") return index;
    if (task === "multilabel") return Array.from({ length: this.classes }, (_, i) => Number(labels.includes(i)));
    return this.isCurve ? tidy(y * this.#plane.scale) : value;
  };

  #start(): Gesture {
    const data = this.#data;
    return (this.#gesture = { of: this.session.draft!.data, from: data, data, last: this.spot });
  }

  #begin(spot: Spot): void {
    this.spot = spot;
    const { data } = this.#start();
    if (this.drawing.tool === "move") this.carried = pickedUp(data, spot, this.#plane);
    this.#act(spot);
  }

  #go(spot: Spot): void {
    this.spot = spot;
    if (this.carried !== null) return this.#act(spot);
    const gesture = this.#gesture!;
    for (const place of stroke(gesture.last, spot)) {
      gesture.last = place;
      this.#act(place);
    }
  }

  #act(spot: Spot): void {
    const gesture = this.#gesture!;
    const next = useTool(gesture.data, spot, this.drawing, this.#plane, this.carried, this.#target);
    if (next === gesture.data) return;
    gesture.data = next;
    this.#frame ||= requestAnimationFrame(() => this.#show());
  }

  /** At most once a frame. */
  #show(): void {
    this.#frame = 0;
    if (this.#gesture) this.store.sketch.value = drawn(this.#gesture.data);
  }

  /** Changes the experiment once for the whole gesture. */
  async #commit(): Promise<void> {
    const gesture = this.#gesture;
    if (!gesture || gesture.data === gesture.from) return this.#drop();
    this.#show();
    const sketch = this.store.sketch.value;
    this.#gesture = null;
    this.carried = null;
    const { catalog } = this.store.description.value!;
    this.#say("drawing-done", gesture.data);
    if (!isCustom(this.session.draft!.data)) this.store.change({ names: null });
    await this.session.edit((draft) => withRows(catalog, draft, gesture.data));
    if (this.store.sketch.value === sketch) this.store.sketch.value = null;
  }

  #drop(): void {
    this.#gesture = null;
    this.carried = null;
    this.store.sketch.value = null;
  }

  #say(id: string, data: CustomData): void {
    const place = placeAt(this.#plane, this.spot)
      .map((value) => this.store.texts.value.number(value, { maximumFractionDigits: 2 }))
      .join("; ");
    this.spoken = this.text(id, { place, count: data.inputs.length });
  }

  #onKey = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    const number = "1234567890".indexOf(event.key);
    if (move) this.#step(move, event.shiftKey ? 10 : 1);
    else if (event.key === "Enter" || event.key === " ") this.#press();
    else if (event.key === "Delete" || event.key === "Backspace") this.#remove();
    else if (event.key === "Escape" && this.#gesture) this.#drop();
    else if (number >= 0 && number < this.classes && this.store.task.value === "multiclass")
      this.choose({ index: number });
    else return;
    event.preventDefault();
  };

  #step([x, y]: Spot, by: number): void {
    const spot = inside([this.spot[0] + x * by * KEY_STEP, this.spot[1] + y * by * KEY_STEP]);
    if (this.carried === null) this.spot = spot;
    else this.#go(spot);
  }

  /** The tool at the cursor; a point that is moved is picked up first and put down by the next press. */
  #press(): void {
    if (this.carried !== null) return void this.#commit();
    this.#begin(this.spot);
    if (this.carried === null) void this.#commit();
    else this.#say("drawing-carried", this.#data);
  }

  #remove(): void {
    const gesture = this.#start();
    gesture.data = withoutNearest(gesture.data, this.spot, this.#plane);
    void this.#commit();
  }

  static override styles = [
    base,
    css`
      :host,
      svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      svg {
        touch-action: none;
        cursor: crosshair;
      }
      svg:focus-visible {
        outline-offset: -3px;
        outline-width: 3px;
        border-radius: var(--radius);
      }
      :is(path, circle) {
        fill: none;
        stroke: var(--text);
        stroke-width: 1.5px;
        vector-effect: non-scaling-stroke;
      }
      .halo {
        stroke: var(--surface);
        stroke-width: 4px;
        stroke-opacity: 0.75;
      }
      .carried {
        stroke-dasharray: 3 3;
      }
    `,
  ];
}

const inside = ([x, y]: Spot): Spot => [Math.min(1, Math.max(-1, x)), Math.min(1, Math.max(-1, y))];

function spotAt(event: PointerEvent): Spot {
  const box = (event.currentTarget as Element).getBoundingClientRect();
  return inside([(2 * (event.clientX - box.left)) / box.width - 1, 1 - (2 * (event.clientY - box.top)) / box.height]);
}

customElements.define("playground-drawing", DrawingView);
