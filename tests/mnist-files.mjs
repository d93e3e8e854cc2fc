// MNIST's four files in its own format, packed, of the data in mnist-data.mjs.

import { gzipSync } from "node:zlib";
import { mnistData, side, testRows, trainRows } from "./mnist-data.mjs";

/** IDX: two zeros, 8 for bytes, how many axes; then each size as four bytes, the greatest first. */
const head = (sizes) =>
  Buffer.from([0, 0, 8, sizes.length, ...sizes.flatMap((size) => [24, 16, 8, 0].map((bit) => (size >>> bit) & 255))]);

const packed = (name, sizes, bytes) => ({
  name: `${name}-ubyte.gz`,
  mimeType: "application/octet-stream",
  buffer: gzipSync(Buffer.concat([head(sizes), bytes]), { level: 1 }),
});

/** For an input of files, in no order. */
export function mnistFiles(engine) {
  const { inputs, targets } = mnistData(engine);
  const pixels = side * side;
  return [
    packed("train-images-idx3", [trainRows, side, side], inputs.subarray(0, trainRows * pixels)),
    packed("t10k-labels-idx1", [testRows], targets.subarray(trainRows)),
    packed("t10k-images-idx3", [testRows, side, side], inputs.subarray(trainRows * pixels)),
    packed("train-labels-idx1", [trainRows], targets.subarray(0, trainRows)),
  ];
}
