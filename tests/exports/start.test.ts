import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Config, LayerSpec } from "../../web/engine/types.ts";
import { filesOf } from "../../web/exports/formats.ts";
import { catalog, engine } from "../web/engine.ts";

/** Exported PyTorch code draws new weights from the distributions of the engine's start. */

const known = { catalog, defaults: engine.defaults() };
const folder = "build/exports/start";
/** Of thousands of numbers: how far the root of the mean square, and the greatest, may be off. */
const MOST = { size: 0.05, greatest: 0.15 };

const order: Config["data"] = { name: "order", samples: 20 };
const shapes: Config["data"] = { name: "shapes", samples: 20 };
const NETWORKS: [Config["data"], LayerSpec[]][] = [
  [{ name: "blobs", samples: 20 }, [{ units: 60 }, { units: 100 }, { units: 3 }]],
  [
    shapes,
    [
      { kind: "conv2d", filters: 16, kernel_size: 3 },
      { kind: "conv2d", filters: 64, kernel_size: 3 },
      { kind: "flatten" },
      { units: 6 },
    ],
  ],
  [order, [{ kind: "conv1d", filters: 50, kernel_size: 3 }, { kind: "lstm", units: 40 }, { units: 2 }]],
  [
    order,
    [
      { kind: "conv1d", filters: 50, kernel_size: 3 },
      { kind: "lstm", units: 40, activation: "softsign" },
      { units: 2 },
    ],
  ],
];

const configs = catalog.initializers.flatMap(({ name }) =>
  NETWORKS.map(([data, layers]): Config => ({
    data,
    layers: layers.map((layer) => {
      if (layer.kind === "flatten") return layer;
      const recurrent = layer.kind === "lstm" ? { recurrent_initializer: name } : {};
      return { ...layer, kernel_initializer: name, ...recurrent };
    }),
  })),
);

/** Kernels with enough numbers to judge them. */
const LARGE = 4000;

test("new weights have the size that the initializer says", () => {
  const runs = configs.map((config, i) => {
    const trainer = engine.createTrainer(config);
    const parameters = trainer.parameters();
    trainer.dispose();
    const place = `${folder}/${i}`;
    mkdirSync(place, { recursive: true });
    for (const file of filesOf(known, { config, parameters }, "pytorch"))
      writeFileSync(`${place}/${file.name}`, file.data);
    const kernels = parameters.flatMap(({ kernel, recurrent_kernel }) => [kernel ?? [], recurrent_kernel ?? []]);
    const biases = parameters.flatMap(({ bias }) => Array.from(bias ?? []));
    return {
      place,
      kernels: kernels.filter(({ length }) => length > 0),
      biases: biases.reduce((sum, each) => sum + each, 0),
    };
  });
  const python = spawnSync(
    process.env.PLAYGROUND_PYTHON ?? "python3",
    ["-W", "ignore", "tests/exports/read_start.py"],
    {
      input: runs.map(({ place }) => JSON.stringify({ folder: place })).join("\n"),
      encoding: "utf8",
    },
  );
  expect(python.stderr).toBe("");
  const answers = python.stdout.trim().split("\n");
  runs.forEach(({ kernels, biases }, i) => {
    const drawn = JSON.parse(answers[i]) as { kernels: [number, number, number][]; biases: number };
    const what = JSON.stringify(configs[i].layers);
    expect(
      drawn.kernels.map(([count]) => count),
      what,
    ).toEqual(kernels.map(({ length }) => length));
    expect(drawn.biases, what).toBeCloseTo(biases, 5);
    drawn.kernels.forEach(([count, size, greatest], k) => {
      const values = Array.from(kernels[k]);
      const wanted = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / count);
      const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
      if (count < LARGE) return;
      expect(Math.abs(size - wanted), what).toBeLessThanOrEqual(MOST.size * wanted);
      // The others have a greatest number that is possible; that of orthogonal columns is left to chance.
      if (!what.includes("orthogonal"))
        expect(Math.abs(greatest - most), what).toBeLessThanOrEqual(MOST.greatest * most);
    });
  });
});
