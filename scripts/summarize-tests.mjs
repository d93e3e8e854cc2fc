// node summarize-tests.mjs FOLDER CODE: sums the test cases in the reports of Catch2 (XML), Vitest and Playwright (JSON), and
// the fuzz targets and the consumer, and prints "N passed, M failed". A failed run (CODE is not 0) without a failed test counts as one failure.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [folder, code] = process.argv.slice(2);
let passed = 0;
let failed = 0;

for (const entry of readdirSync(folder, { withFileTypes: true })) {
  if (!entry.isFile()) continue; // Playwright's files of a failed test
  const { name } = entry;
  const text = readFileSync(join(folder, name), "utf8");
  if (name.endsWith(".xml")) {
    const counts = /<OverallResultsCases successes="(\d+)" failures="(\d+)"/.exec(text);
    if (!counts) continue; // it crashed; CODE says so
    passed += Number(counts[1]);
    failed += Number(counts[2]);
  } else if (name === "vitest.json") {
    const report = JSON.parse(text);
    passed += report.numPassedTests;
    failed += report.numFailedTests;
  } else if (name === "playwright.json") {
    const { stats } = JSON.parse(text);
    passed += stats.expected + stats.flaky;
    failed += stats.unexpected;
  } else if (name === "fuzz.json" || name === "consumer.json") {
    const targets = JSON.parse(text);
    passed += targets.passed;
    failed += targets.failed;
  }
}
if (code !== "0") failed = Math.max(failed, 1);
console.log(`${passed} passed, ${failed} failed`);
