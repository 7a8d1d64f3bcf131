// How soon a first visit reads the answer on a phone: first text, figure, range and first working key at 1.6 Mbit/s with 150 ms of delay
// and a processor four times slower, as ratios to the first text of the same run.
//
//   node tests/e2e/first-paint.mjs      after ./dev build

import { chromium } from "playwright-core";
import { FLAGS, findWholeBrowser } from "./browser.mjs";
import { startServer } from "./server.mjs";

const RUNS = 3;
const LINK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

/** Runs in the page before its scripts: notes when each thing is first painted. */
function watch() {
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
  runs.push(await page.evaluate(() => globalThis.seen));
  await context.close();
}
await browser.close();
await server.close();

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const text = median(runs.map((run) => run.text));
console.log(`first text: ${(text / 1000).toFixed(2)} s (median of ${RUNS})`);
for (const [name, said] of [["figure", "figure"], ["range", "range"], ["key", "first working key"], ["slider", "sliders that move"]]) {
  console.log(`${said}: ${median(runs.map((run) => run[name] / run.text)).toFixed(2)} times the first text`);
}
