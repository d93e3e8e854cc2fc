import { expect, test } from "vitest";
import { decadeEnds } from "../../../web/charts/functions.ts";
import { valueEnds } from "../../../web/charts/scales.ts";
import { readTex, spokenMath, type MathPart } from "../../../web/charts/math.ts";
import { ResultCache } from "../../../web/state/result-cache.ts";
import { codeLines } from "../../../web/exports/lines/activation.ts";
import { readExplorer, readLab } from "../../../web/experiment/read-rooms.ts";
import { EXPLORER, LAB } from "../../../web/experiment/rooms.ts";
import { writeLink } from "../../../web/experiment/link.ts";
import { readAddress } from "../../../web/experiment/read-address.ts";
import { catalog, defaults } from "../engine.ts";

const words = ({ text, parts = [] }: MathPart): string => text ?? parts.map(words).join("");
const shape = ({ tag, text, parts = [] }: MathPart): string => `${tag}(${text ?? parts.map(shape).join(" ")})`;

test.each(
  Object.values(catalog)
    .flatMap((items) => (Array.isArray(items) ? items : []))
    .filter((item) => item?.formula),
)("the formula of $name is read to its end", ({ formula }) => {
  const text = readTex(formula).map(words).join("");
  expect(text).not.toMatch(/[\\{}^_]/);
  expect(text).not.toBe("");
});

test("a formula becomes MathML", () => {
  expect(readTex("\\frac{1}{1 + e^{-x}}").map(shape).join()).toBe(
    "mfrac(mrow(mn(1)) mrow(mn(1) mo(+) msup(mi(e) mrow(mo(−) mi(x)))))",
  );
  expect(readTex("\\sum_k w_j^2").map(shape).join()).toBe("msub(mo(∑) mi(k)),msubsup(mi(w) mi(j) mn(2))");
});

test("a formula can be said in one line", () => {
  const said = (tex: string) => spokenMath({ tag: "math", parts: readTex(tex) }).trim();
  expect(said("\\frac{1}{1 + e^{-x}}")).toBe("1 / (1 + e^(− x))");
  expect(said("-\\sum_j y_j\\,\\ln p_j")).toBe("− ∑_j y_j ln p_j");
  expect(said("\\max(x, 0)")).toBe("max(x , 0)");
});

test("ends of axes: what the values reach, within limits; whole powers of ten", () => {
  const [low, high] = valueEnds([[-3, 0.5, NaN], [Infinity]], [-2, 4]);
  expect([low < -2, low > -3, high > 4, high < 5]).toEqual([true, true, true, true]);
  expect(valueEnds([[]], [-2, 4])).toEqual([-1, 1]);
  expect(decadeEnds([[0.02, 300, 0, NaN]])).toEqual([0.01, 1000]);
  expect(decadeEnds([[1e-40, Infinity]])).toEqual([1e-12, 10]);
  expect(decadeEnds([])).toEqual([0.1, 10]);
});

const lines = (name: string, settings = {}) =>
  codeLines(
    catalog.activations.find((item) => item.name === name)!,
    settings,
  );

test("lines of code write every parameter out", () => {
  expect(lines("relu")).toEqual({ keras: "keras.activations.relu(x)", pytorch: "torch.nn.ReLU()(x)" });
  expect(lines("elu", { alpha: 0.7 })).toEqual({
    keras: "keras.activations.elu(x, alpha=0.7)",
    pytorch: "torch.nn.ELU(alpha=0.7)(x)",
  });
  expect(lines("leaky_relu")!.keras).toBe("keras.layers.LeakyReLU(negative_slope=0.2)(x)");
  expect(lines("gelu")!.pytorch).toBe('torch.nn.GELU(approximate="none")(x)');
  expect(lines("silu")!.keras).toBe("keras.activations.silu(x)");
  expect(lines("silu", { beta: 1.5 })!.keras).toBe("x * keras.ops.sigmoid(1.5 * x)");
  expect(lines("hard_sigmoid", { slope: 0.2 })!.pytorch).toBe("torch.clamp(0.2 * x + 0.5, 0, 1)");
  expect(lines("sin")).toEqual({ keras: "keras.ops.sin(x)", pytorch: "torch.sin(x)" });
  expect(lines("softmax")!.pytorch).toBe("torch.nn.Softmax(dim=-1)(x)");
  expect(lines("gaussian")!.keras).toBe("keras.ops.exp(-keras.ops.square(x))");
  expect(lines("gcu")!.pytorch).toBe("x * torch.cos(x)");
  expect(lines("custom")).toBeNull();
});

test("a link carries the room and its state; an older one leads to the playground", async () => {
  const explorer = { ...EXPLORER, activations: [{ name: "elu", alpha: 0.5 }], focus: "elu", x: -1.5 };
  const lab = { ...LAB, logits: [1, 2], truth: 1, labels: [0, 1], power: 9 };
  const link = { experiment: defaults(), view: { room: "softmax" as const, explorer, lab } };
  expect(await readAddress((await writeLink(link))!)).toEqual({ link });
  expect((await readAddress((await writeLink({ experiment: {}, view: {} }))!))?.link?.view.room).toBeUndefined();
  expect(await readAddress("#explorer")).toEqual({ room: "explorer" });
});

test("what a link says of a room without sense is left out", () => {
  expect(readExplorer("relu")).toBe(EXPLORER);
  expect(
    readExplorer({ activations: [{ name: "tanh" }, { name: "tanh" }, 3, { name: "elu", alpha: [] }], x: 1e9, span: 5 }),
  ).toEqual({
    ...EXPLORER,
    activations: [{ name: "tanh" }],
    x: 12,
  });
  expect(readLab({ logits: [1], truth: 7, temperature: 0 })).toMatchObject({
    logits: LAB.logits,
    truth: 2,
    temperature: 0.01,
  });
  expect(readLab({ logits: [1, NaN] }).logits).toEqual(LAB.logits);
  expect(readLab({ logits: Array(20).fill(1e9) }).logits).toEqual(Array(10).fill(1e4));
});

test("of questions that come too fast the first and the newest are asked, and what is known is not asked again", async () => {
  const asked: number[] = [];
  const answers = new ResultCache(async (n: number) => (asked.push(n), await Promise.resolve(), 10 * n));
  const first = answers.want([["a", 1]]);
  void answers.want([["a", 2]]);
  void answers.want([
    ["a", 3],
    ["b", 4],
  ]);
  await first;
  await answers.want([
    ["b", 4],
    ["a", 3],
  ]);
  expect(asked).toEqual([1, 3, 4]);
  expect([answers.get("a"), answers.get("b"), answers.get("c")]).toEqual([30, 40, undefined]);
});

test("without an answer there are no more questions until something else is wanted", async () => {
  let asked = 0;
  const answers = new ResultCache<number, number>(async () => (asked++, undefined));
  await answers.want([
    ["a", 1],
    ["b", 2],
  ]);
  expect(asked).toBe(1);
});
