import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isSave, notesOf, saveLength, withNotes } from "../../web/engine/notes.ts";
import { engine } from "./module.ts";

const folder = new URL("../saves/", import.meta.url);
const saves = readdirSync(folder).filter((name) => name.endsWith(".bin"));

test("the saves of every version are told by their first bytes, and nothing else is", () => {
  expect(saves.length).toBeGreaterThan(3);
  const isWhole = (name: string) => isSave(new Uint8Array(readFileSync(new URL(name, folder))).subarray(0, 64));
  expect(saves.filter((name) => !isWhole(name))).toEqual([]);
  for (const text of ["", "{}", "activation-playground", "x1,x2\n1,2\n"])
    expect(isSave(new TextEncoder().encode(text)), text).toBe(false);
});

test("a save with notes is restored as without, and gives them back", () => {
  const trainer = engine.createTrainer({ seed: 5 });
  trainer.train({ steps: 7 });
  const save = trainer.save();
  const notes = { curves: { epoch: [0, 1] }, names: "花" };
  const noted = withNotes(save, notes);
  expect(saveLength(noted)).toBe(save.length);
  expect(notesOf(noted)).toEqual(notes);
  expect(engine.restore(noted).fingerprint()).toBe(trainer.fingerprint());
  expect(engine.restore(Buffer.from(noted).toString("base64")).fingerprint()).toBe(trainer.fingerprint());
  expect(notesOf(save)).toBeUndefined();
});

test("damaged notes leave the save as it is; a length beyond the file is none", () => {
  const save = engine.createTrainer({}).save();
  const noted = withNotes(save, { some: "notes" });
  noted[save.length] = 0;
  expect(notesOf(noted)).toBeUndefined();
  expect(engine.restore(noted).status().step).toBe(0);
  new DataView(noted.buffer).setUint32(noted.length - 12, noted.length, true);
  expect(saveLength(noted)).toBe(noted.length);
  expect(() => engine.restore(noted)).toThrow(/saved/);
});
