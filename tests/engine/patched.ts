import { readFileSync } from "node:fs";

// A browser that computes wrongly, or has little memory, played by an engine whose wasm says something else than what was compiled.

export const intact: Uint8Array<ArrayBuffer> = new Uint8Array(
  readFileSync(new URL("../../build/engine/engine.wasm", import.meta.url)),
);

/** Vector instructions, as the number after the prefix 0xfd. */
export const instruction = {
  f32x4_add: 0xe4,
  f32x4_sub: 0xe5,
  f32x4_mul: 0xe6,
  f64x2_add: 0xf0,
  f64x2_sub: 0xf1,
  f64x2_mul: 0xf2,
};

/** Every instruction of one kind becomes another. */
export function exchanged(from: number, to: number): Uint8Array<ArrayBuffer> {
  const bytes = intact.slice();
  let count = 0;
  for (let i = 0; i + 2 < bytes.length; i++) {
    if (bytes[i] === 0xfd && bytes[i + 1] === from && bytes[i + 2] === 0x01) {
      bytes[i + 1] = to;
      count++;
    }
  }
  if (count < 10) throw new Error(`only ${count} such instructions were found`);
  return bytes;
}

/** With at most so many pages of 64 kB of memory. */
export function withMemory(pages: number): Uint8Array<ArrayBuffer> {
  const bytes = intact.slice();
  let at = 8;
  const number = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const id = bytes[at++];
    const end = number() + at;
    if (id === 5) {
      at += 2; // one memory, with a maximum
      number(); // its minimum
      for (const last = at + 2; at <= last; at++, pages >>= 7) bytes[at] = (pages & 127) | (at < last ? 128 : 0);
      if (at !== end || pages !== 0) throw new Error("the memory section is another one");
      return bytes;
    }
    at = end;
  }
  throw new Error("there is no memory section");
}

/** Every copy of a float64 constant, in code or data, becomes another. x − c may have been compiled as x + (−c). */
export function withConstant(from: number, to: number): Uint8Array<ArrayBuffer> {
  const bytes = intact.slice();
  const view = new DataView(bytes.buffer);
  let count = 0;
  for (let i = 0; i + 8 <= bytes.length; i++) {
    const value = view.getFloat64(i, true);
    if (Math.abs(value) === from) {
      view.setFloat64(i, Math.sign(value) * to, true);
      count++;
    }
  }
  if (count === 0) throw new Error(`${from} was not found`);
  return bytes;
}
