// The tests of the page see what must never occur, wait for what they test and for no clock, and run the build that is shipped (B-3, B-4, B-7).

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { browserTest, started } from "./harness.mjs";
import { DIST, versionIn } from "./server.mjs";

browserTest("an error, a rejection, a violation of the policy and a foreign request each fail a test (B-4)", async ({ openPage, problemsOf }) => {
  const page = await openPage({ expect: [/.*/] });
  await started(page);
  assert.deepEqual(problemsOf(page), []);
  await page.evaluate(() => console.error("an error is written"));
  await page.evaluate(() => void setTimeout(() => { throw new Error("an error is thrown"); }));
  await page.evaluate(() => void Promise.reject(new Error("a promise is rejected")));
  await page.evaluate(() => document.body.setAttribute("style", "color: red"));
  await page.evaluate(() => fetch("http://elsewhere.invalid/").catch(() => {}));
  await page.evaluate(() => fetch("./", { method: "POST" }).catch(() => {}));
  for (const problem of [/^console: an error is written/, /an error is thrown/, /a promise is rejected/, /policy violation: style-src/, /elsewhere\.invalid/, /^request: POST/]) {
    for (let n = 0; !problemsOf(page).some((found) => problem.test(found)); n += 1) {
      assert.ok(n < 200, `${problem} is not among ${problemsOf(page).join("\n")}`);
      await page.waitForTimeout(25);
    }
  }
});

browserTest("what is served is what the release lists, byte by byte (B-7)", async ({ server }) => {
  const { files } = versionIn(DIST);
  assert.ok(Object.keys(files).length > 15);
  for (const [file, integrity] of Object.entries(files)) {
    const reply = await fetch(`${server.origin}/${file}`);
    assert.equal(reply.status, 200, file);
    assert.equal(`sha256-${createHash("sha256").update(Buffer.from(await reply.arrayBuffer())).digest("base64")}`, integrity, file);
  }
});

test("no test waits for a clock, except to prove that nothing happens (B-3)", () => {
  const folder = new URL("./", import.meta.url);
  const waits = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".test.mjs"))) {
    const lines = readFileSync(new URL(file, folder), "utf8").split("\n");
    for (const [place, line] of lines.entries()) {
      const time = Number(/waitForTimeout\(([\d_]+)\)/.exec(line)?.[1].replaceAll("_", "") ?? 0);
      // The line before says what must not happen meanwhile.
      const isProof = /^\s*\/\/ Nothing /.test(lines[place - 1] ?? "");
      if ((time > 50 && !isProof) || /network ?idle/.test(line.replace(/\/network.*\//, ""))) waits.push(`${file}:${place + 1}: ${line.trim()}`);
    }
  }
  assert.deepEqual(waits, []);
});
