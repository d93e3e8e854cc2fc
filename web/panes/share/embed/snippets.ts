import type { Setting } from "./embedding.ts";

export const FORMATS = ["frame", "element", "markdown", "docusaurus", "myst", "jupyter", "link", "qr"] as const;
/** How a playground gets into another page; each has a name and a line about its hosts among the texts. */
export type Format = (typeof FORMATS)[number];
export type TextFormat = Exclude<Format, "qr">;

/** What all forms are made of. */
export interface Shared {
  /** The page's address up to its query. */
  readonly page: string;
  readonly settings: readonly Setting[];
  /** The part of the address that names the experiment, or the lesson. */
  readonly hash: string;
  /** The attributes that say the same to an element. */
  readonly source: readonly Setting[];
  /** A lesson that is none of ours, as JSON. */
  readonly lesson?: string | undefined;
  readonly title: string;
  /** Pixels of a frame that does not follow its page. */
  readonly height: number;
}

/** Also what Markdown, quotes and brackets around an address would end it with. Commas are safe and stay readable. */
const encoded = (value: string) =>
  encodeURIComponent(value)
    .replaceAll("%2C", ",")
    .replaceAll(/[!'()*~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

const parameter = ([name, value]: Setting) => (value ? `${name}=${encoded(value)}` : name);

export const addressOf = ({ page, settings, hash }: Pick<Shared, "page" | "settings" | "hash">): string =>
  `${page}${settings.length > 0 ? `?${settings.map(parameter).join("&")}` : ""}${hash}`;

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const quoted = (text: string) => `"${escaped(text).replaceAll('"', "&quot;")}"`;

/** JSON stays readable in single quotes. */
const attributeValue = (value: string) =>
  value.includes('"') ? `'${escaped(value).replaceAll("'", "&#39;")}'` : quoted(value);

const attribute = ([name, value]: Setting) => (value ? ` ${name}=${attributeValue(value)}` : ` ${name}`);

/** The text is JSON: an escaped slash is the same, and ends no script. */
const slot = (json: string) =>
  `\n  <script type="application/json" slot="lesson">${json.replaceAll("</", "<\\/").replaceAll("<!--", "\\u003c!--")}</script>\n`;

const inBrackets = (title: string) => title.replaceAll(/[\\[\]<>`*_]/g, "\\$&");

const frame = ({ title, height }: Shared, address: string): Setting[] => [
  ["src", address],
  ["title", title],
  ["width", "100%"],
  ["height", String(height)],
  ["loading", "lazy"],
  ["allow", "clipboard-write"],
];
const BORDERLESS: Setting = ["style", "border: 0"];

const WRITERS: Readonly<Record<TextFormat, (shared: Shared, address: string) => string>> = {
  frame: (shared, address) => `<iframe${[...frame(shared, address), BORDERLESS].map(attribute).join("")}></iframe>`,
  element: ({ page, settings, source, lesson }) =>
    `<script type="module" src=${quoted(new URL("activation-playground.js", page).href)}></script>\n` +
    `<activation-playground${[...source, ...settings].map(attribute).join("")}>${lesson === undefined ? "" : slot(lesson)}</activation-playground>`,
  markdown: ({ title }, address) => `[${inBrackets(title)}](${address})`,
  // Names of attributes and values are as in HTML, but a style is an object.
  docusaurus: (shared, address) =>
    `<iframe${frame(shared, address).map(attribute).join("")} ${BORDERLESS[0]}={{ border: 0 }} />`,
  // It has a shape of its own, whatever the height.
  myst: (_, address) => `\`\`\`{iframe} ${address}\n:width: 100%\n\`\`\``,
  jupyter: ({ height }, address) =>
    `from IPython.display import IFrame\n\nIFrame(${JSON.stringify(address)}, width="100%", height=${height})`,
  link: (_, address) => address,
};

export const snippet = (format: TextFormat, shared: Shared): string => WRITERS[format](shared, addressOf(shared));
