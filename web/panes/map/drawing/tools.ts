import { css, html, nothing, type TemplateResult } from "lit";
import { largest } from "../../../charts/raster.ts";
import { MOST_CLASSES } from "../../../experiment/targets.ts";
import { FLOAT32 } from "../../../platform/guards.ts";
import { slider, toggle } from "../../../ui/controls/fields.ts";
import { classColors, classMark } from "../../../ui/legend.ts";
import { base, controls, covered } from "../../../ui/styles/base.ts";
import { DrawingPart } from "./part.ts";

const TOOLS = ["add", "move", "erase"] as const;

/** The drawing tools, and the class, labels or value of new points. */
export class DrawingTools extends DrawingPart {
  protected override render(): TemplateResult {
    const { tool } = this.drawing;
    return html`<div class="tools" role="group" aria-label=${this.text("drawing")}>
        <div class="choice" role="radiogroup" aria-label=${this.text("drawing-tool")}>
          ${TOOLS.map((name) => this.#radio("tool", name, this.text(`drawing-${name}`), name === tool, () => this.choose({ tool: name })))}
        </div>
        ${tool === "add" ? toggle({ label: this.text("drawing-spray"), value: this.drawing.spray, change: (spray) => this.choose({ spray }) }) : nothing}
        <button type="button" class="outlined" @click=${() => this.store.change({ drawing: null })}>${this.text("drawing-close")}</button>
      </div>
      ${tool === "add" ? this.#picker() : nothing}
      <p class="muted">${this.text(`drawing-help-${this.isCurve && tool === "add" ? "curve" : tool}`)} ${this.text("drawing-restarts")}</p>`;
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
    const { index } = this.drawing;
    const offered = Math.max(this.classes, Math.min(index + 1, MOST_CLASSES));
    const full = offered > this.classes || offered >= MOST_CLASSES;
    return html`<div class="choice" role="radiogroup" aria-label=${this.text("drawing-class")}>
      ${Array.from({ length: Math.min(offered, MOST_CLASSES) }, (_, i) =>
        this.#radio("class", String(i), html`${classMark(i)} ${this.classLabel(i)}`, i === index, () =>
          this.choose({ index: i }),
        ),
      )}
      <button type="button" ?disabled=${full} aria-label=${this.text("drawing-new-class")} title=${this.text("drawing-new-class")} @click=${() => this.choose({ index: offered })}>
        +
      </button>
    </div>`;
  }

  #labels(): TemplateResult {
    const { labels } = this.drawing;
    const flip = (i: number) =>
      this.choose({ labels: labels.includes(i) ? labels.filter((label) => label !== i) : [...labels, i] });
    return html`<div class="choice" role="group" aria-label=${this.text("drawing-labels")}>
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
      label: this.text("drawing-value"),
      texts: this.store.texts.value,
      value: this.drawing.value,
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

customElements.define("playground-drawing-tools", DrawingTools);
