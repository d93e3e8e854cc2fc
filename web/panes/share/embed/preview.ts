import { css, html, type PropertyValues, type TemplateResult } from "lit";
import { EVENTS } from "../../../state/element-events.ts";
import { base } from "../../../ui/styles/base.ts";
import { PartSize, View } from "../../../ui/view.ts";
import type { Setting } from "./embedding.ts";

/** The sizes of what a playground is embedded in; without a height, it is as high as its content. */
export const FRAMES = {
  phone: { width: 390 },
  column: { width: 720 },
  slide: { width: 960, height: 540 },
} as const satisfies Record<string, { width: number; height?: number }>;
export type Frame = keyof typeof FRAMES;

type Playground = HTMLElement & { config: unknown; lesson: unknown; play(): void; pause(): void };

/**
 * A playground with the chosen settings, as large as in its place, drawn smaller. It is an element and no frame, which the
 * page's policy would refuse; its events stay within.
 */
export class SharePreview extends View {
  static override properties = { frame: { attribute: false }, settings: { attribute: false } };
  declare frame: Frame;
  declare settings: readonly Setting[];
  readonly #playground = document.createElement("activation-playground") as Playground;
  #hasBegun = false;
  readonly #size = new PartSize(this, ".stage");
  readonly #content = new ResizeObserver(([{ contentRect }]) => this.#measured(contentRect.height));

  constructor() {
    super();
    this.frame = "column";
    this.settings = [];
    for (const name of EVENTS) this.#playground.addEventListener(name, (event) => event.stopPropagation());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#content.observe(this.#playground);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#content.disconnect();
  }

  #measured(height: number): void {
    this.style.setProperty("--content", `${Math.ceil(height)}px`);
    this.dispatchEvent(new CustomEvent("measured", { detail: Math.ceil(height) }));
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#begin();
    if (changed.has("settings")) this.#set(changed.get("settings") as readonly Setting[] | undefined);
  }

  /** With the lesson that is played here, or else with the experiment that is open here. */
  #begin(): void {
    const [lesson, experiment] = [this.store.lessonRequest.value, this.store.experiment.value];
    if (this.#hasBegun || !experiment) return;
    this.#hasBegun = true;
    if (lesson) this.#playground.lesson = lesson.id ?? lesson.value;
    else this.#playground.config = experiment;
  }

  /** Changes what differs: an attribute that is set again is read again. */
  #set(before: readonly Setting[] = []): void {
    const playground = this.#playground;
    const now = new Map([["lang", this.store.texts.value.language], ...this.settings]);
    for (const [name] of before) if (!now.has(name)) playground.removeAttribute(name);
    for (const [name, value] of now) if (playground.getAttribute(name) !== value) playground.setAttribute(name, value);
    if (!playground.isConnected) return;
    if (now.has("autoplay")) playground.play();
    else playground.pause();
  }

  protected override render(): TemplateResult {
    return html`<div class=${`stage ${this.frame}`} tabindex="0" role="region" aria-label=${this.text("share-preview")}>
      <div class="sized"><div class="whole" inert aria-hidden="true">${this.#playground}</div></div>
    </div>`;
  }

  protected override updated(): void {
    const { width } = FRAMES[this.frame];
    const scale = this.#size.width > 0 ? Math.min(1, this.#size.width / width) : 1;
    this.style.setProperty("--width", `${width}px`);
    this.style.setProperty("--scale", String(scale));
  }

  static override styles = [
    base,
    css`
      .stage {
        height: 360px;
        overflow: hidden auto;
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        background: var(--background);
      }
      .stage.slide {
        height: auto;
        max-height: calc(540px * var(--scale, 1) + 2px);
      }
      .sized {
        width: calc(var(--width) * var(--scale, 1));
        height: calc(var(--content, 600px) * var(--scale, 1));
        margin: 0 auto;
        overflow: hidden;
      }
      .whole {
        width: var(--width);
        transform: scale(var(--scale, 1));
        transform-origin: 0 0;
      }
    `,
  ];
}

customElements.define("playground-share-preview", SharePreview);
