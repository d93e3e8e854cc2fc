import { expect, test } from "vitest";
import { decode } from "../../../web/data/encoding.ts";
import { isFault } from "../../../web/data/fault.ts";
import { encoded, randomNumbers, written } from "../written.ts";

/** Headers and classes as people write them, and the browser's language of those who do. */
const WORDS: [encoding: string, language: string, names: string[], classes: string[]][] = [
  ["gb18030", "zh-CN", ["花瓣长度", "花瓣宽度", "品种"], ["山鸢尾", "变色鸢尾", "维吉尼亚鸢尾"]],
  ["gb18030", "zh-CN", ["类型", "叶长", "树"], ["梨", "苹", "桃"]],
  ["gb18030", "zh-CN", ["身高", "体重", "性别"], ["男", "女"]],
  ["gb18030", "zh-CN", ["年龄（岁）", "收入", "是否购买"], ["是", "否"]],
  ["big5", "zh-TW", ["花瓣長度", "花瓣寬度", "品種"], ["山鳶尾", "變色鳶尾"]],
  ["big5", "zh-HK", ["身高", "體重", "性別"], ["男", "女"]],
  ["shift_jis", "ja", ["がく片の長さ", "花びらの幅", "種類"], ["ヒオウギアヤメ", "バージニカ"]],
  ["shift_jis", "ja", ["身長", "体重", "性別"], ["男性", "女性"]],
  ["euc-jp", "ja", ["がくの長さ", "はば", "しゅるい"], ["りんご", "みかん"]],
  ["euc-kr", "ko", ["꽃잎길이", "꽃잎너비", "품종"], ["사과", "배"]],
  ["windows-1252", "de", ["Länge", "Größe", "Sorte"], ["Kürbis", "Körbis"]],
  ["windows-1252", "fr", ["durée", "âge", "catégorie"], ["élevé", "très bas"]],
  ["windows-1252", "es", ["tamaño", "año", "clasificación"], ["sí", "no"]],
  ["windows-1252", "sv", ["längd", "färg", "sort"], ["ål", "älg"]],
  ["windows-1250", "pl", ["długość", "szerokość", "gatunek"], ["świerk", "żyto"]],
  ["windows-1250", "cs", ["délka", "šířka", "druh"], ["růže", "řepa"]],
  ["windows-1250", "hu", ["hosszúság", "szélesség", "fajta"], ["fűz", "tölgy"]],
  ["windows-1251", "ru", ["длина", "ширина", "Вид"], ["роза", "тюльпан"]],
  ["windows-1251", "uk", ["Довжина", "Ширина", "Клас"], ["їжак", "кіт"]],
  ["koi8-r", "ru", ["Длина", "Ширина", "Вид"], ["роза", "тюльпан"]],
  ["windows-1253", "el", ["μήκος", "πλάτος", "είδος"], ["ρόδο", "κρίνος"]],
  ["windows-1254", "tr", ["uzunluk", "genişlik", "tür"], ["gül", "ağaç"]],
  ["windows-1257", "lt", ["ilgis", "plotis", "rūšis"], ["rožė", "ąžuolas"]],
  ["windows-1255", "he", ["אורך", "רוחב", "סוג"], ["ורד", "צבעוני"]],
  ["windows-1256", "ar", ["الطول", "العرض", "النوع"], ["ورد", "زنبق"]],
  ["windows-874", "th", ["ความยาว", "ความกว้าง", "ชนิด"], ["กุหลาบ", "ทิวลิป"]],
  ["macintosh", "de", ["Länge", "Größe", "Sorte"], ["Kürbis", "Körbis"]],
];

const UNICODE_WORDS: [names: string[], classes: string[]][] = WORDS.map(([, , names, classes]) => [names, classes]);

function table(names: string[], classes: string[]) {
  const random = randomNumbers(names[0].length);
  return written({
    names,
    rows: Array.from({ length: 12 }, (_, i) => [
      Math.round(random() * 1000) / 100,
      Math.round(random() * 100) / 10,
      classes[i % classes.length],
    ]),
  });
}

test.each(WORDS)("%s with the language %s", async (encoding, language, names, classes) => {
  const text = table(names, classes);
  const decoded = await decode(encoded(text, encoding), [language, "en"]);
  expect(decoded).toMatchObject({ encoding, text });
});

/** Where the words alone tell the encoding, whatever the browser's language. */
const CLEAR = WORDS.filter(
  ([encoding, , [first]]) =>
    !["windows-1250", "windows-1254", "windows-1257"].includes(encoding) || first === "długość",
);

test.each(CLEAR)("%s in an English browser (%s)", async (encoding, _, names, classes) => {
  const text = table(names, classes);
  expect(await decode(encoded(text, encoding), ["en-US"])).toMatchObject({ encoding, text });
});

test.each(["utf-8", "utf-16le", "utf-16be"])("%s with and without a mark, in every script", async (encoding) => {
  for (const mark of [true, false]) {
    for (const [names, classes] of UNICODE_WORDS) {
      const text = table(names, classes);
      expect(await decode(encoded(text, encoding, mark), ["ja"]), names.join()).toMatchObject({ encoding, text });
    }
  }
});

test("bytes that are not in the encoding are refused by row, whichever is chosen: values never become one", async () => {
  const words = table(["Länge", "Größe", "Sorte"], ["Kürbis", "Körbis"]);
  const latin = encoded(words, "windows-1252");
  for (const encoding of ["utf-8", "shift_jis", "utf-16le"])
    expect(await decode(latin, ["de"], encoding)).toMatchObject({
      fault: "file-encoding",
      row: expect.any(Number),
      encoding,
    });
  expect(await decode(latin, ["de"], "utf-8")).toMatchObject({ row: 1 });
  const chosen = await decode(latin, ["de"], "windows-1251");
  if (isFault(chosen)) throw new Error(chosen.fault);
  expect(
    new Set(
      chosen.text
        .split("\n")
        .slice(1, -1)
        .map((line) => line.split(",")[2]),
    ).size,
  ).toBe(2);
  for (const [encoding, text] of [
    ["utf-8", "naïve,é\n1,ü\n2,ö\n".repeat(20)],
    ["gb18030", "类型,树\n1,梨\n2,苹\n".repeat(20)],
  ] as const) {
    const lines = text.split("\n").map((line) => [...encoded(`${line}\n`, encoding)]);
    lines[6] = [0x31, 0x2c, 0xff, 0x0a];
    expect(await decode(Uint8Array.from(lines.flat()), ["zh-CN"]), encoding).toMatchObject({
      fault: "file-encoding",
      row: 7,
      encoding,
    });
  }
});

test("letters beyond ASCII late in a long file count, too, and portions break no character", async () => {
  for (const [encoding, word] of [
    ["utf-8", "Kürbis梨"],
    ["gb18030", "梨"],
    ["windows-1252", "Kürbis"],
    ["utf-16le", "梨"],
  ] as const) {
    const text = `x,y\n${"1.25,apple\n".repeat(200_000)}3,${word}\n4,${word}${word}`;
    const decoded = await decode(encoded(text, encoding, encoding === "utf-16le"), ["zh-CN"]);
    expect(decoded, encoding).toMatchObject({ encoding });
    expect((decoded as { text: string }).text === text, encoding).toBe(true);
  }
});

test("Japanese with escapes is known by them; what is no text is refused", async () => {
  const bytes = Uint8Array.from([...Buffer.from("x,y\n1,"), 0x1b, 0x24, 0x42, 0x3a, 0x79, 0x1b, 0x28, 0x42, 0x0a]);
  expect(await decode(bytes, ["en"])).toMatchObject({ encoding: "iso-2022-jp", text: "x,y\n1,桜\n" });
  expect(
    await decode(
      Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 256),
      ["en"],
    ),
  ).toMatchObject({ fault: "file-is-binary" });
  expect(await decode(Uint8Array.of(), ["en"])).toMatchObject({ encoding: "utf-8", text: "" });
});
