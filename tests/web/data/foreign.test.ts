import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { isFault } from "../../../web/data/fault.ts";
import { foreign } from "../../../web/data/foreign.ts";
import { bytesOf } from "../../../web/data/idx.ts";
import { guess } from "../../../web/data/plan.ts";
import { take } from "../../../web/data/table.ts";
import { openTable } from "../../../web/data/open.ts";
import { encoded } from "../written.ts";

/** Beginnings of files that are no table of text, as their programs write them. */

const latin = (text: string) => Uint8Array.from([...text].map((character) => character.charCodeAt(0)));
/** A member's local header and name, as every zip file begins. */
const zip = (...names: string[]) =>
  latin(
    names
      .map(
        (name) =>
          `PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0${"\x01".repeat(12)}${String.fromCharCode(name.length)}\0\0\0${name}\x4b\x2c`,
      )
      .join(""),
  );

const FILES: [kind: string, name: string, bytes: Uint8Array][] = [
  ["workbook", "flowers.xlsx", zip("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml")],
  [
    "workbook",
    "flowers.ods",
    latin(
      "PK\x03\x04\x14\0\0\x08\0\0\0\0\0\0\0\0\0\0.\0\0\0.\0\0\0\x08\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
    ),
  ],
  ["workbook", "flowers.xls", latin("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0")],
  ["workbook", "flowers.xml", latin('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>')],
  ["numpy", "x.npz", zip("arr_0.npy")],
  ["numpy", "x.npy", latin("\x93NUMPY\x01\0v\0{'descr': '<f8'}")],
  ["document", "report.docx", zip("word/document.xml")],
  ["archive", "data.zip", zip("data.csv")],
  ["archive", "data.7z", latin("7z\xBC\xAF\x27\x1C\0\x04")],
  ["archive", "data.tar.xz", latin("\xFD7zXZ\0\0\x04")],
  ["archive", "data.zst", latin("\x28\xB5\x2F\xFD\0\0")],
  ["frame", "data.parquet", latin("PAR1\x15\x04\x15\0")],
  ["frame", "data.feather", latin("ARROW1\0\0\xFF\xFF")],
  ["frame", "data.h5", latin("\x89HDF\r\n\x1A\n\0\0")],
  ["frame", "data.mat", latin(`MATLAB 5.0 MAT-file${" ".repeat(105)}\0\x01IM`)],
  ["frame", "data.rds", latin("RDX3\nX\n\0\0\0\x03")],
  ["frame", "data.pkl", latin("\x80\x04\x95\x1E\0\0\0")],
  ["database", "data.sqlite", latin("SQLite format 3\0\x10\0")],
  ["picture", "plot.png", latin("\x89PNG\r\n\x1A\n\0\0\0\rIHDR")],
  ["picture", "plot.jpg", latin("\xFF\xD8\xFF\xE0\0\x10JFIF\0")],
  ["picture", "plot.gif", latin("GIF89a\x01\0\x01\0")],
  ["picture", "plot.bmp", latin("BM6\0\0\0\0\0")],
  ["document", "paper.pdf", latin("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")],
  ["document", "paper.rtf", latin("{\\rtf1\\ansi")],
  ["media", "sound.wav", latin("RIFF\x24\x08\0\0WAVE")],
  ["web", "flowers.csv", latin("\n<!DOCTYPE html>\n<html lang=en>")],
  ["web", "flowers.csv", latin("<html><head>")],
  ["markup", "flowers.xml", latin('<?xml version="1.0"?>\n<rows/>')],
  ["json", "rows.json", latin('[{"x":0},{"x":1}]')],
  ["json", "rows.json", latin('{\n  "x": [1, 2]}')],
  ["json", "rows.jsonl", latin('{"x":0}\n{"x":1}\n')],
  ["json", "rows.json", latin("[[1, 2], [3, 4]]")],
  ["json", "rows.json", encoded('[{"x":0}]', "utf-16le", true)],
  ["arff", "iris.arff", latin("% 1. Title\n%\n@RELATION iris\n")],
];

test.each(FILES)("%s: %s", async (kind, name, bytes) => {
  expect(foreign(bytes, name)).toEqual({ fault: `file-is-${kind}`, name });
  const packed = await bytesOf(new File([gzipSync(bytes)], name));
  if (isFault(packed)) throw new Error(packed.fault);
  expect(foreign(packed, name)).toEqual({ fault: `file-is-${kind}`, name });
});

test.each([
  "PAR1,PAR2,kind\n1,2,a\n3,4,b\n",
  "ID3,b,kind\n1,2,a\n3,4,b\n",
  "RIFF,BZh9,GIF8\n1,2,3\n3,4,5\n",
  "PK,BM,kind\n1,2,a\n3,4,b\n",
  "[a],{b},kind\n1,2,a\n3,4,b\n",
  "<5,>5,kind\n1,2,a\n3,4,b\n",
  "% of a,b,kind\n1,2,a\n3,4,b\n",
])("a table whose header begins like another file: %j", async (text) => {
  expect(foreign(encoded(text, "utf-8"), "table.csv")).toBeNull();
  expect(foreign(encoded(text, "utf-16le", true), "table.csv")).toBeNull();
});

const open = (content: Uint8Array | string) => openTable({ name: "it", content }, ["en"], 100);

test("nothing, blanks, a header alone, one column, binary noise: each is named", async () => {
  expect(await open(Uint8Array.of())).toEqual({ fault: "file-empty", name: "it" });
  expect(await open(" \n\n;;\n")).toEqual({ fault: "csv-empty", name: "it" });
  expect(await open(Uint8Array.from({ length: 300 }, (_, i) => (i * 91 + 7) % 256))).toEqual({
    fault: "file-is-binary",
    name: "it",
  });
  const made = async (text: string) => {
    const opened = await open(text);
    return isFault(opened)
      ? opened
      : take(opened.sheet, await guess(opened.sheet), { rows: 100, columns: 9, outputs: 9 });
  };
  expect(await made("height,width,kind\n")).toEqual({ fault: "csv-empty" });
  expect(await made("x\n1\n2\n3\n")).toEqual({ fault: "csv-one-column" });
  expect(await made("height,width,kind\n1,,ash\n,2,oak\n")).toEqual({ fault: "csv-none-complete", rows: 2 });
  expect(await made("1.5,2.5,0\n")).toMatchObject({ data: { inputs: [[1.5, 2.5]] }, of: 1 });
  expect(await open('a,b\n1,"2\n3,4\n')).toEqual({ fault: "csv-quotes", row: 2, name: "it" });
});
