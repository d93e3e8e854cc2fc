/** A node of a formula: a MathML element with its text or its children. */
export interface MathPart {
  tag: string;
  text?: string;
  parts?: MathPart[];
}

const NAMESPACE = "http://www.w3.org/1998/Math/MathML";
const WIDE = "0.22em";

const FUNCTIONS = ["cos", "cosh", "exp", "ln", "log", "max", "min", "sin", "tanh"];
const LETTERS: Record<string, string> = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  eta: "η",
  lambda: "λ",
  mu: "μ",
  rho: "ρ",
  sigma: "σ",
  phi: "φ",
  varepsilon: "ε",
  Phi: "Φ",
  infty: "∞",
  partial: "∂",
};
const OPERATORS: Record<string, string> = {
  sum: "∑",
  int: "∫",
  le: "≤",
  pm: "±",
  leftarrow: "←",
  cdot: "·",
  circ: "∘",
  sim: "∼",
  top: "⊤",
  "-": "−",
  "*": "·",
};
const SPACES = [",", "quad", " "];
const FRACTIONS = ["frac", "tfrac"];
const MARKED: Record<string, string> = { overline: "¯", bar: "¯", tilde: "˜" };

/** Parses the subset of TeX that the engine's catalog uses; anything else is kept as text. */
export function readTex(tex: string): MathPart[] {
  const tokens = [...tex.matchAll(/\\text\{[^}]*\}|\\[a-zA-Z]+|\\.|\d+(?:\.\d+)?|\S/g)].map(([token]) => token);
  return row(tokens, "");
}

/** Consumes tokens up to `end`. */
function row(tokens: string[], end: string): MathPart[] {
  const parts: MathPart[] = [];
  while (tokens.length > 0 && tokens[0] !== end) parts.push(scripts(tokens));
  tokens.shift();
  return parts;
}

function scripts(tokens: string[]): MathPart {
  const base = atom(tokens);
  const found: Record<string, MathPart> = {};
  while (tokens[0] === "^" || tokens[0] === "_") {
    const kind = tokens.shift()!;
    found[kind] = atom(tokens);
  }
  const { _: below, "^": above } = found;
  if (below && above) return { tag: "msubsup", parts: [base, below, above] };
  if (below) return { tag: "msub", parts: [base, below] };
  return above ? { tag: "msup", parts: [base, above] } : base;
}

function atom(tokens: string[]): MathPart {
  const token = tokens.shift() ?? "";
  if (token === "{") return { tag: "mrow", parts: row(tokens, "}") };
  if (/^\d/.test(token)) return { tag: "mn", text: token };
  if (/^[a-zA-Z]$/.test(token)) return { tag: "mi", text: token };
  if (token.startsWith("\\text"))
    return { tag: "mtext", text: token.slice("\\text{".length, -1).replaceAll(" ", "\u00a0") };
  return token.startsWith("\\") ? command(token.slice(1), tokens) : { tag: "mo", text: OPERATORS[token] ?? token };
}

function command(name: string, tokens: string[]): MathPart {
  if (FRACTIONS.includes(name)) return { tag: "mfrac", parts: [atom(tokens), atom(tokens)] };
  if (name === "sqrt") return { tag: "msqrt", parts: [atom(tokens)] };
  if (name === "left" || name === "right" || name === "mathcal") return atom(tokens);
  if (FUNCTIONS.includes(name)) return functionName(name, tokens[0]);
  if (SPACES.includes(name)) return { tag: "mspace" };
  if (MARKED[name]) return { tag: "mover", parts: [atom(tokens), { tag: "mo", text: MARKED[name] }] };
  return LETTERS[name] ? { tag: "mi", text: LETTERS[name] } : { tag: "mo", text: OPERATORS[name] ?? `\\${name}` };
}

/** "ln p", but "max(x, 0)". */
function functionName(name: string, next: string | undefined): MathPart {
  const part = { tag: "mi", text: name };
  return next === undefined || "(^_\\left".includes(next) ? part : { tag: "mrow", parts: [part, { tag: "mspace" }] };
}

/** A sign is a prefix at the start and after another operator; a formula that continues a sum starts with its plus. */
function signForm(sign: string, before: MathPart | undefined): "prefix" | "infix" {
  if (!before) return sign === "+" ? "infix" : "prefix";
  return before.tag === "mo" && !")|".includes(before.text ?? "") ? "prefix" : "infix";
}

function element({ tag, text, parts = [] }: MathPart, place = 0, siblings: readonly MathPart[] = []): Element {
  const result = document.createElementNS(NAMESPACE, tag);
  if (tag === "mo") result.setAttribute("stretchy", "false");
  if (tag === "mo" && (text === "+" || text === "−")) result.setAttribute("form", signForm(text, siblings[place - 1]));
  if (tag === "mspace") result.setAttribute("width", WIDE);
  result.append(...(text === undefined ? parts.map(element) : [text]));
  return result;
}

const JOINTS: Record<string, string[]> = {
  mfrac: ["", " / "],
  msup: ["", "^"],
  msub: ["", "_"],
  msubsup: ["", "_", "^"],
};

/** The formula as one line of text, for screen readers. */
export function spokenMath({ tag, text, parts = [] }: MathPart): string {
  if (tag === "mspace") return " ";
  if (text !== undefined) return tag === "mo" && !"()|".includes(text) ? ` ${text} ` : text;
  const joints = JOINTS[tag];
  const said = parts.map((part, i) => (joints ? joints[i] + bracketed(part) : spokenMath(part))).join("");
  return (joints ? `${said} ` : said).replaceAll(/ +/g, " ");
}

const bracketed = (part: MathPart) =>
  (part.parts?.length ?? 0) > 1 ? `(${spokenMath(part).trim()})` : spokenMath(part).trim();

/** A formula as MathML, for a template. */
export function math(tex: string): Element {
  const formula = { tag: "math", parts: readTex(tex) };
  const result = element(formula);
  result.setAttribute("aria-label", spokenMath(formula).trim());
  return result;
}
