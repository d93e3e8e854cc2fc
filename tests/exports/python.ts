import { spawnSync } from "node:child_process";
import { expect } from "vitest";

/** What a Python program prints for each request, which it reads as a line of JSON. */
export function askPython<Answer>(program: string[], requests: readonly object[]): Answer[] {
  const { stdout, stderr } = spawnSync(process.env.PLAYGROUND_PYTHON ?? "python3", program, {
    input: requests.map((request) => JSON.stringify(request)).join("\n"),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  expect(stderr).toBe("");
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer);
}
