import { css, html, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import { valueScale } from "../../charts/points.ts";
import { largest } from "../../charts/raster.ts";
import { slider, toggle } from "../../ui/controls/fields.ts";
import {
  added,
  distance,
  drawn,
  erased,
  MOST_CLASSES,
  moved,
  nearest,
  ownData,
  spots,
  spray,
  tidy,
  withRows,
  within,
  type Given,
  type Spot,
} from "../../data/hand.ts";
import type { CustomData, DataSpec } from "../../engine/types.ts";
import { classCount, isCustom } from "../../experiment/experiment.ts";
import { HAND, type Hand } from "../../state/view-state.ts";
import { Presses } from "../../ui/controls/press.ts";
import { isEqual } from "../../platform/equal.ts";
import { FLOAT32 } from "../../platform/guards.ts";
import { base, controls, covered } from "../../ui/styles/base.ts";
import { classColors, classMark } from "../../ui/legend.ts";
import { View } from "../../ui/view.ts";

const TOOLS = ["add", "move", "erase"] as const;
/** In parts of the map's half. */
const SPRAY_RADIUS = 0.14;
const ERASER_RADIUS = 0.08;
const REACH = 0.12;
const APART = 0.04;
const SPRAYED = 4;
const KEY_STEP = 0.02;
const MARK = 16;

/** What drawing needs to know; everything of it is there once the map is. */
abstract class HandPart extends View {
  protected get hand(): Hand {
    return this.store.view.value.hand ?? HAND;
  }

  protected choose(change: Partial<Hand>): void {
    this.store.change({ hand: { ...this.hand, ...change } });
  }

  protected get classes(): number {
    return classCount(this.store.description.value!.catalog, this.store.experiment.value!);
  }

  /** On a curve the height is the value. */
  protected get isCurve(): boolean {
    return this.store.points.value?.columns === 1 && this.store.task.value === "regression";
  }
}

/** The map under the hand: draws, moves and erases points. A gesture is one change of the experiment, made at its end. */
export class HandView extends HandPart {
  static override properties = { spot: { state: true }, spoken: { state: true }, carried: { state: true } };
  declare spot: Spot;
  declare spoken: string;
  /** The row that the keys or the pointer have picked up. */
  declare carried: number | null;
  /** The data before the gesture, and as it has made it so far, and where it last did something. */
  #gesture: { of: DataSpec; from: CustomData; data: CustomData; last: Spot } | null = null;
  #presses = new Presses();
  /** The tool of the last press: another one is meant. */
  #held: Hand | null = null;
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
    this.spot = [x1 / this.#extent, x2 / this.#extent];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drop();
  }

  /** A gesture that has begun on other data ends with it. */
  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.store.experiment.value;
    if (this.#gesture && !isEqual(this.#gesture.of, this.session.draft?.data)) this.#drop();
  }

  /** To the map at once, where it may have been out of sight. */
  protected override firstUpdated(): void {
    this.renderRoot.querySelector("svg")!.focus();
  }

  get #extent(): number {
    return this.store.description.value!.catalog.extent;
  }

  get #scale(): number {
    return valueScale(this.store.points.value!.targets);
  }

  /** The rows as they stand, changes under way included. */
  get #data(): CustomData {
    return ownData(this.store.description.value!.catalog, this.session.draft!, this.store.points.value!);
  }

  protected override render(): TemplateResult {
    return html`<svg
        viewBox="-100 -100 200 200"
        role="application"
        tabindex="0"
        aria-label=${this.text("hand-map-label")}
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
    const { tool, spray } = this.hand;
    const radius = tool === "erase" ? ERASER_RADIUS * 100 : tool === "add" && spray ? SPRAY_RADIUS * 100 : 3;
    const d = `M${x - MARK / 2} ${y}H${x + MARK / 2}M${x} ${y - MARK / 2}V${y + MARK / 2}`;
    const parts = svg`<circle class="halo" cx=${x} cy=${y} r=${radius}></circle><circle class=${this.carried === null ? "" : "carried"} cx=${x} cy=${y} r=${radius}></circle>`;
    return svg`<path class="halo" d=${d}></path><path d=${d}></path>${parts}`;
  }

  #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const spot = this.#spotAt(event);
    const isDouble = !this.#presses.isMeant(event) && this.#held === this.hand;
    this.#held = this.hand;
    if (isDouble && this.hand.tool === "add" && !this.hand.spray) return; // which draws one point
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#begin(spot);
  };

  #onMove = (event: PointerEvent): void => {
    const spot = this.#spotAt(event);
    if (this.#gesture) this.#go(spot);
    else if (event.pointerType === "mouse" && this.carried === null) this.spot = spot;
  };

  #spotAt(event: PointerEvent): Spot {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    return inside([(2 * (event.clientX - box.left)) / box.width - 1, 1 - (2 * (event.clientY - box.top)) / box.height]);
  }

  #place([x, y]: Spot): number[] {
    return (this.store.points.value!.columns === 1 ? [x] : [x, y]).map((value) => value * this.#extent);
  }

  #given([, y]: Spot): Given {
    const { index, labels, value } = this.hand;
    const task = this.store.task.value;
    if (task === "multiclass") return index;
    if (task === "multilabel") return Array.from({ length: this.classes }, (_, i) => Number(labels.includes(i)));
    return this.isCurve ? tidy(y * this.#scale) : value;
  }

  #start(): void {
    const data = this.#data;
    this.#gesture = { of: this.session.draft!.data, from: data, data, last: this.spot };
  }

  #begin(spot: Spot): void {
    this.spot = spot;
    this.#start();
    if (this.hand.tool === "move") this.carried = nearest(this.#spots(), spot, REACH);
    this.#act(spot);
  }

  /** A quick hand leaves no gap: the tool works all along the way. */
  #go(spot: Spot): void {
    this.spot = spot;
    if (this.carried !== null) return this.#act(spot);
    const gesture = this.#gesture!;
    const [x, y] = gesture.last;
    const length = distance(spot, gesture.last);
    for (let way = APART; way <= length; way += APART) {
      gesture.last = [x + ((spot[0] - x) * way) / length, y + ((spot[1] - y) * way) / length];
      this.#act(gesture.last);
    }
  }

  #spots(): Spot[] {
    return spots(this.#gesture!.data, this.#extent, this.#scale);
  }

  #act(spot: Spot): void {
    const { data } = this.#gesture!;
    const next = this.#acted(data, spot);
    if (next === data) return;
    this.#gesture!.data = next;
    this.#frame ||= requestAnimationFrame(() => this.#show());
  }

  /** Once a frame, however often the hand moves. */
  #show(): void {
    this.#frame = 0;
    if (this.#gesture) this.store.sketch.value = drawn(this.#gesture.data);
  }

  /** The data after what the tool does at a place. */
  #acted(data: CustomData, spot: Spot): CustomData {
    const { tool, spray: sprays } = this.hand;
    if (tool === "move") return this.carried === null ? data : this.#moved(data, this.carried, spot);
    if (tool === "erase") return this.#erased(data, within(this.#spots(), spot, ERASER_RADIUS));
    const all = sprays ? spray(spot, SPRAY_RADIUS, SPRAYED) : [spot];
    return added(
      data,
      all.map((spot) => ({ place: this.#place(spot), given: this.#given(spot) })),
    );
  }

  #moved(data: CustomData, row: number, spot: Spot): CustomData {
    return moved(data, row, this.#place(spot), this.isCurve ? spot[1] * this.#scale : undefined);
  }

  #erased(data: CustomData, gone: Set<number>): CustomData {
    return gone.size > 0 && data.inputs.length > 1 ? erased(data, gone) : data;
  }

  /** One change for all that the gesture did. */
  async #commit(): Promise<void> {
    const gesture = this.#gesture;
    if (!gesture || gesture.data === gesture.from) return this.#drop();
    this.#show();
    const sketch = this.store.sketch.value;
    this.#gesture = null;
    this.carried = null;
    const { catalog } = this.store.description.value!;
    this.#say("hand-done", gesture.data);
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
    const place = this.#place(this.spot)
      .map((value) => this.store.texts.value.number(value, { maximumFractionDigits: 2 }))
      .join("; ");
    this.spoken = this.text(id, { place, count: data.inputs.length });
  }

  #onKey = (event: KeyboardEvent): void => {
    const moves: Record<string, Spot> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    const move = moves[event.key];
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
    else this.#say("hand-carried", this.#data);
  }

  #remove(): void {
    this.#start();
    const gesture = this.#gesture!;
    const row = nearest(this.#spots(), this.spot);
    gesture.data = this.#erased(gesture.data, new Set(row === null ? [] : [row]));
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

/** What the hand holds: the tool, and the class, labels or value that it draws. */
export class ToolsView extends HandPart {
  protected override render(): TemplateResult {
    const { tool } = this.hand;
    return html`<div class="tools" role="group" aria-label=${this.text("hand")}>
        <div class="choice" role="radiogroup" aria-label=${this.text("hand-tool")}>
          ${TOOLS.map((name) => this.#radio("tool", name, this.text(`hand-${name}`), name === tool, () => this.choose({ tool: name })))}
        </div>
        ${tool === "add" ? toggle({ label: this.text("hand-spray"), value: this.hand.spray, change: (spray) => this.choose({ spray }) }) : nothing}
        <button type="button" class="outlined" @click=${() => this.store.change({ hand: null })}>${this.text("hand-close")}</button>
      </div>
      ${tool === "add" ? this.#picker() : nothing}
      <p class="muted">${this.text(`hand-help-${this.isCurve && tool === "add" ? "curve" : tool}`)} ${this.text("hand-restarts")}</p>`;
  }

  #radio(group: string, value: string, face: unknown, checked: boolean, choose: () => void): TemplateResult {
    return html`<label><input class="covered" type="radio" name=${group} value=${value} .checked=${checked} @change=${choose} /><span>${face}</span></label>`;
  }

  #picker() {
    const task = this.store.task.value;
    if (task === "multiclass") return this.#classes();
    if (task === "multilabel") return this.#labels();
    return this.isCurve ? nothing : this.#value();
  }

  /** One class more than there are may be drawn: with its first point it is there. */
  #classes(): TemplateResult {
    const { index } = this.hand;
    const offered = Math.max(this.classes, Math.min(index + 1, MOST_CLASSES));
    const full = offered > this.classes || offered >= MOST_CLASSES;
    return html`<div class="choice" role="radiogroup" aria-label=${this.text("hand-class")}>
      ${Array.from({ length: Math.min(offered, MOST_CLASSES) }, (_, i) =>
        this.#radio("class", String(i), html`${classMark(i)} ${this.classLabel(i)}`, i === index, () =>
          this.choose({ index: i }),
        ),
      )}
      <button type="button" ?disabled=${full} aria-label=${this.text("hand-new-class")} title=${this.text("hand-new-class")} @click=${() => this.choose({ index: offered })}>
        +
      </button>
    </div>`;
  }

  #labels(): TemplateResult {
    const { labels } = this.hand;
    const flip = (i: number) =>
      this.choose({ labels: labels.includes(i) ? labels.filter((label) => label !== i) : [...labels, i] });
    return html`<div class="choice" role="group" aria-label=${this.text("hand-labels")}>
      ${Array.from(
        { length: this.classes },
        (_, i) => html`<label
          ><input class="covered" type="checkbox" .checked=${labels.includes(i)} @change=${() => flip(i)} /><span>${classMark(i)} ${this.classLabel(i)}</span></label
        >`,
      )}
    </div>`;
  }

  #value(): TemplateResult {
    const most = largest(this.store.points.value?.targets ?? []);
    return slider({
      id: "value",
      label: this.text("hand-value"),
      texts: this.store.texts.value,
      value: this.hand.value,
      range: [-most, most],
      limits: FLOAT32,
      change: (value) => this.choose({ value }),
    });
  }

  static override styles = [
    base,
    controls,
    covered,
    classColors,
    css`
      :host {
        display: grid;
        gap: 6px;
        padding-top: 6px;
        font-size: var(--size-2);
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 4px var(--space-2);
      }
      .choice {
        display: flex;
        flex-wrap: wrap;
        gap: 2px;
        padding: 2px;
        border-radius: var(--radius-small);
        background: var(--sunken);
      }
      .choice label {
        position: relative;
        display: grid;
        place-content: center;
        min-height: var(--target);
        padding: 0 var(--space-2);
        border-radius: 4px;
        color: var(--muted);
        cursor: pointer;
        white-space: nowrap;
      }
      .choice span {
        max-width: 12em;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .choice label:has(:checked) {
        background: var(--surface);
        color: var(--text);
        font-weight: 650;
        box-shadow: 0 0 0 1px var(--control-line);
      }
      .choice label:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 1px;
      }
      .choice button {
        color: var(--muted);
      }
    `,
  ];
}

customElements.define("playground-hand", HandView);
customElements.define("playground-tools", ToolsView);
