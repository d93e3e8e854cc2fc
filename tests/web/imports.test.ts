import { expect, test } from "vitest";
import { importsOf } from "./imports.ts";

test.each([
  ['import { a } from "./a.ts";', "load"],
  ['import a from "./a.ts";', "load"],
  ['import * as a from "./a.ts";', "load"],
  ['import "./a.ts";', "load"],
  ['import { type A } from "./a.ts";', "load"],
  ['export { a } from "./a.ts";', "load"],
  ['export * from "./a.ts";', "load"],
  ['import type { A } from "./a.ts";', "type"],
  ['export type { A } from "./a.ts";', "type"],
  ['type A = import("./a.ts").A;', "type"],
  ['const a = () => import("./a.ts");', "lazy"],
  ['const a = new URL("./a.ts", import.meta.url);', "url"],
  ['import a from "./a.ts?url";', "url"],
  ['import a from "./a.ts?worker&url";', "worker"],
  ['import a from "./a.ts?worker&inline";', "worker"],
  ['import a from "./a.ts?raw";', "text"],
])("%s", (source, kind) => {
  expect(importsOf("/web", "ui/b.ts", source)).toEqual([{ path: "ui/a.ts", kind }]);
});

test("paths are resolved, packages keep their names, and text and comments name nothing", () => {
  const source = `
    // import "./comment.ts"
    /* import("./comment.ts") */
    import { html } from "lit";
    import { b } from "../../experiment/b.ts";
    const code = 'import "./text.ts"';
    const template = \`import "./text.ts"; \${import("../c.ts")}\`;
    const address = new URL("./d", location.href);`;
  expect(importsOf("/web", "ui/controls/a.ts", source)).toEqual([
    { path: "lit", kind: "load" },
    { path: "experiment/b.ts", kind: "load" },
    { path: "ui/c.ts", kind: "lazy" },
  ]);
});
