import type { Config } from "../../web/engine/types.ts";
import { exchanged, instruction } from "../engine/patched.ts";
import { expect, test } from "./playground.ts";

const experiment: Config = {
  seed: 5,
  data: { name: "spiral", samples: 120, test_fraction: 0.25 },
  layers: [{ units: 9, activation: "gelu", dropout: 0.2 }, { units: 7, activation: "tanh" }, { units: 3 }],
  batch_size: 10,
};

const dist = new URL("../../dist/engine.js", import.meta.url).href;

/** What the engine in Node comes to after so many steps in one go. */
async function inNode(steps: number): Promise<string> {
  const { loadEngine } = (await import(dist)) as typeof import("../../web/engine/engine.ts");
  const trainer = (await loadEngine()).createTrainer(experiment);
  trainer.train({ steps });
  return trainer.fingerprint();
}

test("pauses, a hidden tab, other speeds and single steps: the same bits as in Node", async ({ page, playground }) => {
  await playground.openPaused(experiment);
  const steps = async () => (await playground.status())!.step;
  const pauseAt = async () => {
    await page.getByRole("button", { name: "Pause" }).click();
    return (await playground.step(0)).step;
  };
  const play = () => page.getByRole("button", { name: "Play" }).click();
  const setVisibility = (state: string) =>
    page.evaluate((state) => {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);

  await page.getByLabel("Speed").selectOption("10");
  await play();
  await expect.poll(steps).toBeGreaterThan(3);
  await setVisibility("hidden");
  await page.waitForTimeout(200);
  await setVisibility("visible");
  await page.getByLabel("Speed").selectOption("1000");
  const before = await steps();
  await expect.poll(steps).toBeGreaterThan(before + 100);
  const first = await pauseAt();
  await expect.poll(() => playground.fingerprint()).toBe(await inNode(first));

  await page.getByRole("button", { name: "One step" }).click();
  await expect.poll(steps).toBe(first + 1);
  await playground.step(13);
  await playground.inspect([0.5, -1]);
  await play();
  await expect.poll(steps).toBeGreaterThan(first + 50);
  const second = await pauseAt();
  await expect.poll(() => playground.fingerprint()).toBe(await inNode(second));
});

test("a browser that computes wrongly is told so, and nothing is trained", async ({ page, playground }) => {
  const body = Buffer.from(exchanged(instruction.f32x4_add, instruction.f32x4_sub));
  await page.route("**/*.wasm", (route) => route.fulfill({ body, contentType: "application/wasm" }));
  await page.goto("/");
  const notice = page.getByRole("alert");
  await expect(notice).toContainText("Training is disabled");
  await expect(notice).toContainText(
    'This browser or device computes wrongly: at the start, the check "matrix_product_float32" gave a wrong result.',
  );
  await expect(page.getByRole("button", { name: /Play|Pause/ })).toBeDisabled();
  expect(await playground.config()).toBeNull();
  expect(playground.faults.splice(0)).toEqual([expect.stringContaining("computes wrongly")]);
});
