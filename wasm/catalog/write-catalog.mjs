// node write-catalog.mjs PROGRAM.mjs FOLDER: writes what the program prints, in three files, because a page needs the texts
// later than the rest: catalog.json, with empty texts; catalog-texts.json, the texts of each item; messages.json.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [program, folder] = process.argv.slice(2);
const printed = [];
const { default: load } = await import(pathToFileURL(resolve(program)).href);
await load({
  wasmBinary: readFileSync(program.replace(/\.mjs$/, ".wasm")),
  print: (line) => printed.push(line),
});
const { messages, ...catalog } = JSON.parse(printed.join("\n"));

const texts = {};
for (const [section, items] of Object.entries(catalog)) {
  for (const item of Array.isArray(items) ? items : []) {
    const own = ((texts[section] ??= {})[item.name] = {});
    for (const key of ["formula", "notes", "source"].filter((name) => name in item))
      [own[key], item[key]] = [item[key], ""];
  }
}

mkdirSync(folder, { recursive: true });
for (const [name, content] of Object.entries({ catalog, "catalog-texts": texts, messages })) {
  const file = join(folder, `${name}.json`);
  const text = `${JSON.stringify(content)}\n`;
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}
