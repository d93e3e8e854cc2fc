import { html, type TemplateResult } from "lit";

const KEYWORDS =
  "and as assert class def del elif else except False finally for from if import in is lambda None not or pass raise return True try while with yield";

/** Comments, texts, numbers and words of Python, in the order in which they are tried. */
const TOKENS = new RegExp(
  [
    String.raw`(?<comment>#[^\n]*)`,
    String.raw`(?<text>[rbf]?"""[\s\S]*?"""|[rbf]?"(?:\\.|[^"\\\n])*"|[rbf]?'(?:\\.|[^'\\\n])*')`,
    String.raw`(?<number>\b\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?\b)`,
    String.raw`(?<keyword>\b(?:${KEYWORDS.replaceAll(" ", "|")})\b)`,
  ].join("|"),
  "g",
);

/** Python code with its parts marked by classes. */
export function highlighted(code: string): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let at = 0;
  for (const match of code.matchAll(TOKENS)) {
    const [kind] = Object.entries(match.groups!).find(([, found]) => found !== undefined)!;
    parts.push(code.slice(at, match.index), html`<span class=${kind}>${match[0]}</span>`);
    at = match.index + match[0].length;
  }
  return [...parts, code.slice(at)];
}
