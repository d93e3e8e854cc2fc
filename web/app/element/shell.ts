import { html, nothing, type TemplateResult } from "lit";
import { cache } from "lit/directives/cache.js";
import { nextTask } from "../../platform/turns.ts";
import type { Control, Part } from "../../experiment/author/controls.ts";
import { TABS, type Layout, type Tab } from "../../state/view-state.ts";
import { tabId, tabs } from "../../ui/controls/tabs.ts";
import "../../panels/analysis.ts";
import { digitCanvas } from "../../panels/digit-canvas/panel.ts";
import "../../panes/data/view.ts";
import "../../panes/undo/view.ts";
import "../../panes/inspector/view.ts";
import "../../panes/map/view.ts";
import "../../panes/network/view.ts";
import "../../panes/notice/view.ts";
import "../../panes/transport/stops.ts";
import "../../panes/training/view.ts";
import "../../panes/presets/hint.ts";
import type { Head } from "./head.ts";
import type { Host } from "./host.ts";
import type { Sharing } from "./sharing.ts";

const WIDE = 1200;
const MEDIUM = 860;

/** Tasks in which the page is drawn at its start. */
const FIRST_TASKS = 4;

/** What the tabs of the narrow layout are of. */
const TAB_PARTS: Readonly<Record<Tab, readonly Part[]>> = {
  network: ["network"],
  data: ["data"],
  training: ["training", "analysis"],
  inspect: ["inspector"],
};

/** The parts that are on show during a lesson only if one of these controls is free. */
const NEEDED_BY: Readonly<Partial<Record<Part, readonly Control[]>>> = {
  data: ["data"],
  training: ["loss", "optimizer", "learning-rate", "batch", "regularizer", "precision"],
};

/** Rooms that are loaded when they are entered. */
const LAZY_ROOMS = {
  explorer: () => import("../../rooms/explorer/view.ts"),
  softmax: () => import("../../rooms/softmax/view.ts"),
  lessons: () => import("../../lessons/list-view.ts"),
} as const;

export const layoutFor = (width: number): Layout => (width >= WIDE ? "wide" : width >= MEDIUM ? "medium" : "narrow");

/** Arranges the page's parts. */
export class Shell {
  readonly #host: Host;
  readonly #head: Head;
  readonly #sharing: Sharing;
  /** Tasks in which the page has been drawn: first the head, then the parts from top to bottom, so that nothing moves. */
  #drawn = 0;
  /** The phone's tab of which every part is drawn. */
  #completeTab: Tab | null = null;

  constructor(host: Host, head: Head, sharing: Sharing) {
    this.#host = host;
    this.#head = head;
    this.#sharing = sharing;
  }

  /** To be called after each update: draws the next part in a task of its own. */
  updated(): void {
    if (this.#drawn === FIRST_TASKS) return;
    this.#drawn++;
    void nextTask().then(() => this.#host.element.requestUpdate());
  }

  render(): TemplateResult {
    const { element, store } = this.#host;
    const layout = this.#hasColumns ? store.layout.value : "narrow";
    const { room } = store.view.value;
    const notice = html`<playground-notice ?reloads=${element.linked}></playground-notice>`;
    if (!store.texts.value.has("name")) return notice;
    return html`
      <div class=${`page ${layout} in-${room} ${this.#hasLesson ? "in-lesson" : ""} ${store.isLessonPrinted.value ? "lesson-printed" : ""}`} lang=${store.texts.value.language}>
        ${this.#head.render(layout, room)} ${this.#from(1, () => html`${cache(room === "playground" ? this.#playground(layout) : this.#room(room))}`)}
        ${this.#hasLesson && room !== "lessons" ? this.#lesson(layout) : nothing}
        ${notice} ${this.#sharing.dialog()}
      </div>
    `;
  }

  /** A part that is drawn from that task on, counted from 0. */
  #from(task: number, part: () => unknown): unknown {
    return this.#drawn >= task ? part() : nothing;
  }

  #text(id: string): string {
    return this.#host.store.texts.value.text(id);
  }

  #room(room: keyof typeof LAZY_ROOMS): TemplateResult {
    const { store } = this.#host;
    if (!store.modules.has(room, LAZY_ROOMS[room])) return html`<main class="room" aria-busy="true"></main>`;
    switch (room) {
      case "explorer":
        return html`<main class="room" ?inert=${store.isCovered.value}><playground-explorer></playground-explorer></main>`;
      case "softmax":
        return html`<main class="room" ?inert=${store.isCovered.value}><playground-softmax-lab></playground-softmax-lab></main>`;
      case "lessons":
        return html`<main class="room"><playground-lessons></playground-lessons></main>`;
    }
  }

  get #hasLesson(): boolean {
    const { lessonRequest, writing } = this.#host.store;
    return lessonRequest.value !== null || writing.value !== null;
  }

  /** A lesson that is played, or else the one that is written: beside the rest of the page; on a phone at its foot. */
  #lesson(layout: Layout): TemplateResult {
    const { lessonRequest, writing, modules } = this.#host.store;
    const isPlayed = lessonRequest.value !== null;
    const hasPlayer = isPlayed && modules.has("lesson", () => import("../../lessons/player/view.ts"));
    const hasBuilder = writing.value !== null && modules.has("builder", () => import("../../lessons/builder/view.ts"));
    const isFoot = layout === "narrow";
    return html`<aside class="lesson">
      ${hasPlayer ? html`<playground-lesson ?foot=${isFoot}></playground-lesson>` : nothing}
      ${hasBuilder ? html`<playground-lesson-builder ?hidden=${isPlayed} ?foot=${isFoot}></playground-lesson-builder>` : nothing}
    </aside>`;
  }

  #playground(layout: Layout): TemplateResult {
    return layout === "narrow" ? this.#narrow() : this.#roomy();
  }

  /** Whether there is more on show than fits in one column of any width. */
  get #hasColumns(): boolean {
    return (["data", "network", "training", "analysis"] as const).some((part) => this.#shows(part));
  }

  #shows(part: Part): boolean {
    const { permissions } = this.#host.store;
    const free = permissions.lesson.value;
    // What the lesson does not need gives its place to it.
    if (free && part in NEEDED_BY && !NEEDED_BY[part]!.some((control) => free.has(control))) return false;
    return permissions.shows(part);
  }

  /** A part of the page, if the author shows it. */
  #shown(part: Part, content: () => unknown): unknown {
    return this.#shows(part) ? content() : nothing;
  }

  #roomy(): TemplateResult {
    return html`
      ${this.#shown(
        "training",
        () => html`<section class="training card" aria-label=${this.#text("training")}>
        <playground-training></playground-training>
        <playground-stops></playground-stops>
        <playground-undo></playground-undo>
      </section>`,
      )}
      ${this.#task()} ${this.#hint()}
      <main class=${this.#absent()}>
        ${this.#shown(
          "data",
          () => html`<section class="data card">
          <playground-data></playground-data>
        </section>`,
        )}
        ${this.#shown("network", () =>
          this.#from(
            3,
            () => html`<section class="network card">
          <playground-network></playground-network>
        </section>`,
          ),
        )}
        ${this.#shown("analysis", () =>
          this.#from(
            4,
            () => html`<section class="analysis card" ?inert=${this.#host.store.isCovered.value}>
          <playground-analysis></playground-analysis>
        </section>`,
          ),
        )}
        ${
          this.#shows("output") || this.#shows("inspector")
            ? html`<section class="output card">${this.#from(2, () => this.#output())}</section>`
            : nothing
        }
      </main>
    `;
  }

  /** Classes for the parts that are not on show, whose place the others take. */
  #absent(): string {
    const parts = ["data", "network", "analysis"] as const;
    const absent: string[] = parts.filter((part) => !this.#shows(part));
    if (!this.#shows("output") && !this.#shows("inspector")) absent.push("output");
    return absent.map((part) => `no-${part}`).join(" ");
  }

  #output(): TemplateResult {
    return html`${this.#shown("output", () => html`<playground-map></playground-map>`)}
    ${this.#shown(
      "inspector",
      () => html`<div class="held">
        <div class="inspector" tabindex="0" role="region" ?inert=${this.#host.store.isCovered.value} aria-label=${this.#text("inspector")}>
          <playground-inspector></playground-inspector>
        </div>
      </div>`,
    )}`;
  }

  /** The author's sentence. */
  #task(): TemplateResult | typeof nothing {
    const { task } = this.#host.store.permissions.author.value;
    return task ? html`<p class="task">${task}</p>` : nothing;
  }

  #narrow(): TemplateResult {
    const { store } = this.#host;
    const names = TABS.filter((name) => TAB_PARTS[name].some((part) => this.#shows(part)));
    const { tab: chosen } = store.view.value;
    const tab = names.includes(chosen) ? chosen : names[0];
    return html`
      <main>
        ${this.#task()}
        ${this.#shown(
          "output",
          () => html`<section class="output">
          <playground-map></playground-map>
        </section>`,
        )}
        ${this.#shown("transport", () => html`<playground-status compact></playground-status>`)} ${this.#hint()}
        ${tab === undefined ? nothing : this.#tabs(names, tab)}
      </main>
      ${this.#shown("transport", () => this.#footer())}
    `;
  }

  #tabs(names: readonly Tab[], current: Tab): TemplateResult {
    const { store } = this.#host;
    return html`${
      names.length > 1
        ? tabs({
            panel: "panel",
            label: this.#text("parts"),
            names,
            current,
            face: (name) => this.#text(name === "inspect" && store.side.value ? "tab-write" : `tab-${name}`),
            choose: (tab) => store.change({ tab }),
          })
        : nothing
    }
    <section class="panel" id="panel" ?inert=${store.isCovered.value && current !== "network"} role=${names.length > 1 ? "tabpanel" : nothing} aria-labelledby=${names.length > 1 ? tabId("panel", current) : nothing}>
      ${this.#from(3, () => this.#panel(current))}
    </section>`;
  }

  #footer(): TemplateResult {
    return html`
      ${this.#from(
        2,
        () => html`<footer>
        <playground-undo large></playground-undo>
        <playground-transport></playground-transport>
        <playground-stops large></playground-stops>
        ${this.#head.presets()}
      </footer>`,
      )}
    `;
  }

  /** The sentence that belongs to the preset. */
  #hint(): TemplateResult {
    return html`<playground-hint></playground-hint>`;
  }

  /** The second part of a tab is drawn a task after the first. */
  #panel(tab: Tab): TemplateResult {
    const { store } = this.#host;
    const isComplete = this.#completeTab === tab;
    if (!isComplete) void nextTask().then(() => this.#complete(tab));
    switch (tab) {
      case "network":
        return html`<playground-network inline></playground-network>`;
      case "data":
        return html`<playground-data inline></playground-data>`;
      case "training":
        return html`${this.#shown("training", () => html`<playground-training inline></playground-training>`)}
          ${isComplete ? this.#shown("analysis", () => html`<playground-analysis inline></playground-analysis>`) : nothing}`;
      case "inspect":
        return html`${store.side.value ? this.#pad() : nothing}
        ${isComplete || !store.side.value ? html`<playground-inspector></playground-inspector>` : nothing}`;
    }
  }

  #complete(tab: Tab): void {
    this.#completeTab = tab;
    this.#host.element.requestUpdate();
  }

  /** On a phone, a digit is drawn in the tab that shows its way through the network. */
  #pad() {
    const { store } = this.#host;
    if (!store.modules.has(digitCanvas.id, digitCanvas.load!)) return nothing;
    return html`<playground-pad></playground-pad>`;
  }
}
