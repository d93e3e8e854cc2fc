import { html, nothing, type TemplateResult } from "lit";
import { classCount, datasetOf } from "../../experiment/experiment.ts";
import { roomLink } from "../../experiment/link.ts";
import { languages } from "../../i18n/locales/languages.ts";
import { ROOMS, type Room } from "../../experiment/rooms.ts";
import { setPreference } from "../../state/preferences.ts";
import type { Layout } from "../../state/view-state.ts";
import { guarded } from "../../ui/controls/guarded.ts";
import { icon } from "../../ui/controls/icons.ts";
import "../../panes/transport/status.ts";
import "../../panes/transport/view.ts";
import "../../panes/presets/menu.ts";
import type { Autosave } from "./autosave.ts";
import { HAS_ADDRESS, type Host } from "./host.ts";
import type { Language } from "./language.ts";
import type { Printing } from "./printing.ts";
import type { Sharing } from "./sharing.ts";

/** The bar above the page: name, rooms, transport, and what concerns the page as a whole. */
export class Head {
  readonly #host: Host;
  readonly #autosave: Autosave;
  readonly #language: Language;
  readonly #printing: Printing;
  readonly #sharing: Sharing;

  constructor(host: Host, autosave: Autosave, language: Language, printing: Printing, sharing: Sharing) {
    this.#host = host;
    this.#autosave = autosave;
    this.#language = language;
    this.#printing = printing;
    this.#sharing = sharing;
  }

  #text(id: string, values?: Record<string, string | number>): string {
    return this.#host.store.texts.value.text(id, values);
  }

  render(layout: Layout, room: Room): TemplateResult | typeof nothing {
    const { permissions } = this.#host.store;
    const hasHead = permissions.shows("head");
    const hasTransport = room === "playground" && layout !== "narrow" && permissions.shows("transport");
    if (!hasHead && !hasTransport) return nothing;
    return html`<header class="bar">
      ${hasHead ? html`${this.#name()} ${guarded(this.#host, "rooms", this.#rooms(room))}` : nothing}
      ${
        hasTransport
          ? html`<playground-transport></playground-transport>
            <playground-status></playground-status>`
          : nothing
      }
      ${hasHead ? this.#actions(room, layout) : nothing}
    </header>`;
  }

  #name(): TemplateResult {
    return html`<h1>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <path class="axis" d="M3 22H29"></path>
        <path class="curve" d="M3 22H14C18 22 19 18 29 5"></path>
      </svg>
      <span>${this.#text("name")}</span>
    </h1>`;
  }

  #rooms(current: Room): TemplateResult {
    const isFree = this.#host.store.permissions.reason("rooms") === null;
    return html`<nav aria-label=${this.#text("rooms")}>
      ${ROOMS.map(
        (
          room,
        ) => html`<a href=${isFree ? roomLink(room) : nothing} role=${isFree ? nothing : "link"} aria-disabled=${isFree ? nothing : "true"} aria-current=${room === current ? "page" : nothing} @click=${(event: Event) => this.#enter(event, room)}
          >${this.#text(`room-${room}`)}</a
        >`,
      )}
    </nav>`;
  }

  /** Completes the address that is left, so that the browser's back button returns to it. An embedded element leaves the address alone. */
  #enter(event: Event, room: Room): void {
    const { element, store } = this.#host;
    if (store.permissions.reason("rooms") !== null) return;
    if (element.linked && HAS_ADDRESS) return this.#autosave.address.writeNow();
    event.preventDefault();
    store.change({ room });
  }

  /** The menu of presets. */
  presets(): TemplateResult {
    return html`<playground-presets></playground-presets>`;
  }

  #actions(room: Room, layout: Layout): TemplateResult {
    return html`<div class="actions">
      ${room === "playground" && layout !== "narrow" ? this.presets() : nothing}
      <span class="chips">${room === "playground" ? this.#task() : nothing}</span>
      ${guarded(this.#host, "language", this.#otherLanguages())}
      ${guarded(this.#host, "share", this.#sharing.button())}
      ${room === "playground" ? this.#action("print", "print", () => void this.#printing.print()) : nothing}
      ${guarded(
        this.#host,
        "theme",
        this.#action("theme", "theme", () => this.#toggleTheme()),
      )}
    </div>`;
  }

  #action(id: string, picture: "print" | "theme", press: () => void): TemplateResult {
    const label = this.#text(id);
    return html`<button type="button" aria-label=${label} title=${label} @click=${press}>
      ${icon(picture)}
    </button>`;
  }

  /** Each language is named in itself: a short name on the button, the full name with its script in the tooltip. */
  #otherLanguages(): TemplateResult[] {
    return languages
      .filter(({ tag }) => tag !== this.#host.store.texts.value.language)
      .map(
        ({ tag, name, short }) =>
          html`<button type="button" class="language" lang=${tag} aria-label=${name} title=${name} @click=${() => this.#language.choose(tag)}>${short}</button>`,
      );
  }

  /** The task in a few words, such as "Spiral · 3 classes". */
  #task(): string {
    const { store } = this.#host;
    const description = store.description.value;
    const experiment = store.experiment.value;
    if (!description || !experiment) return "";
    const { name } = experiment.data;
    const label = store.texts.value.label(
      "dataset",
      datasetOf(description.catalog, experiment) ?? { name, label: name },
    );
    return this.#text(`task-${store.task.value}`, {
      name: label,
      classes: classCount(description.catalog, experiment),
    });
  }

  #toggleTheme(): void {
    const { element } = this.#host;
    const isDark =
      element.theme === "dark" || (element.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
    element.theme = isDark ? "light" : "dark";
    setPreference("theme", element.theme);
  }
}
