// Writes dist/package.json, so that `npm install ./dist` gives the package activation-playground. Name, version and license are
// those of the root.
import { readFileSync, writeFileSync } from "node:fs";

const { name, version, description, license, engines } = JSON.parse(readFileSync("package.json", "utf8"));
const module = (types, file = types) => ({ types: `./${types}.d.ts`, default: `./${file}.js` });
const exports = {
  ".": module("activation-playground", "element"),
  "./engine": module("engine"),
  "./engine.wasm": "./engine.wasm",
  "./export": module("export"),
  "./frame-host": module("frame-host"),
  "./package.json": "./package.json",
};
/** The site, which shares the folder, is not part of the package. */
const files = [
  "element.js",
  "playground.js",
  "element",
  "worker.js",
  "engine.js",
  "engine.wasm",
  "export.js",
  "frame-host.js",
  "*.d.ts",
];
const sideEffects = ["./element.js", "./playground.js", "./element/*.js", "./worker.js"];
const content = { name, version, description, license, type: "module", engines, sideEffects, exports, files };
writeFileSync("dist/package.json", `${JSON.stringify(content, null, 2)}\n`);
