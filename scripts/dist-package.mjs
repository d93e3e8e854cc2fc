// Writes dist/package.json, with which `npm install ./dist` gives "activation-playground" and its "/engine".
// Name, version and licence are the root's.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const { name, version, description, license } = JSON.parse(readFileSync("package.json", "utf8"));
const exports = { "./engine": { types: "./engine.d.ts", default: "./engine.js" }, "./package.json": "./package.json" };
if (existsSync("dist/activation-playground.js")) exports["."] = "./activation-playground.js";
const content = { name, version, description, license, type: "module", exports };
writeFileSync("dist/package.json", `${JSON.stringify(content, null, 2)}\n`);
