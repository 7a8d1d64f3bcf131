// Measures what the page keeps in memory after long use (D-13): 1 000 edits and 50 openings of studies. Prints the figures and fails above the
// limit.
//
//   node tests/e2e/memory.mjs      after ./dev build

import { chromium } from "playwright-core";
import { FLAGS, findWholeBrowser } from "./browser.mjs";
import { startServer } from "./server.mjs";

const EDITS = 1_000;
const OPENINGS = 50;
/** How much more there may be at the end, in bytes. */
const LIMIT = 10_000_000;
const FIELD = '[data-field="outcomes/annee-evitee/proxy"]';

/** Runs in the page before its scripts: remembers the memories of its programs. */
function watch() {
  globalThis.memories = [];
  const { instantiate, instantiateStreaming } = WebAssembly;
  const note = (result) => {
    const { memory } = (result.instance ?? result).exports;
    if (memory && !globalThis.memories.includes(memory)) globalThis.memories.push(memory);
    return result;
  };
  WebAssembly.instantiate = async (...given) => note(await instantiate(...given));
  WebAssembly.instantiateStreaming = async (...given) => note(await instantiateStreaming(...given));
}

const server = await startServer();
const browser = await chromium.launch({ executablePath: findWholeBrowser(), headless: true, args: [...FLAGS, "--js-flags=--expose-gc"] });
const context = await browser.newContext({ locale: "fr-FR" });
await context.addInitScript(watch);
const page = await context.newPage();
await page.goto(`${server.origin}/#/study/tutorat/outcomes`);
await page.locator(FIELD).waitFor();

/** Edits a number so many times, with a pause for the figures that follow now and then. */
const edit = (times) =>
  page.evaluate(async ([selector, times]) => {
    for (let n = 0; n < times; n += 1) {
      const input = document.querySelector(selector);
      input.focus();
      input.value = String(1_000 + (n % 900));
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      input.blur();
      await new Promise((done) => setTimeout(done, n % 50 === 49 ? 500 : 0));
    }
  }, [FIELD, times]);

async function openings(times) {
  for (let n = 0; n < times; n += 1) {
    await page.locator(".brand").click();
    await page.getByTestId("study-list").getByRole("link").first().click();
    await page.getByTestId("room-outcomes").click();
    await page.locator(FIELD).waitFor();
  }
}

async function bytes() {
  await page.waitForTimeout(1_000);
  return page.evaluate(async () => {
    for (let n = 0; n < 3; n += 1) {
      globalThis.gc();
      await new Promise((done) => setTimeout(done, 50));
    }
    const wasm = globalThis.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
    return { heap: performance.memory.usedJSHeapSize, wasm };
  });
}

// What is fetched late, and the depth to which a history goes back, are there after this.
await edit(300);
await openings(3);
const before = await bytes();
await edit(EDITS);
await openings(OPENINGS);
const after = await bytes();
const studies = await page.evaluate(() => globalThis.memories.length);
await browser.close();
await server.close();

const growth = after.heap + after.wasm - before.heap - before.wasm;
const mb = (n) => (n / 1e6).toFixed(1);
console.log(`measured D-13: after ${EDITS} edits and ${OPENINGS} openings ${mb(growth)} MB more (limit ${mb(LIMIT)}): JavaScript ${mb(before.heap)} → ${mb(after.heap)}, WebAssembly ${mb(before.wasm)} → ${mb(after.wasm)} MB`);
if (studies === 0) console.log("!!! the memory of the program was not found");
process.exitCode = growth > LIMIT || studies === 0 ? 1 : 0;
