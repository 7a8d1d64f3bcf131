// How soon a first visit reads the answer on a phone: first text, figure, range and first working key at 1.6 Mbit/s with 150 ms of delay
// and a processor four times slower, as ratios to the first text of the same run (D-3). Then how soon the page works that the browser has
// kept, without a byte from the network (D-4).
//
//   node tests/e2e/first-paint.mjs      after ./dev build

import { chromium } from "playwright-core";
import { FLAGS, findWholeBrowser } from "./browser.mjs";
import { hurryToKeep } from "./hurry.mjs";
import { startServer } from "./server.mjs";

const RUNS = 5;
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const LINK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

/** Runs in the page before its scripts: notes when each thing is first painted, and how far what was painted moves. */
function watch() {
  globalThis.moved = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.moved += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  globalThis.seen = {};
  const note = (name) => (globalThis.seen[name] ??= performance.now());
  const look = () => {
    const shown = (selector) => [...document.querySelectorAll(selector)].find((one) => one.checkVisibility());
    if (shown(".result-sentence")) note("figure");
    if (/\d.*\d/.test(shown(".ratio-range p")?.textContent ?? "")) note("range");
    if (document.documentElement.dataset.state === "ready" && document.querySelector("[data-slider]")) note("slider");
    if (document.documentElement.dataset.state === "ready") note("key");
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName("first-contentful-paint")) globalThis.seen.text = entry.startTime;
  }).observe({ type: "paint", buffered: true });
}

const server = await startServer({ compresses: true });
const browser = await chromium.launch({ executablePath: findWholeBrowser(), args: FLAGS });
const runs = [];
for (let run = 0; run < RUNS; run += 1) {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 360, height: 740 } });
  await context.addInitScript(watch);
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send("Network.enable");
  await protocol.send("Network.emulateNetworkConditions", LINK);
  await protocol.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(server.url(), { waitUntil: "commit" });
  await page.waitForFunction(() => globalThis.seen.slider, undefined, { timeout: 60_000 });
  runs.push(await page.evaluate(() => ({ ...globalThis.seen, moved: globalThis.moved })));
  await context.close();
}
const kept = await keptStart();
await browser.close();
await server.close();

/** How long a page that the browser keeps takes until a key works, four times slower, in milliseconds; and how many requests it makes. */
async function keptStart() {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 360, height: 740 } });
  await context.addInitScript(hurryToKeep);
  await context.addInitScript(watch);
  const page = await context.newPage();
  await page.goto(server.url());
  await page.waitForFunction(() => navigator.serviceWorker.controller, undefined, { timeout: 60_000 });
  const starts = [];
  const before = server.requests.length;
  for (let run = 0; run < RUNS; run += 1) {
    const protocol = await context.newCDPSession(page);
    await protocol.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.reload({ waitUntil: "commit" });
    await page.waitForFunction(() => globalThis.seen.key, undefined, { timeout: 60_000 });
    starts.push(await page.evaluate(() => globalThis.seen.key));
  }
  // The browser looks for a newer version of its own accord.
  const asked = server.requests.slice(before).filter((address) => !address.includes("service-worker.js"));
  await context.close();
  return { key: median(starts), asked };
}

const text = median(runs.map((run) => run.text));
console.log(`first text: ${(text / 1000).toFixed(2)} s (median of ${RUNS})`);
for (const [name, said] of [["figure", "figure"], ["range", "range"], ["key", "first working key"], ["slider", "sliders that move"]]) {
  console.log(`${said}: ${median(runs.map((run) => run[name] / run.text)).toFixed(2)} times the first text`);
}
const seconds = (name) => (median(runs.map((run) => run[name])) / 1000).toFixed(2);
console.log(`measured D-3: a first visit on a slow phone reads the first text after ${seconds("text")} s (aim 1.5) and can use a key after ${seconds("key")} s (aim 2.5); what is painted moves by ${median(runs.map((run) => run.moved)).toFixed(3)} (limit 0.02)`);
console.log(`measured D-4: a page that the browser keeps can be used after ${(kept.key / 1000).toFixed(2)} s four times slower (aim 1.0), with ${kept.asked.length} requests`);
if (kept.asked.length > 0) console.log(kept.asked.join("\n"));
