import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { expect, test } from "vitest";
import { languages } from "../../../web/i18n/locales/languages.ts";
import { Texts } from "../../../web/i18n/texts.ts";
import type { Source } from "../../../web/i18n/source.ts";

const root = join(import.meta.dirname, "../../../web/i18n/locales");

/** All texts of a language, as Fluent's own library reads them. */
const resourcesOf = (language: string) =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(`${language}.ftl`))
    .map((file) => new FluentResource(readFileSync(join(root, file), "utf8")));

/** What each variable of a text may be: numbers, for each of the plurals, or a name. */
const VALUES = [0, 1, 2, 5, -1, 1.5, 12345.678, Number.NaN, "", "one", "x₁"];

test.each(languages.map(({ tag }) => tag))("every text is formatted as Fluent's library formats it, %s", (language) => {
  const bundle = new FluentBundle(language, { useIsolating: false });
  const source: Source = {};
  for (const resource of resourcesOf(language)) {
    bundle.addResource(resource);
    for (const { id, value } of resource.body) source[id] = value!;
  }
  const texts = new Texts(language, source);
  let count = 0;
  for (const [id, pattern] of Object.entries(source)) {
    const names = new Set(
      [...JSON.stringify(pattern).matchAll(/"type":"var","name":"([^"]+)"/g)].map(([, name]) => name),
    );
    if (JSON.stringify(pattern).includes('"mesg"')) for (const name of ["lists", "count", "number"]) names.add(name);
    for (const value of names.size > 0 ? VALUES : [0]) {
      const values = Object.fromEntries([...names].map((name) => [name, value]));
      expect(texts.text(id, values), id).toBe(bundle.formatPattern(bundle.getMessage(id)!.value!, values));
      count++;
    }
  }
  expect(count).toBeGreaterThan(2000);
});

test("a text with a variable that has no value is an error", () => {
  const [{ id, value }] = new FluentResource("greeting = Hello { $name }").body;
  expect(() => new Texts("en", { [id]: value! }).text(id)).toThrow("$name");
});
