import { effect } from "@preact/signals-core";
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Answer, Curve, Depth, DepthRequest, Interval, Traits } from "../../experiment/protocol.ts";
import { across, decadeEnds, functions, thumbnail, valueEnds, type FunctionLine } from "../../charts/functions.ts";
import { math } from "../../charts/math.ts";
import { copy } from "../../platform/clipboard.ts";
import { Presses } from "../../ui/controls/press.ts";
import { number, select } from "../../ui/controls/fields.ts";
import { formula } from "../../ui/controls/formula.ts";
import { icon } from "../../ui/controls/icons.ts";
import { parameterSlider } from "../../ui/controls/parameters.ts";
import type { ActivationItem, CatalogItem } from "../../engine/types.ts";
import { activationName } from "../../experiment/experiment.ts";
import { axes, base, controls, covered, tiles } from "../../ui/styles/base.ts";
import { explain } from "../../ui/explain.ts";
import type { Numbers } from "../../ui/explanation.ts";
import { classColors, classMark, classStyle } from "../../ui/legend.ts";
import { PartSize, View } from "../../ui/view.ts";
import { Answers } from "../answers.ts";
import { codeLines } from "./code.ts";
import { explorerStyles } from "./styles.ts";
import { HIDDEN_GUIDE, OUTPUT_GUIDE } from "../guide.ts";
import { roomStyles } from "../room-styles.ts";
import { SPANS, WIDTHS, within, type Chosen, type ExplorerState } from "../state.ts";

const POINTS = 241;
const DASHES = 4;
const THUMBNAIL = 41;
const THUMBNAIL_SPAN = 4;
const SLOPES = [-3, 3] as const;
const CHART_HEIGHT = { f: 230, slope: 160, depth: 190 };
const SLOW_AFTER_MS = 150;
const KEY_STEP = 0.05;
const CENTRED = 0.01;
const GONE = 1e-3;
const MOST_FALLS = 2;
const SETS = {
  family: ["relu", "leaky_relu", "elu", "selu"],
  squashing: ["sigmoid", "tanh", "softsign", "hard_sigmoid"],
  smooth: ["relu", "gelu", "silu", "mish"],
} as const;

const spread = (span: number, points: number) =>
  Float64Array.from({ length: points }, (_, i) => ((2 * i) / (points - 1) - 1) * span);

/** Activations over each other: what they give, their slopes, their properties, their code, and what depth does to them. */
export class ExplorerRoom extends View {
  static override properties = { copied: { state: true } };
  /** The line of code copied last. */
  declare copied: string;

  readonly #pictures = new Answers<Chosen, Answer<Curve>>((spec) =>
    this.session.ask((engine) => engine.activate(spec, spread(THUMBNAIL_SPAN, THUMBNAIL))),
  );
  readonly #curves = new Answers<{ spec: Chosen; span: number }, Answer<Curve>>(({ spec, span }) =>
    this.session.ask((engine) => engine.activate(spec, spread(span, POINTS))),
  );
  readonly #readings = new Answers<{ spec: Chosen; x: number }, Answer<Curve>>(({ spec, x }) =>
    this.session.ask((engine) => engine.activate(spec, Float64Array.of(x))),
  );
  readonly #traits = new Answers<Chosen, Answer<Traits>>((spec) => this.session.ask((engine) => engine.traits(spec)));
  readonly #depths = new Answers<DepthRequest, Answer<Depth>>((request) =>
    this.session.ask((engine) => engine.depth(request)),
  );
  #stopAsking = () => {};
  #slowly = 0;
  #removals = new Presses();
  /** As wide as the card lets them, which CSS decides. */
  #plot = new PartSize(this, "svg.plot");
  #smallPlot = new PartSize(this, "svg.small-plot");

  constructor() {
    super();
    this.copied = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopAsking = effect(() => this.#askAll());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopAsking();
    clearTimeout(this.#slowly);
  }

  get #state(): ExplorerState {
    return this.store.view.value.explorer;
  }

  /** Everything elementwise; softmax has a room of its own. */
  get #items(): ActivationItem[] {
    return this.store.description.value?.catalog.activations.filter(({ elementwise }) => elementwise) ?? [];
  }

  get #chosen(): readonly Chosen[] {
    return this.#state.activations.filter(({ name }) => this.#items.some((item) => item.name === name));
  }

  get #focused(): Chosen | undefined {
    return this.#chosen.find(({ name }) => name === this.#state.focus) ?? this.#chosen[0];
  }

  #change(change: Partial<ExplorerState>): void {
    this.store.change({ explorer: Object.freeze({ ...this.#state, ...change }) });
  }

  /** What takes the engine long waits until the hand rests, so that curves follow a slider at once. */
  #askAll(): void {
    const { span, x, initializer, width } = this.#state;
    const slots = <Q>(question: (spec: Chosen) => Q) =>
      this.#chosen.map((spec): [string, Q] => [spec.name, question(spec)]);
    void this.#pictures.want(this.#items.map(({ name }) => [name, { name }]));
    void this.#curves.want(slots((spec) => ({ spec, span })));
    void this.#readings.want(slots((spec) => ({ spec, x })));
    const traits = slots((spec) => spec);
    const depths = slots((activation) => ({ activation, initializer, width }));
    clearTimeout(this.#slowly);
    this.#slowly = window.setTimeout(
      () => void this.#traits.want(traits).then(() => this.#depths.want(depths)),
      SLOW_AFTER_MS,
    );
  }

  protected override render(): TemplateResult {
    if (!this.store.description.value) return html``;
    const layout = this.store.layout.value;
    return html`<div class=${`grid ${layout}`}>
      ${layout === "narrow" ? [this.#charts(), this.#choice()] : [this.#choice(), this.#charts()]} ${this.#details()} ${this.#table()} ${this.#depth()}
      ${this.#guide()}
    </div>`;
  }

  // ---- Choosing -----------------------------------------------------------------------------------------------

  #choice(): TemplateResult {
    return html`<section class="card choice">
      <header><h2>${this.text("room-explorer")}</h2>${explain(this, "room-explorer", () => this.#choiceNumbers())}</header>
      <div class="choices sets" role="group" aria-label=${this.text("explorer-sets")}>
        ${Object.entries(SETS).map(([id, names]) => this.#set(id, names))}
      </div>
      <div class="tiles" role="group" aria-label=${this.text("explorer-choose")}>${this.#items.map((item) => this.#tile(item))}</div>
    </section>`;
  }

  #set(id: string, names: readonly string[]): TemplateResult {
    const on = this.#chosen.map(({ name }) => name).join() === names.join();
    const choose = () =>
      this.#change({
        activations: names.map((name) => this.#chosen.find((spec) => spec.name === name) ?? { name }),
        focus: names[0],
      });
    return html`<button type="button" aria-pressed=${on} @click=${choose}>${this.text(`explorer-set-${id}`)}</button>`;
  }

  #tile(item: ActivationItem): TemplateResult {
    const index = this.#chosen.findIndex(({ name }) => name === item.name);
    const values = this.#pictures.get(item.name)?.value?.value;
    return html`<label class=${`tile ${index >= 0 ? classStyle(index) : ""}`}>
      <input class="covered" type="checkbox" .checked=${index >= 0} @change=${() => this.#toggle(item.name)} />
      <svg viewBox="0 0 40 28" aria-hidden="true">${values ? thumbnail(values) : svg``}</svg>
      <span>${this.#label(item)}</span>
    </label>`;
  }

  #toggle(name: string): void {
    const without = this.#chosen.filter((spec) => spec.name !== name);
    const removed = without.length < this.#chosen.length;
    this.#change(removed ? { activations: without } : { activations: [...without, { name }], focus: name });
  }

  // ---- f and f′ -----------------------------------------------------------------------------------------------

  #charts(): TemplateResult {
    const { span, x } = this.#state;
    const values = this.#chosen.map(({ name }) => this.#curves.get(name)?.value);
    const lists = (part: keyof Curve) => values.map((curve) => curve?.[part] ?? []);
    const lines = (part: keyof Curve) =>
      this.#chosen.map((spec, i): FunctionLine => ({
        y: values[i]?.[part] ?? [],
        ...this.#look(spec, i),
        at: this.#reading(spec)?.[part][0],
      }));
    return html`<section class="card charts">
      <header>
        <h2>${this.text("explorer-curves")}</h2>
        ${explain(this, "explorer-curves", () => this.#cursorNumbers())}
        <div class="choices end" role="group" aria-label=${this.text("explorer-span")}>
          ${SPANS.map(
            (
              offered,
            ) => html`<button type="button" aria-pressed=${offered === span} @click=${() => this.#change({ span: offered, x: within(x, [-offered, offered]) })}>
              ±${offered}
            </button>`,
          )}
        </div>
      </header>
      ${this.#chosen.length === 0 ? html`<p class="empty">${this.text("explorer-empty")}</p>` : nothing}
      ${this.#chart("f", html`<i>f</i>(<i>x</i>)`, lines("value"), valueEnds(lists("value"), [-span, span]), CHART_HEIGHT.f)}
      ${this.#chart("slope", html`<i>f′</i>(<i>x</i>)`, lines("derivative"), valueEnds(lists("derivative"), SLOPES), CHART_HEIGHT.slope)}
      <div class="cursor-field">
        ${number({ id: "cursor", label: "x", texts: this.store.texts.value, value: x, range: [-span, span], step: KEY_STEP, change: (value) => this.#move(value) })}
        <p class="muted">${this.text("explorer-cursor-help")}</p>
      </div>
    </section>`;
  }

  /** Both charts have the same x, so that a slope stands below its curve. */
  #chart(
    id: "f" | "slope",
    title: TemplateResult,
    lines: FunctionLine[],
    y: readonly [number, number],
    height: number,
  ): TemplateResult {
    const { span, x } = this.#state;
    return html`<figure>
      <figcaption>${title}</figcaption>
      <svg
        class=${`plot ${id}`}
        role="slider"
        tabindex="0"
        aria-label=${this.text(`explorer-chart-${id}`)}
        aria-valuemin=${-span}
        aria-valuemax=${span}
        aria-valuenow=${x}
        aria-valuetext=${this.#spoken(id === "f" ? "value" : "derivative")}
        @keydown=${this.#onKey}
        @pointerdown=${this.#onPointer}
        @pointermove=${this.#onPointer}
      >
        ${
          this.#plot.width > 0
            ? functions({
                width: this.#plot.width,
                height,
                x: spread(span, POINTS),
                y,
                lines,
                cursor: x,
                format: this.#tick,
              })
            : svg``
        }
      </svg>
    </figure>`;
  }

  #spoken(part: keyof Curve): string {
    const values = this.#chosen.map(
      (spec) => `${this.#labelOf(spec.name)} ${this.#digits(this.#reading(spec)?.[part][0])}`,
    );
    return [`x = ${this.#tick(this.#state.x)}`, ...values].join("; ");
  }

  #move(x: number): void {
    const { span } = this.#state;
    this.#change({ x: Number(within(x, [-span, span]).toFixed(4)) });
  }

  #onKey = (event: KeyboardEvent): void => {
    const { span, x } = this.#state;
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
    this.#move(to);
  };

  #onPointer = (event: PointerEvent): void => {
    if (event.type === "pointermove" && event.pointerType !== "mouse" && event.buttons === 0) return;
    const area = event.currentTarget as SVGElement;
    if (event.type === "pointerdown") area.setPointerCapture(event.pointerId);
    const left = event.clientX - area.getBoundingClientRect().left;
    this.#move(Number(across(this.#plot.width, spread(this.#state.span, 2)).invert(left).toFixed(2)));
  };

  // ---- Readings and properties ----------------------------------------------------------------------------------

  #table(): TemplateResult {
    const columns = ["range", "centred", "saturates", "smooth", "monotonic", "dead"];
    return html`<section class="card table">
      <header><h2>${this.text("explorer-properties")}</h2>${explain(this, "explorer-properties", () => this.#traitNumbers())}</header>
      <div class="scroll" tabindex="0" role="region" aria-label=${this.text("explorer-properties")}>
        <table>
          <thead>
            <tr>
              <th scope="col">${this.text("explorer-name")}</th>
              <th scope="col" class="figure"><i>f</i>(${this.#tick(this.#state.x)})</th>
              <th scope="col" class="figure"><i>f′</i>(${this.#tick(this.#state.x)})</th>
              ${columns.map((id) => html`<th scope="col">${this.text(`trait-${id}`)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.#chosen.map((spec, i) => this.#row(spec, i))}
          </tbody>
        </table>
      </div>
      <p class="why">${this.text("explorer-properties-why")}</p>
    </section>`;
  }

  #row(spec: Chosen, index: number): TemplateResult {
    const reading = this.#reading(spec);
    const traits = this.#traits.get(spec.name)?.value;
    const cells = traits ? this.#traitCells(traits) : Array<string>(6).fill("…");
    return html`<tr class=${spec === this.#focused ? "chosen" : ""}>
      <th scope="row">
        <button type="button" class="row-name" aria-pressed=${spec === this.#focused} title=${this.text("explorer-show", { name: this.#labelOf(spec.name) })} @click=${() => this.#change({ focus: spec.name })}>
          ${classMark(index)} ${this.#labelOf(spec.name)}${this.#settingsOf(spec)}
        </button>
      </th>
      <td class="figure" data-cell="value">${this.#digits(reading?.value[0])}</td>
      <td class="figure" data-cell="derivative">${this.#digits(reading?.derivative[0])}</td>
      ${cells.map((cell) => html`<td>${cell}</td>`)}
    </tr>`;
  }

  #settingsOf(spec: Chosen): string {
    const parameters = this.#item(spec.name)?.parameters.filter(({ kind }) => kind === "number") ?? [];
    return parameters
      .map(
        (parameter) =>
          `, ${this.store.texts.value.label("activation-parameter", parameter)} ${this.#tick(Number(spec[parameter.name] ?? parameter.default))}`,
      )
      .join("");
  }

  #traitCells({ range, mean, flatBelow, flatAbove, corners, jumps, falling, dead }: Traits): string[] {
    const places = (list: number[]) => list.map(this.#tick).join(", ");
    return [
      this.text("trait-range-value", { from: this.#tick(range[0]), to: this.#tick(range[1]) }),
      Math.abs(mean) < CENTRED ? this.text("choice-true") : this.text("trait-centred-no", { mean: this.#tick(mean) }),
      this.#flat(flatBelow, flatAbove),
      jumps.length > 0
        ? this.text("trait-jump", { places: places(jumps) })
        : corners.length > 0
          ? this.text("trait-corner", { places: places(corners) })
          : this.text("choice-true"),
      this.#monotonic(falling),
      dead.length === 0 ? this.text("trait-nowhere") : this.#where(dead),
    ];
  }

  #monotonic(falling: Interval[]): string {
    if (falling.length === 0) return this.text("choice-true");
    return falling.length > MOST_FALLS
      ? this.text("trait-waves")
      : this.text("trait-falls", { where: this.#where(falling) });
  }

  #flat(below: number | null, above: number | null): string {
    const ends: Interval[] = [
      ...(below === null ? [] : [[-Infinity, below] as Interval]),
      ...(above === null ? [] : [[above, Infinity] as Interval]),
    ];
    return ends.length === 0 ? this.text("choice-false") : this.#where(ends);
  }

  #where(intervals: Interval[]): string {
    return intervals
      .map(([from, to]) => {
        const values = { from: this.#tick(from), to: this.#tick(to) };
        if (from === -Infinity) return to === Infinity ? this.text("trait-everywhere") : `x ≤ ${values.to}`;
        return to === Infinity ? `x ≥ ${values.from}` : this.text("trait-between", values);
      })
      .join(", ");
  }

  // ---- One of them ----------------------------------------------------------------------------------------------

  #details(): TemplateResult {
    const spec = this.#focused;
    const item = spec && this.#item(spec.name);
    if (!spec || !item)
      return html`<section class="card details"><p class="muted">${this.text("explorer-details-empty")}</p></section>`;
    const lines = codeLines(item, spec);
    return html`<section class="card details" aria-label=${this.#label(item)}>
      <header>
        <h2>${classMark(this.#chosen.indexOf(spec))} ${this.#label(item)}</h2>
        ${explain(this, "explorer-details", () => this.#cursorNumbers(), this.#label(item))}
        <button type="button" class="outlined end" @click=${(event: MouseEvent) => this.#removals.isMeant(event) && this.#toggle(spec.name)}>${this.text("explorer-remove")}</button>
      </header>
      <p class="definition"><i>f</i>(<i>x</i>) = ${math(item.formula)}</p>
      <p class="note">${this.store.texts.value.note("activation", item)}</p>
      ${this.#parameters(item, spec)}
      ${lines ? html`${this.#code("Keras", lines.keras)} ${this.#code("PyTorch", lines.pytorch)}` : html`<p class="muted">${this.text("explorer-no-code")}</p>`}
      ${item.name === "custom" ? nothing : html`<p class="muted source">${this.text("explorer-source", { source: item.source })}</p>`}
    </section>`;
  }

  #parameters(item: ActivationItem, spec: Chosen) {
    const set = (name: string, value: number | boolean | string) => {
      this.#change({ activations: this.#chosen.map((other) => (other === spec ? { ...spec, [name]: value } : other)) });
    };
    const fields = item.parameters
      .filter(({ name }) => name !== "trainable")
      .map((parameter) =>
        parameter.kind === "text"
          ? this.#expression(spec, String(spec[parameter.name] ?? parameter.default), (text) =>
              set(parameter.name, text),
            )
          : parameterSlider({
              kind: "activation",
              prefix: "explorer",
              texts: this.store.texts.value,
              parameter,
              value: spec[parameter.name],
              change: set,
            }),
      );
    return fields.length > 0 ? html`<div class="parameters">${fields}</div>` : nothing;
  }

  #expression(spec: Chosen, value: string, change: (text: string) => void): TemplateResult {
    const issue = this.#curves.get(spec.name)?.issues?.[0];
    return formula({
      id: "expression",
      texts: this.store.texts.value,
      label: this.text("activation-parameter-expression"),
      value,
      fault: issue,
      change,
    });
  }

  #code(framework: string, line: string): TemplateResult {
    const label = this.text("explorer-copy", { name: framework });
    return html`<div class="code">
      <h3>${framework}</h3>
      <code>${line}</code>
      <button type="button" aria-label=${label} title=${label} @click=${() => void this.#copy(line)}>${this.copied === line ? "✓" : icon("copy")}</button>
      <span class="visually-hidden" role="status">${this.copied === line ? this.text("explorer-copied") : ""}</span>
    </div>`;
  }

  async #copy(line: string): Promise<void> {
    this.copied = (await copy(this.store, line)) ? line : "";
  }

  // ---- Depth ------------------------------------------------------------------------------------------------------

  #depth(): TemplateResult {
    const { initializer, width } = this.#state;
    const depths = this.#chosen.map(({ name }) => this.#depths.get(name)?.value);
    const initializers = this.store.description.value?.catalog.initializers ?? [];
    return html`<section class="card depth">
      <header>
        <h2>${this.text("depth")}</h2>
        ${explain(this, "depth", () => this.#depthNumbers())}
        <div class="fields end">
          ${select({
            id: "depth-initializer",
            label: this.text("initializer"),
            value: initializer,
            items: initializers.map((item) => ({
              value: item.name,
              label: this.store.texts.value.label("initializer", item),
            })),
            change: (initializer) => this.#change({ initializer }),
          })}
          ${select({
            id: "depth-width",
            label: this.text("depth-width"),
            value: String(width),
            items: WIDTHS.map((width) => ({
              value: String(width),
              label: this.text("output-units", { units: width }),
            })),
            change: (width) => this.#change({ width: Number(width) }),
          })}
          <button type="button" class="outlined" @click=${this.#showSelu}>${this.text("depth-selu")}</button>
        </div>
      </header>
      <p class="why">${this.text("depth-why")}</p>
      <div class="small">
        ${this.#depthChart("mean", depths, false)} ${this.#depthChart("variance", depths, true)} ${this.#depthChart("gradient", depths, true)}
      </div>
      <ul class="verdicts">
        ${this.#chosen.map((spec, i) => html`<li>${classMark(i)} ${this.#verdict(spec, depths[i])}</li>`)}
      </ul>
    </section>`;
  }

  #showSelu = (): void => {
    const names = ["selu", "relu", "sigmoid"];
    this.#change({
      activations: names.map((name) => this.#chosen.find((spec) => spec.name === name) ?? { name }),
      focus: "selu",
      initializer: "lecun_normal",
    });
  };

  #depthChart(part: keyof Depth, depths: (Depth | undefined)[], logarithmic: boolean): TemplateResult {
    const lists = depths.map((depth) => depth?.[part] ?? []);
    const layers = part === "gradient" ? 20 : 21;
    const first = part === "gradient" ? 1 : 0;
    const x = Array.from({ length: layers }, (_, i) => i + first);
    const y = logarithmic ? decadeEnds(lists) : valueEnds([...lists, [0]], [-10, 10]);
    const lines = this.#chosen.map((spec, i): FunctionLine => ({ y: lists[i], ...this.#look(spec, i) }));
    const width = this.#smallPlot.width;
    return html`<figure>
      <figcaption>${this.text(`depth-${part}`)}</figcaption>
      <svg class="small-plot" role="img" aria-label=${this.text(`depth-${part}`)}>
        ${width > 0 ? functions({ width, height: CHART_HEIGHT.depth, x, y, lines, logarithmic, format: this.#tick }) : svg``}
      </svg>
    </figure>`;
  }

  #verdict(spec: Chosen, depth: Depth | undefined): string {
    const name = this.#labelOf(spec.name);
    if (!depth) return this.text("depth-waiting", { name });
    const left = depth.gradient[0];
    const variance = depth.variance.at(-1)!;
    if (!Number.isFinite(variance) || !Number.isFinite(left)) return this.text("depth-overflows", { name });
    const kind = left > 1 / GONE ? "explodes" : left < GONE ? "vanishes" : "lives";
    return this.text(`depth-${kind}`, {
      name,
      gradient: this.#digits(left),
      mean: this.#digits(depth.mean.at(-1)),
      variance: this.#digits(variance),
    });
  }

  // ---- Guide ------------------------------------------------------------------------------------------------------

  #guide(): TemplateResult {
    return html`<section class="card guide">
      <header><h2>${this.text("guide")}</h2>${explain(this, "guide", () => this.#guideNumbers())}</header>
      <div class="guides">
        <div>
          <h3>${this.text("guide-hidden")}</h3>
          <dl>
            ${HIDDEN_GUIDE.map(
              ({ id, activations }) => html`<div>
                <dt>${activations.map((name) => this.#show(name))}</dt>
                <dd>${this.text(`guide-hidden-${id}`)}</dd>
              </div>`,
            )}
          </dl>
        </div>
        <div>
          <h3>${this.text("guide-output")}</h3>
          <div class="scroll" tabindex="0" role="region" aria-label=${this.text("guide-output")}>
            <table>
              <thead>
                <tr>
                  ${["task", "activation", "units", "loss"].map((id) => html`<th scope="col">${this.text(`guide-${id}`)}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${OUTPUT_GUIDE.map(
                  ({ id, activations, units, loss }) => html`<tr>
                    <th scope="row">${this.text(`guide-output-${id}`)}</th>
                    <td>${activations.map((name) => this.#labelOf(name)).join(", ")}</td>
                    <td>${units}</td>
                    <td>${this.#lossLabel(loss)}</td>
                  </tr>`,
                )}
              </tbody>
            </table>
          </div>
          <p class="why">${this.text("guide-output-why")}</p>
        </div>
      </div>
    </section>`;
  }

  #show(name: string): TemplateResult {
    const shown = this.#chosen.some((spec) => spec.name === name);
    return html`<button type="button" class="outlined" @click=${() => (shown ? this.#change({ focus: name }) : this.#toggle(name))}>${this.#labelOf(name)}</button>`;
  }

  #lossLabel(name: string): string {
    const item = this.store.description.value?.catalog.losses.find((loss) => loss.name === name);
    return item ? this.store.texts.value.label("loss", item) : name;
  }

  // ---- What the panels explain of themselves --------------------------------------------------------------------

  #choiceNumbers(): Numbers {
    const names = this.#chosen.map(({ name }) => this.#labelOf(name));
    return { count: names.length, names: names.join(", ") };
  }

  /** Of the one in focus, where the cursor stands. */
  #cursorNumbers(): Numbers {
    const reading = this.#focused && this.#reading(this.#focused);
    return {
      name: this.#focusedLabel,
      x: this.#tick(this.#state.x),
      value: this.#digits(reading?.value[0]),
      slope: this.#digits(reading?.derivative[0]),
    };
  }

  #traitNumbers(): Numbers {
    const {
      range: [from, to],
      mean,
    } = this.#traits.get(this.#focused?.name ?? "")?.value ?? { range: [NaN, NaN], mean: NaN };
    return { name: this.#focusedLabel, from: this.#tick(from), to: this.#tick(to), mean: this.#tick(mean) };
  }

  #depthNumbers(): Numbers {
    const depth = this.#depths.get(this.#focused?.name ?? "")?.value;
    return {
      name: this.#focusedLabel,
      variance: this.#digits(depth?.variance.at(-1)),
      gradient: this.#digits(depth?.gradient[0]),
    };
  }

  /** Of the experiment in the playground. */
  #guideNumbers(): Numbers {
    const { layers = [], loss } = this.store.experiment.value ?? {};
    const names = layers.map(({ activation }) => this.#labelOf(activationName(activation)));
    return {
      hidden: [...new Set(names.slice(0, -1))].join(", ") || "–",
      output: names.at(-1) ?? "–",
      loss: this.#lossLabel(loss?.name ?? "–"),
    };
  }

  get #focusedLabel(): string {
    return this.#focused ? this.#labelOf(this.#focused.name) : "–";
  }

  // ---- Words and numbers ------------------------------------------------------------------------------------------

  #item(name: string): ActivationItem | undefined {
    return this.store.description.value?.catalog.activations.find((item) => item.name === name);
  }

  #label = (item: CatalogItem): string => this.store.texts.value.label("activation", item);

  #labelOf(name: string): string {
    const item = this.#item(name);
    return item ? this.#label(item) : name;
  }

  #look(spec: Chosen, index: number): { style: string; shape: number } {
    return {
      style: `${classStyle(index)} dash-${index % DASHES} ${spec === this.#focused ? "focused" : ""}`,
      shape: index,
    };
  }

  #reading(spec: Chosen): Curve | undefined {
    return this.#readings.get(spec.name)?.value;
  }

  #tick = (value: number): string =>
    this.store.texts.value.number(value, { maximumSignificantDigits: 4, useGrouping: false });

  #digits(value: number | undefined): string {
    return value === undefined ? "…" : this.store.texts.value.exact(value);
  }

  static override styles = [base, controls, covered, tiles, axes, classColors, roomStyles, explorerStyles];
}

customElements.define("playground-explorer", ExplorerRoom);
