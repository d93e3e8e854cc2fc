import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { engine, refusal } from "./module.ts";

// Saves of earlier versions, with what those versions made of them (expected.json), and saves that no training has made:
// their checksum is right, what they say is not.

const folder = new URL("../saves/", import.meta.url);
const bytes = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));

interface Expected {
  fingerprint: string;
  step: number;
  state: "ready" | "diverged";
  diverged?: object;
  /** After 50 steps more. */
  later: string;
  /** Of one that diverged: gone back, and 20 steps at a small learning rate. */
  rewound?: string;
}

const expected = JSON.parse(new TextDecoder().decode(bytes("expected.json"))) as Record<string, Expected>;

test.each(Object.entries(expected))(
  "a save of an earlier version goes on to the same bits: %s",
  (name, { fingerprint, step, state, diverged, later, rewound }) => {
    const saved = bytes(`${name}.bin`);
    const one = engine.restore(saved);
    const status = one.status();
    expect(status).toMatchObject({ step, state, ...(diverged ? { diverged } : {}) });
    expect("diverged" in status).toBe(diverged !== undefined);
    expect(one.fingerprint()).toBe(fingerprint);
    expect(engine.restore(saved).save()).toEqual(saved);
    one.train({ steps: 50 });
    expect(one.fingerprint()).toBe(later);
    if (rewound === undefined) return;
    one.rewind();
    one.update({ ...one.config, optimizer: { ...one.config.optimizer!, learning_rate: 1e-4 } });
    one.train({ steps: 20 });
    expect(one.fingerprint()).toBe(rewound);
  },
);

test.each(["diverged-layer-minus-7", "every0", "order", "position", "step", "zerorng"])(
  "a save that no training has made is refused: %s",
  (name) => {
    expect(refusal(() => engine.restore(bytes(`damaged/${name}.bin`)))).toBe("ConfigError saved");
  },
);

test("parameters that are not finite may be saved: the training is restored as diverged, and can go back", () => {
  const one = engine.restore(bytes("damaged/nanweights.bin"));
  expect(one.train({ steps: 1 })).toMatchObject({
    state: "diverged",
    diverged: { layer: 0, code: "diverged_weights" },
  });
  one.rewind();
  expect(one.status().state).toBe("ready");
  expect(one.train({ steps: 5 }).step).toBeGreaterThan(0);
});
