// Runs the accessibility tests and writes the results to data/accessibility.json, for the accessibility page.
//
//   node tests/e2e/statement.mjs      after ./dev build

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const FILES = ["accessibility", "a11y", "keyboard"].map((name) => fileURLToPath(new URL(`${name}.test.mjs`, import.meta.url)));
const run = spawnSync(process.execPath, ["--test", "--test-reporter=tap", ...FILES], { encoding: "utf8", maxBuffer: 1e8, stdio: ["ignore", "pipe", "inherit"] });
const count = (word) => [...run.stdout.matchAll(new RegExp(`^# ${word} (\\d+)$`, "gm"))].reduce((sum, [, n]) => sum + Number(n), 0);
const [passed, failed] = [count("pass"), count("fail")];
console.log(`${passed} passed, ${failed} failed`);
if (run.status !== 0 || failed > 0 || passed === 0) {
  console.log(run.stdout.split("\n").filter((line) => line.startsWith("not ok")).join("\n"));
  process.exit(1);
}
const axe = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("axe-core/package.json"), "utf8"));
const statement = { passed: String(passed), date: new Date().toISOString().slice(0, 10), tool: `axe-core ${axe.version}` };
writeFileSync(new URL("../../data/accessibility.json", import.meta.url), `${JSON.stringify(statement, null, 2)}\n`);
