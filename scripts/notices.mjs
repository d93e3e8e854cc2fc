// The licenses of what the built files contain: npm packages, with the texts that these bring, and what is compiled into the engine.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify,
merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished
to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE
FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** In engine.wasm and its JavaScript. */
const COMPILED = [
  {
    name: "Eigen",
    license: "MPL-2.0",
    text: "Unchanged. Source: https://gitlab.com/libeigen/eigen\nLicense: https://www.mozilla.org/MPL/2.0/",
  },
  {
    name: "Emscripten, with emmalloc and embind",
    license: "MIT",
    text: `Copyright (c) 2010-2014 Emscripten authors, see its AUTHORS file: https://github.com/emscripten-core/emscripten\n\n${MIT}`,
  },
  {
    name: "musl",
    license: "MIT",
    text: `Copyright (c) 2005-2020 Rich Felker, et al.: https://musl.libc.org\n\n${MIT}`,
  },
  {
    name: "libc++, libc++abi, compiler-rt",
    license: "Apache-2.0 WITH LLVM-exception",
    text: "Copyright (c) the LLVM project: https://llvm.org/LICENSE.txt",
  },
];

/** Of the packages that others depend on: types, and what only servers need. */
const NOT_BUNDLED = /^@types\/|ssr-dom-shim$/;

/** The Apache license, which a package may name without bringing it. It is the same for all. */
const apache = () =>
  readFileSync(join("node_modules", "@playwright/test", "LICENSE"), "utf8").replace(
    /(END OF TERMS AND CONDITIONS).*/s,
    "$1",
  );

const contentOf = (name) => JSON.parse(readFileSync(join("node_modules", name, "package.json"), "utf8"));

/** These packages and what they depend on, each once. */
function withDependencies(names, found = new Set()) {
  for (const name of names) {
    if (found.has(name) || NOT_BUNDLED.test(name)) continue;
    found.add(name);
    withDependencies(Object.keys(contentOf(name).dependencies ?? {}), found);
  }
  return [...found].sort((one, other) => one.localeCompare(other, "en"));
}

function licenseOf(name) {
  const { version, license, homepage, repository } = contentOf(name);
  const own = join("node_modules", name, "LICENSE");
  if (!existsSync(own) && license !== "Apache-2.0") throw new Error(`the package ${name} brings no license`);
  const source = homepage ?? repository?.url ?? "";
  const text = existsSync(own) ? readFileSync(own, "utf8") : apache();
  return { name: `${name} ${version}`, license, text: `${source}\n\n${text}` };
}

/** The file NOTICES, for the packages that are bundled. */
export function noticesOf(dependencies) {
  const parts = [...withDependencies(dependencies).map(licenseOf), ...COMPILED];
  const chapters = parts.map(({ name, license, text }) => `${name}\n${license}\n\n${text.trim()}\n`);
  const head = "Activation Playground contains the following. Its own license is in LICENSE.\n";
  return [head, ...chapters].join(`\n${"-".repeat(80)}\n\n`);
}
