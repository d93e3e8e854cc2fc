// The most multiplications and additions a second that wasm's 128-bit vectors give on one thread here, without fused ones:
// a loop over enough independent sums to fill the processor's pipes, assembled by hand.

const accumulators = 13; // with factor, summand and one to spare: the 16 registers
const unrolled = 4;
const floatsAVector = 4;
const operationsAStep = 2; // a product and a sum

const i32 = 0x7f,
  f32 = 0x7d,
  v128 = 0x7b,
  nothing = 0x40;
const end = 0x0b;
const simd = (code) => [0xfd, ...unsigned(code)];
const splat = simd(0x13),
  add = simd(0xe4),
  multiply = simd(0xe6),
  firstLane = [...simd(0x1f), 0];
const get = (local) => [0x20, local],
  set = (local) => [0x21, local],
  tee = (local) => [0x22, local];
const loop = [0x03, nothing],
  branchIf = [0x0d, 0],
  subtract = [0x6b],
  one = [0x41, 1],
  addScalars = [0x92];

function unsigned(value) {
  const bytes = [];
  do bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
  while ((value >>>= 7) > 0);
  return bytes;
}

const list = (...items) => [...unsigned(items.length), ...items.flat()];
const section = (id, content) => [id, ...unsigned(content.length), ...content];

/** run(turns, factor, summand): acc ← acc·factor + summand in every accumulator; the sum of their first lanes. */
function moduleBytes() {
  const [turns, scalarFactor, scalarSummand, factor, summand, first] = [0, 1, 2, 3, 4, 5];
  const sums = Array.from({ length: accumulators }, (_, i) => first + i);
  const step = sums.flatMap((sum) => [...get(sum), ...get(factor), ...multiply, ...get(summand), ...add, ...set(sum)]);
  const code = [
    ...list([...unsigned(2 + accumulators), v128]), // locals
    ...get(scalarFactor),
    ...splat,
    ...set(factor),
    ...get(scalarSummand),
    ...splat,
    ...set(summand),
    ...loop,
    ...Array(unrolled).fill(step).flat(),
    ...get(turns),
    ...one,
    ...subtract,
    ...tee(turns),
    ...branchIf,
    end,
    ...sums.flatMap((sum, i) => [...get(sum), ...firstLane, ...(i > 0 ? addScalars : [])]),
    end,
  ];
  return Uint8Array.from([
    0x00,
    0x61,
    0x73,
    0x6d,
    1,
    0,
    0,
    0,
    ...section(1, list([0x60, ...list([i32], [f32], [f32]), ...list([f32])])),
    ...section(3, list([0])),
    ...section(7, list([...list(...[..."run"].map((letter) => [letter.charCodeAt(0)])), 0, 0])),
    ...section(10, list([...unsigned(code.length), ...code])),
  ]);
}

/** work(count) does so many million operations, rounded up to whole turns of the loop. */
export async function peak() {
  const { instance } = await WebAssembly.instantiate(moduleBytes());
  const operationsATurn = operationsAStep * floatsAVector * accumulators * unrolled;
  return (millions) => {
    const turns = Math.ceil((millions * 1e6) / operationsATurn);
    if (!(instance.exports.run(turns, 0.999, 0.001) > 0)) throw new Error("the peak loop computes wrongly");
  };
}
