import { preference, setPreference } from "../../state/preferences.ts";
import { FALLBACK, loadTexts, pickLanguage, Texts, VIEWS } from "../../i18n/texts.ts";
import type { Host } from "./host.ts";

/** If a language cannot be loaded: English, or else the few texts that are built in. */
async function fallbackTexts(wanted: readonly string[], replaced: Texts): Promise<Texts> {
  const language = pickLanguage(wanted);
  const builtIn = new Texts(language);
  return language === FALLBACK ? builtIn : replacingTexts([FALLBACK], replaced).catch(() => builtIn);
}

/** Texts with the parts of those that they replace. */
async function replacingTexts(wanted: readonly string[], replaced: Texts): Promise<Texts> {
  const texts = await loadTexts(wanted);
  await texts.loadPartsOf(replaced);
  return texts;
}

/** Loads the texts of the element's language and names the document in it. */
export class Language {
  readonly #host: Host;
  #loading: Promise<void> | undefined;
  /** The attribute `lang` for which the texts were loaded last. */
  #requested: string | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Whether the texts, loaded or on their way, are those of the attribute `lang`. */
  get isCurrent(): boolean {
    return this.#host.element.lang === this.#requested;
  }

  /** Resolves when the newest texts are there. */
  async loaded(): Promise<void> {
    if (!this.isCurrent) this.load();
    await this.#loading;
  }

  load(): void {
    this.#loading = this.#load();
  }

  choose(language: string): void {
    setPreference("language", language);
    this.#host.element.lang = language;
  }

  /** Whether the element begins with an experiment or a room of its own, which may need any text at once. */
  get #beginsElsewhere(): boolean {
    const { element } = this.#host;
    return (
      (element.linked && location.hash.length > 1) || element.hasAttribute("preset") || element.hasAttribute("config")
    );
  }

  async #load(): Promise<void> {
    const { element, store } = this.#host;
    const requested = (this.#requested = element.lang);
    const wanted = [requested || preference("language") || [], navigator.languages].flat();
    const retry = () => {
      this.load();
      element.requestUpdate();
    };
    const replaced = store.texts.value;
    const texts =
      (await store.modules.get(() => replacingTexts(wanted, replaced), retry, "texts")) ??
      (await fallbackTexts(wanted, replaced));
    if (this.#beginsElsewhere) await texts.load(VIEWS).catch(() => undefined);
    if (requested !== this.#requested) return;
    store.texts.value = texts;
    this.nameDocument();
  }

  /** If the element is the page, the document has its language, and its title names the room. */
  nameDocument(): void {
    const { element, store } = this.#host;
    if (!element.linked) return;
    const { room } = store.view.value;
    const texts = store.texts.value;
    const root = document.documentElement;
    if (root.lang !== texts.language) root.lang = texts.language; // setting it recomputes all styles, even to the same value
    document.title =
      room === "playground" ? texts.text("name") : `${texts.text(`room-${room}`)} – ${texts.text("name")}`;
  }
}
