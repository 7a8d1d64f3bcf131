// Measures how a browser full of work opens and saves (P-19): from the start to the list of studies, and how long one save keeps the page
// busy. Prints the figures and fails above the limits.
//
//   node tests/e2e/load.mjs [studies] [outcomes] [slowdown]      after ./dev build

import { chromium } from "playwright-core";
import { FLAGS, findBrowser } from "./browser.mjs";
import { largeStudy, slow } from "./large.mjs";
import { startServer } from "./server.mjs";

const STUDIES = Number(process.argv[2] ?? 200);
const OUTCOMES = Number(process.argv[3] ?? 100);
const SLOWDOWN = Number(process.argv[4] ?? 4);
const RUNS = 5;
const LIMITS = { list: 500, save: 16 };

/** Runs in the page before its scripts: when the list is there to be used, and how long each task took that wrote a study. */
function watch(studies) {
  globalThis.saves = [];
  const look = () => {
    const rows = document.querySelectorAll("[data-testid=study-list] > li").length;
    if (rows >= studies && document.documentElement.dataset.state === "ready") {
      // It is painted, and the page answers.
      requestAnimationFrame(() => setTimeout(() => (globalThis.usable ??= performance.now())));
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  // The saver writes in a timer.
  let wrote = false;
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, text) {
    wrote ||= key.includes("/study/");
    return setItem.call(this, key, text);
  };
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (act, ...given) =>
    setTimeout((...passed) => {
      const start = performance.now();
      wrote = false;
      act(...passed);
      if (wrote) globalThis.saves.push(performance.now() - start);
    }, ...given);
}

const server = await startServer();
const browser = await chromium.launch({ executablePath: findBrowser(), headless: true, args: FLAGS });
const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 800 } });
const first = await context.newPage();
await first.goto(server.url());
const named = (n) => ({ ...largeStudy(OUTCOMES), id: `s${n}`, title: `Study ${n}` });
const file = Buffer.from(JSON.stringify({ format: "retombees.studies", version: 1, studies: Array.from({ length: STUDIES }, (_, n) => named(n)) }));
await first.getByTestId("import-json").setInputFiles({ name: "many.json", mimeType: "application/json", buffer: file });
await first.getByTestId("import-accept").click({ timeout: 120_000 });
await first.locator("html[data-state=ready]").waitFor();
// The mirror takes what the slots have no room for.
await first.locator("[data-testid=save-state]:not([data-save=saving])").waitFor({ timeout: 120_000 });
await first.evaluate(() => (location.hash = "#/"));
await first.getByTestId("study-list").waitFor({ timeout: 60_000 });
const used = await first.evaluate(() => Object.entries(localStorage).reduce((sum, [key, text]) => sum + key.length + text.length, 0));
await first.close();

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const runs = [];
for (let run = 0; run < RUNS; run += 1) {
  const page = await context.newPage();
  await page.addInitScript(watch, STUDIES);
  await slow(page, SLOWDOWN);
  await page.goto(`${server.origin}/#/`, { waitUntil: "commit" });
  await page.waitForFunction(() => globalThis.usable, undefined, { timeout: 20_000 }).catch(async (error) => { await page.screenshot({ path: "/tmp/load.png" }); throw error; });
  const usable = await page.evaluate(() => globalThis.usable);
  await page.getByRole("link", { name: `Study ${run}`, exact: true }).click();
  const field = page.locator('[data-field="outcomes/o3/quantity"]');
  for (const text of ["11", "12", "13"]) {
    const before = await page.evaluate(() => globalThis.saves.length);
    await field.fill(text);
    await page.waitForFunction((before) => globalThis.saves.length > before, before, { timeout: 60_000 });
  }
  runs.push({ usable, saves: await page.evaluate(() => globalThis.saves) });
  await page.close();
}
await browser.close();
await server.close();

const list = median(runs.map((run) => run.usable));
const save = Math.max(...runs.flatMap((run) => run.saves));
console.log(`${STUDIES} studies of ${OUTCOMES} outcomes, a file of ${(file.length / 1e6).toFixed(1)} MB, ${(used / 1e6).toFixed(2)} M units in the slots, ${SLOWDOWN} times slower`);
console.log(`measured P-19: the list is usable after ${list.toFixed(0)} ms (median of ${RUNS}; limit ${LIMITS.list}); each ${runs.map((run) => run.usable.toFixed(0)).join(", ")}`);
console.log(`measured P-19: a save keeps the page busy for ${save.toFixed(1)} ms at most, median ${median(runs.flatMap((run) => run.saves)).toFixed(1)} (limit ${LIMITS.save})`);
process.exitCode = list > LIMITS.list || save > LIMITS.save ? 1 : 0;
