import { crc32, deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { unzip } from "../../../../web/exports/read/unzip.ts";
import { zip } from "../../../../web/exports/zip.ts";
import { randomNumbers } from "../stacks.ts";

const text = new TextEncoder().encode("a text, a text, a text, a text, a text, a text");
const bytes = Uint8Array.from({ length: 500 }, (_, i) => (i * 7) % 256);
const copy = (data: Uint8Array) => Uint8Array.from(data);

test("files come out of an archive as they went in", async () => {
  const entries = [
    { name: "model.json", data: text },
    { name: "folder/weights.bin", data: bytes },
    { name: "empty", data: new Uint8Array() },
  ];
  const found = await unzip(copy(zip(entries)));
  expect(found!.map(({ name }) => name)).toEqual(["model.json", "weights.bin", "empty"]);
  expect(found!.map(({ data }) => [...data])).toEqual(entries.map(({ data }) => [...data]));
});

/** Of one deflated file, as other programs write it. */
function deflated(claimed = text.length): Uint8Array<ArrayBuffer> {
  const packed = deflateRawSync(text);
  const name = Buffer.from("t.txt");
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(text), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(claimed, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, name, packed]);
  const entry = Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return copy(Buffer.concat([local, entry, end]));
}

test("deflated files are unpacked", async () => {
  const found = await unzip(deflated());
  expect(found).toEqual([{ name: "t.txt", data: text }]);
});

test("a file that is larger than the directory says is not unpacked", async () => {
  expect(await unzip(deflated(3))).toBeNull();
  expect(await unzip(deflated(0xffff_ffff))).toBeNull();
});

test("damaged archives are refused, whatever is wrong", async () => {
  const whole = deflated();
  const random = randomNumbers(3);
  let refused = 0;
  for (let i = 0; i < 400; i++) {
    const damaged = copy(whole.subarray(0, random() < 0.3 ? Math.floor(random() * whole.length) : whole.length));
    for (let k = 0; k < 3 && damaged.length > 0; k++) damaged[Math.floor(random() * damaged.length)] = random() * 256;
    if ((await unzip(damaged)) === null) refused++;
  }
  expect(refused).toBeGreaterThan(200);
});
