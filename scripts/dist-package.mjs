// Writes dist/package.json, with which `npm install ./dist` gives "activation-playground" and its "/engine".
// Name, version and licence are the root's.
import { readFileSync, writeFileSync } from "node:fs";

const { name, version, description, license } = JSON.parse(readFileSync("package.json", "utf8"));
const module = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });
const exports = {
  ".": module("activation-playground"),
  "./engine": module("engine"),
  "./package.json": "./package.json",
};
const content = { name, version, description, license, type: "module", exports };
writeFileSync("dist/package.json", `${JSON.stringify(content, null, 2)}\n`);
