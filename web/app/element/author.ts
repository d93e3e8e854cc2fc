import { effect } from "@preact/signals-core";
import type { Unknown } from "../../experiment/author/read-settings.ts";
import { SETTING_NAMES, type SettingName } from "../../experiment/author/settings.ts";
import type { Store } from "../../state/store.ts";
import { readJson } from "./input.ts";
import type { ActivationPlaygroundElement } from "./types.ts";

type Reader = Pick<typeof import("../../experiment/author/read-settings.ts"), "withSetting">;

const THEMES = ["auto", "light", "dark"] as const;

/**
 * What the author has set: by attributes and properties, and on the page that the element fills, by the address's query. What
 * reads it is loaded when there is something to read; nothing is drawn or opened before.
 */
export class Author {
  readonly #store: Store;
  /** Resolves when all that was set so far applies. */
  loaded: Promise<void> = Promise.resolve();
  #loadsTexts: (() => void) | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Sets one by its text; null: as without it. What is not known of it is left out, and named in a notice. */
  set(name: SettingName, text: string | null): void {
    const reader = import("../../experiment/author/read-settings.ts");
    this.loaded = this.loaded.then(async () => this.#take(await reader, name, text));
  }

  #take({ withSetting }: Reader, name: SettingName, text: string | null): void {
    const { permissions, panels } = this.#store;
    const ids = panels.map(({ id }) => id);
    const { settings, unknown } = withSetting(permissions.author.value, name, text, ids);
    permissions.author.value = settings;
    this.#loadTexts();
    if (unknown) void this.#refuse(unknown);
  }

  async #refuse({ name, found: text, allowed }: Unknown): Promise<void> {
    const { notice, experiment } = this.#store;
    const { found, issue } = await import("./config-error.ts");
    const issues = [issue(name, "name_unknown", { name: found(text), allowed })];
    notice.value = { kind: "issues", issues, from: experiment.peek() ? "change" : "start" };
  }

  /** Loads the names of what is locked, in each language that is chosen; views show them when they are there. */
  #loadTexts(): void {
    const { permissions, texts } = this.#store;
    this.#loadsTexts ??= effect(() => {
      void texts.value.load("author").then(() => (permissions.author.value = { ...permissions.author.value }));
    });
  }

  /** Reads the page's query into the element. Other programs' parameters are ignored. */
  readQuery(element: ActivationPlaygroundElement, search: string): void {
    if (search === "") return;
    const reader = import("../../experiment/author/query.ts");
    this.loaded = this.loaded.then(async () => this.#takeQuery(element, (await reader).readQuery(search)));
  }

  async #takeQuery(element: ActivationPlaygroundElement, query: ReadonlyMap<string, string>): Promise<void> {
    const { withSetting } = await import("../../experiment/author/read-settings.ts");
    for (const name of SETTING_NAMES) {
      const text = query.get(name);
      if (text !== undefined) this.#take({ withSetting }, name, text);
    }
    const theme = THEMES.find((name) => name === query.get("theme"));
    if (theme) element.theme = theme;
    const lang = query.get("lang");
    if (lang) element.lang = lang;
    if (query.has("autoplay")) element.autoplay = true;
    const preset = query.get("preset");
    if (preset) element.preset = preset;
    const lesson = query.get("lesson");
    if (lesson) element.lesson = lesson;
    const config = query.get("config");
    if (config) element.config = readJson(config);
    const point = query
      .get("point")
      ?.split(/[\s,]+/)
      .map(Number);
    if (point?.every(Number.isFinite)) this.#store.change({ point });
  }
}

/** The text of a property: names may be given as a list, and true stands for an attribute without a value. */
export function settingText(value: unknown): string | null {
  if (value === null || value === undefined || value === false) return null;
  if (value === true) return "";
  if (Array.isArray(value)) return value.join(" ");
  return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
}
