import { expect, test } from "vitest";
import { readQuery } from "../../../../web/experiment/author/query.ts";
import { readAddress } from "../../../../web/experiment/read-address.ts";

const EXPECTED = [
  ["panels", "output,transport"],
  ["locked", ""],
  ["goal", "test_accuracy>=0.95"],
];
const entries = (search: string) => [...readQuery(search)];

// As written, and as chat and mail programs and learning platforms pass it on.
test.each([
  "?panels=output,transport&locked&goal=test_accuracy%3E%3D0.95",
  "?panels=output%2Ctransport&locked=&goal=test_accuracy>=0.95",
  "?panels=output,transport&amp;locked&amp;goal=test_accuracy%3E%3D0.95",
  "?panels=output,transport&amp;locked&amp;goal=test_accuracy&gt;=0.95",
  "?panels=output%252Ctransport&locked&goal=test_accuracy%253E%253D0.95",
  "?PANELS=output,transport&Locked&goal=test_accuracy%3E=0.95",
])("%s", (search) => {
  expect(entries(search)).toEqual(EXPECTED);
});

test("what programs add stands beside it, and of two values the first counts", () => {
  expect(readQuery("?locked&utm_source=mail&locked=units&fbclid=x").get("locked")).toBe("");
  expect(readQuery("?task=Two+words%20here").get("task")).toBe("Two words here");
});

test("what cannot be decoded stays as it is, and nothing is taken from prototypes", () => {
  expect(readQuery("?task=100%25%").get("task")).toBe("100%25%");
  expect(entries("")).toEqual([]);
  expect(entries("?&&=x&")).toEqual([]);
  expect(readQuery("?__proto__=1").get("constructor")).toBeUndefined();
});

// Query and # together in one address, as programs pass it on.

const WHOLE = "https://example.org/play/?panels=output,transport&locked&goal=test_accuracy%3E%3D0.95&task=Two%20words";
const READ = [...EXPECTED, ["task", "Two words"]];
const passedOn: [string, (address: string) => string][] = [
  ["as written", (address) => address],
  ["by Slack, as HTML", (address) => address.replaceAll("&", "&amp;")],
  ["by a mail program, as HTML twice", (address) => address.replaceAll("&", "&amp;amp;")],
  ["by Teams, with its own parameters", (address) => address.replace("#", "&web=1&wdLOR=c1234#")],
  ["by Moodle, which writes values to all names", (address) => address.replace("&locked&", "&locked=&")],
  ["by a program that writes + for spaces", (address) => address.replaceAll("%20", "+")],
  ["by a program that encodes once more", (address) => address.replaceAll("%", "%25")],
  ["by a program that decodes", (address) => address.replaceAll("%3E%3D", ">=")],
  [
    "by a program that encodes commas and the equals sign behind #",
    (address) => encodeHash(address.replaceAll(",", "%2C")),
  ],
  ["tracked", (address) => `${address.replace("#", "&utm_source=mail&fbclid=x#")}&utm_medium=y`],
];

/** The # stays: without it the rest belongs to the query. */
function encodeHash(address: string): string {
  const [before, hash] = address.split("#");
  return `${before}#${hash.replaceAll("=", "%3D")}`;
}

test.each(passedOn)("settings and preset together, %s", async (_, passOn) => {
  const { search, hash } = new URL(passOn(`${WHOLE}#preset=xor`));
  expect(entries(search).filter(([name]) => READ.some(([known]) => known === name))).toEqual(READ);
  expect((await readAddress(hash))?.link?.view.preset).toBe("xor");
});

test.each(passedOn)("settings and a lesson's step together, %s", async (_, passOn) => {
  const { search, hash } = new URL(passOn(`${WHOLE}#lesson=bend&step=3`));
  expect(entries(search).filter(([name]) => READ.some(([known]) => known === name))).toEqual(READ);
  expect(await readAddress(hash)).toEqual({ lesson: { id: "bend", step: 2 } });
});
