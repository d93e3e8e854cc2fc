// Writes dist/package.json, so that `npm install ./dist` gives "activation-playground" and "activation-playground/engine".
// Name, version and license are those of the root.
import { readFileSync, writeFileSync } from "node:fs";

const { name, version, description, license } = JSON.parse(readFileSync("package.json", "utf8"));
const module = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });
const exports = {
  ".": module("activation-playground"),
  "./engine": module("engine"),
  "./export": module("export"),
  "./frame-host": module("frame-host"),
  "./package.json": "./package.json",
};
const content = { name, version, description, license, type: "module", exports };
writeFileSync("dist/package.json", `${JSON.stringify(content, null, 2)}\n`);
