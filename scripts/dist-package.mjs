// Writes what makes dist/ the npm package activation-playground, as `npm install ./dist` takes it. Name, version and license are
// those of the root.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { noticesOf } from "./notices.mjs";

const { name, version, description, license, engines, dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const module = (types, file = types) => ({ types: `./${types}.d.ts`, default: `./${file}.js` });
const exports = {
  ".": module("activation-playground", "element"),
  "./engine": module("engine"),
  "./engine.wasm": { types: "./engine-wasm.d.ts", default: "./engine.wasm" },
  "./export": module("export", "element/export"),
  "./frame-host": module("frame-host"),
  "./package.json": "./package.json",
};
/** The site, which shares the folder, is not part of the package. */
const element = ["element.js", "playground.js", "element", "worker.js"];
const files = [...element, "engine.js", "engine.wasm", "frame-host.js", "*.d.ts", "NOTICES"];
const sideEffects = ["./element.js", "./playground.js", "./element/*.js", "./worker.js"];
const content = { name, version, description, license, type: "module", engines, sideEffects, exports, files };

copyFileSync("LICENSE", "dist/LICENSE");
copyFileSync("docs/package.md", "dist/README.md");
writeFileSync("dist/NOTICES", noticesOf(Object.keys(dependencies)));
writeFileSync("dist/package.json", `${JSON.stringify(content, null, 2)}\n`);
