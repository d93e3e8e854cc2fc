import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import englishSource from "./locales/en.ftl?raw";

const others = import.meta.glob<string>(["./locales/*.ftl", "!./locales/en.ftl"], { query: "?raw", import: "default" });
/** What is needed rarely, by its name and language. */
const parts = import.meta.glob<string>("./locales/*/*.ftl", { query: "?raw", import: "default" });

const FALLBACK = "en";
const pathOf = (language: string) => `./locales/${language}.ftl`;

/** Every language that there is, with its name in itself, and that without its script. */
export const languages = [FALLBACK, ...Object.keys(others).map((path) => path.slice("./locales/".length, -".ftl".length))].map((tag) => {
  const names = new Intl.DisplayNames(tag, { type: "language" });
  return { tag, name: names.of(tag)!, short: names.of(new Intl.Locale(tag).language)! };
});

export type TextArguments = Record<string, FluentVariable>;

function bundle(language: string, source: string): FluentBundle {
  const result = new FluentBundle(language, { useIsolating: false });
  result.addResource(new FluentResource(source));
  return result;
}

const englishBundle = bundle(FALLBACK, englishSource);

/** Texts in one language, English where it has none. */
export class Texts {
  readonly language: string;
  /** The engine's English sentences, as far as this language has them in its own words. */
  readonly sentences: string;
  readonly #bundles: FluentBundle[];
  readonly #formats = new Map<string, Intl.NumberFormat>();

  constructor(language: string, bundles: FluentBundle[], sentences = "") {
    this.language = language;
    this.sentences = sentences;
    this.#bundles = bundles;
  }

  /** Adds a part of the texts that is needed rarely. */
  async load(part: string): Promise<void> {
    const added = this.#bundles.map(async (bundle) => {
      const source = await parts[`./locales/${part}/${bundle.locales[0]}.ftl`]?.();
      if (source) bundle.addResource(new FluentResource(source));
    });
    await Promise.all(added);
  }

  has(id: string): boolean {
    return this.#bundles.some((bundle) => bundle.hasMessage(id));
  }

  text(id: string, values?: TextArguments): string {
    for (const bundle of this.#bundles) {
      const pattern = bundle.getMessage(id)?.value;
      if (pattern) return bundle.formatPattern(pattern, values ?? null);
    }
    return id;
  }

  /** A catalogue item's name: the engine's, unless the language has its own, as `activation-relu`. */
  label(kind: string, item: { name: string; label: string }): string {
    const id = `${kind}-${item.name.replaceAll("_", "-")}`;
    return this.has(id) ? this.text(id) : item.label;
  }

  /** A catalogue item's sentence, likewise, as `activation-note-relu`. */
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
    return this.number(value, plain ? { minimumFractionDigits: 4, maximumFractionDigits: 4 } : { notation: "scientific", maximumFractionDigits: 2 });
  }

  #format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const key = JSON.stringify(options);
    const known = this.#formats.get(key) ?? new Intl.NumberFormat(this.language, options);
    this.#formats.set(key, known);
    return known;
  }
}

export const englishTexts = new Texts(FALLBACK, [englishBundle]);

/** The first language wanted that there is, by its whole tag or by its beginning. */
export function pickLanguage(wanted: readonly string[], offered: readonly string[] = languages.map(({ tag }) => tag)): string {
  for (const tag of wanted) {
    const script = new Intl.Locale(tag).maximize();
    const candidates = [tag, `${script.language}-${script.script}`, script.language];
    const found = candidates.find((candidate) => offered.includes(candidate));
    if (found) return found;
  }
  return FALLBACK;
}

export async function loadTexts(wanted: readonly string[]): Promise<Texts> {
  const language = pickLanguage(wanted);
  if (language === FALLBACK) return englishTexts;
  const [source, sentences] = await Promise.all([others[pathOf(language)](), parts["./locales/refusals/en.ftl"]()]);
  return new Texts(language, [bundle(language, source), englishBundle], sentences);
}
