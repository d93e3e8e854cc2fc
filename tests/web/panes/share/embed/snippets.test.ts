import { expect, test } from "vitest";
import { readQuery } from "../../../../../web/experiment/author/query.ts";
import { readAddress } from "../../../../../web/experiment/read-address.ts";
import { oembedOf } from "../../../../../web/panes/share/embed/oembed.ts";
import {
  addressOf,
  FORMATS,
  snippet,
  type Shared,
  type TextFormat,
} from "../../../../../web/panes/share/embed/snippets.ts";

const TASK = `It's "5 < 6" & (*bold*) [x]_y_ ~ !`;
const shared: Shared = {
  page: "https://example.org/play/",
  settings: [
    ["panels", "output,transport"],
    ["locked", ""],
    ["goal", "test_accuracy>=0.95"],
    ["task", TASK],
  ],
  hash: "#lesson=bend&step=3",
  source: [["config", `{"seed":5,"data":{"name":"it's"}}`]],
  title: TASK,
  height: 700,
};
const TEXTS = FORMATS.filter((format): format is TextFormat => format !== "qr");
const decoded = (html: string) =>
  html
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** The attributes of the first tag of that name, as a browser reads them. */
function attributes(html: string, tag: string): Record<string, string> {
  const [, inside] = new RegExp(`<${tag}((?: [^\\s=>]+(?:="[^"]*"|='[^']*')?)*) ?/?>`).exec(html)!;
  const found = [...inside.matchAll(/ ([^\s=>]+)(?:="([^"]*)"|='([^']*)')?/g)];
  return Object.fromEntries(found.map(([, name, double, single]) => [name, decoded(double ?? single ?? "")]));
}

test("the address has the settings before the #, and what is opened after it", async () => {
  const { search, hash, origin, pathname } = new URL(addressOf(shared));
  expect(origin + pathname).toBe(shared.page);
  expect([...readQuery(search)]).toEqual(shared.settings);
  expect(await readAddress(hash)).toEqual({ lesson: { id: "bend", step: 2 } });
});

test("no character of the address ends it in Markdown, HTML, a string or a sentence", () => {
  expect(addressOf(shared)).toMatch(/^[\w:/.?&=,#%-]+$/);
});

test("a frame has the address, a name and a height", () => {
  expect(attributes(snippet("frame", shared), "iframe")).toEqual({
    src: addressOf(shared),
    title: TASK,
    width: "100%",
    height: "700",
    loading: "lazy",
    allow: "clipboard-write",
    style: "border: 0",
  });
});

test("an element has the settings as attributes, and what it begins with", () => {
  const text = snippet("element", shared);
  expect(attributes(text, "activation-playground")).toEqual(Object.fromEntries([...shared.source, ...shared.settings]));
  expect(attributes(text, "script").src).toBe("https://example.org/play/activation-playground.js");
});

test("a lesson of one's own stands in the element's slot, and nothing in it ends the script", () => {
  const lesson = JSON.stringify({ title: "</script><b>& <!--" });
  const text = snippet("element", { ...shared, source: [], lesson });
  const [, inside] = /<script type="application\/json" slot="lesson">(.*?)<\/script>/s.exec(text)!;
  expect(inside).not.toMatch(/<\/|<!--/);
  expect(JSON.parse(inside)).toEqual(JSON.parse(lesson));
});

test("Markdown links the title, whatever is in it", () => {
  const [, title, address] = /^\[((?:\\.|[^\]\\])*)\]\(([^()\s]+)\)$/.exec(snippet("markdown", shared))!;
  expect(title.replaceAll(/\\(.)/g, "$1")).toBe(TASK);
  expect(address).toBe(addressOf(shared));
});

test("every form carries the whole address, or its parts", () => {
  for (const format of TEXTS.filter((name) => name !== "element"))
    expect(decoded(snippet(format, shared)), format).toContain(addressOf(shared));
  expect(snippet("jupyter", shared)).toContain(`IFrame("${addressOf(shared)}", width="100%", height=700)`);
  expect(snippet("docusaurus", shared)).toMatch(/ style=\{\{ border: 0 \}\} \/>$/);
});

test("an oEmbed file is rich, has the required keys, and shows the page", () => {
  const { html, ...rest } = oembedOf("https://example.org/play/", "#preset=xor", "XOR");
  expect(rest).toEqual({
    version: "1.0",
    type: "rich",
    title: "XOR",
    provider_name: "Activation Playground",
    provider_url: "https://example.org/play/",
    width: 960,
    height: 720,
  });
  expect(attributes(String(html), "iframe").src).toBe("https://example.org/play/#preset=xor");
});
