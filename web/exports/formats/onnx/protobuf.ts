import { joined, littleEndian } from "../../bytes.ts";

/** Fields of Protocol Buffers, each as its bytes; a message is their sequence. */

const encoder = new TextEncoder();

/** Seven bits a byte, the lowest first. Negative numbers are 64 bits in two's complement. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Uint8Array.of(...bytes, Number(rest));
}

const VARINT = 0;
const BYTES = 2;
const FIXED32 = 5;

const tag = (field: number, type: number): Uint8Array => varint(field * 8 + type);

export const integer = (field: number, value: number): Uint8Array => joined([tag(field, VARINT), varint(value)]);

export const bytes = (field: number, value: Uint8Array): Uint8Array =>
  joined([tag(field, BYTES), varint(value.length), value]);

export const string = (field: number, value: string): Uint8Array => bytes(field, encoder.encode(value));

export const message = (field: number, ...parts: readonly Uint8Array[]): Uint8Array => bytes(field, joined(parts));

export const float = (field: number, value: number): Uint8Array =>
  joined([tag(field, FIXED32), littleEndian(Float32Array.of(value))]);

/** Packed: the numbers one after another. */
export const integers = (field: number, values: readonly number[]): Uint8Array =>
  bytes(field, joined(values.map(varint)));
