import { FluentBundle, type FluentVariable } from "@fluent/bundle";
import { signal, type Signal } from "@preact/signals-core";
import { languages } from "./locales/languages.ts";
import { nextTask } from "../platform/turns.ts";
import type { Source } from "./source.ts";

const locales = import.meta.glob<Source>("./locales/*.ftl", { query: "?texts", import: "default" });
/** What says that something cannot be had is there from the start. */
const causes = import.meta.glob<Source>("./locales/causes/*.ftl", { query: "?texts", import: "default", eager: true });
/** Comes once something cannot be had. */
let reasons: Record<string, Source> = {};

export function learnReasons(all: Record<string, Source>): void {
  reasons = all;
}

export const FALLBACK = "en";

/** The texts that the first picture does without, and those of views that are loaded on demand. */
export const VIEWS = "views";

export type TextArguments = Record<string, FluentVariable>;

/** Texts in one language. */
export class Texts {
  readonly language: string;
  readonly #bundle: FluentBundle;
  readonly #knowsRefusals = signal(false);
  #asked = false;
  readonly #parts = new Set<string>();
  /** Whether the part is there that the first picture does without. */
  readonly #hasViews: Signal<boolean>;
  readonly #formats = new Map<string, Intl.NumberFormat>();

  constructor(language = FALLBACK, source?: Source) {
    this.language = language;
    this.#asked = language === FALLBACK; // the engine's own messages
    this.#knowsRefusals.value = this.#asked;
    this.#hasViews = signal(!source); // without texts, none are missing
    this.#bundle = new FluentBundle(language, { useIsolating: false });
    this.#add(source ?? {});
    this.#add(causes[`./locales/causes/${language}.ftl`]);
  }

  #add(source: Source): void {
    const body = Object.entries(source).map(([id, value]) => ({ id, value, attributes: {} }));
    this.#bundle.addResource({ body });
  }

  /** Adds a part that is loaded on demand. */
  async load(part: string): Promise<void> {
    const { parts } = await import("./parts.ts");
    const source = (await parts[`./locales/${part}/${this.language}.ftl`]?.()) ?? {};
    if (this.#parts.has(part)) return;
    this.#parts.add(part);
    this.#add(source);
    if (part === VIEWS) this.#hasViews.value = true;
  }

  /** Adds the parts that the other texts have, or get in the meantime. */
  async loadPartsOf(other: Texts): Promise<void> {
    for (const part of other.#parts) await this.load(part);
  }

  /** Whether the texts of refusals are there, or cannot be had. The first read loads them. */
  get knowsRefusals(): boolean {
    if (!this.#asked) void this.loadRefusals();
    return this.#knowsRefusals.value;
  }

  async loadRefusals(): Promise<void> {
    this.#asked = true;
    await this.load("refusals").catch(() => {});
    this.#knowsRefusals.value = true;
  }

  #pattern(id: string): Source[string] | undefined {
    return this.#bundle.getMessage(id)?.value ?? reasons[`./locales/reasons/${this.language}.ftl`]?.[id];
  }

  has(id: string): boolean {
    return this.#pattern(id) !== undefined;
  }

  /** A text of views that are loaded on demand is empty until it is there. The first read loads it. */
  text(id: string, values?: TextArguments): string {
    const pattern = this.#pattern(id);
    if (pattern) return this.#bundle.formatPattern(pattern, values ?? null);
    if (this.#hasViews.value) return id;
    void this.load(VIEWS).catch(() => {});
    return "";
  }

  /** A catalog item's label: the engine's, unless the language has its own, as `activation-relu`. */
  label(kind: string, item: { name: string; label: string }): string {
    const id = `${kind}-${item.name.replaceAll("_", "-")}`;
    if (!this.has(id)) this.#hasViews.value; // may have it later
    return this.has(id) ? this.text(id) : item.label;
  }

  /** A catalog item's note, likewise, as `activation-note-relu`. */
  note(kind: string, item: { name: string; notes: string }): string {
    return this.label(`${kind}-note`, { name: item.name, label: item.notes });
  }

  number(value: number, options: Intl.NumberFormatOptions = {}): string {
    if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value < 0 ? "−∞" : "∞";
    return this.#format(options).format(value).replaceAll("-", "−").replace("E", "e");
  }

  /** Four digits after the point; powers of ten where that says too little. */
  exact(value: number): string {
    const size = Math.abs(value);
    const plain = size === 0 || (size >= 0.0001 && size < 1e5);
    return this.number(
      value,
      plain
        ? { minimumFractionDigits: 4, maximumFractionDigits: 4 }
        : { notation: "scientific", maximumFractionDigits: 2 },
    );
  }

  #format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const key = JSON.stringify(options);
    const known = this.#formats.get(key) ?? new Intl.NumberFormat(this.language, options);
    this.#formats.set(key, known);
    return known;
  }
}

function isTag(tag: string): boolean {
  try {
    return Boolean(new Intl.Locale(tag));
  } catch {
    return false;
  }
}

/** undefined for what is no language tag: what was stored, or an operating system's own way to write one. */
function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}

/** The first language wanted that there is, by its whole tag or by its beginning. */
export function pickLanguage(
  wanted: readonly string[],
  offered: readonly string[] = languages.map(({ tag }) => tag),
): string {
  for (const tag of wanted.filter(isTag)) {
    const locale = localeOf(tag);
    if (!locale) continue;
    const { language } = locale;
    const written = [tag, language].find((candidate) => offered.includes(candidate));
    if (written) return written;
    const likely = `${language}-${locale.maximize().script}`;
    if (offered.includes(likely)) return likely;
  }
  return FALLBACK;
}

/** A language's first number and plural take a browser 20 ms and more: a task of their own, while the texts are on their way. */
async function prepareNumbers(language: string): Promise<void> {
  await nextTask();
  new Intl.NumberFormat(language).format(0);
  new Intl.PluralRules(language).select(0);
}

/** The text of a metric, and of its value on training data, on test data, and of its chart. */
export const metricId = ({ name }: { name: string }, part?: "train" | "test" | "chart"): string =>
  ["metric", name.replaceAll("_", "-"), ...(part ? [part] : [])].join("-");

export async function loadTexts(wanted: readonly string[]): Promise<Texts> {
  const language = pickLanguage(wanted);
  const source = locales[`./locales/${language}.ftl`]();
  await prepareNumbers(language);
  return new Texts(language, await source);
}
