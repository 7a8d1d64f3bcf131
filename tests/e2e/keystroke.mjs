// Measures the time from a key to its paint, in a large study on a slow machine; prints the figures and fails above the limit.
//
//   node tests/e2e/keystroke.mjs [outcomes] [slowdown]
//
// The time runs from the key event to the next paint, as the browser's event timing reports it (in steps of 8 ms, from 16 ms
// on). The page paints the key in its field first. It renders the dependent figures after that, or when the keys pause if
// rendering is slow. Their delay is printed too, counted from the last key before them.

import { chromium } from "playwright-core";
import { FLAGS, findWholeBrowser } from "./browser.mjs";
import { largeStudy, slow } from "./large.mjs";
import { startServer } from "./server.mjs";

const OUTCOMES = Number(process.argv[2] ?? 200);
const SLOWDOWN = Number(process.argv[3] ?? 4);
const KEYS = 200;
// Numbers of four digits, each looked at before the next; then keys without any pause, quicker than most people type; then a key that is
// held down, which comes about twenty times a second here. Each has its limit.
const PACES = [
  { pace: "numbers", gap: 100, look: 600, limit: 50 },
  { pace: "without a pause", gap: 80, look: 80, limit: 50 },
  { pace: "held down", gap: 30, look: 30, limit: 100 },
];

const server = await startServer();
const browser = await chromium.launch({ executablePath: findWholeBrowser(), headless: true, args: FLAGS });
const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 } });
const page = await context.newPage();
await page.goto(server.url());
await page.getByTestId("import-json").setInputFiles({ name: "large.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(largeStudy(OUTCOMES))) });
await page.getByTestId("import-accept").click();
await page.locator('[data-field="outcomes/o3/quantity"]').waitFor();

const session = await slow(page, SLOWDOWN);

async function measure(what, address, { gap, look }) {
  await page.evaluate(() => {
    globalThis.keys = [];
    globalThis.watcher?.disconnect();
    globalThis.watcher = new PerformanceObserver((list) => {
      for (const one of list.getEntries()) if (one.name === "keydown" || one.name === "input") globalThis.keys.push([one.name, one.duration, one.processingEnd - one.processingStart]);
    });
    globalThis.watcher.observe({ type: "event", durationThreshold: 16 });
    // The last key whose consequences are not seen yet, and how long they took to be.
    let waiting = null;
    globalThis.follows = [];
    globalThis.onkeydown = (event) => { waiting = event.timeStamp; };
    globalThis.living?.disconnect();
    globalThis.living = new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => {
      if (waiting !== null) globalThis.follows.push(performance.now() - waiting);
      waiting = null;
    })));
    globalThis.living.observe(document.querySelector(".living-figures"), { subtree: true, childList: true, characterData: true });
  });
  await session.send("Performance.enable");
  const costs = async () => Object.fromEntries((await session.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value]));
  const before = await costs();
  const field = page.locator(`[data-field="${address}"]`);
  await field.focus();
  for (let n = 0; n < KEYS; n += 1) {
    // A number that grows and starts again, as when a person tries values out.
    await page.keyboard.press(n % 5 === 4 ? "Control+A" : String(1 + (n % 9)), { delay: 0 });
    await page.waitForTimeout(n % 5 === 3 ? look : gap);
  }
  await page.waitForTimeout(500);
  const seen = (await page.evaluate(() => globalThis.keys)).filter(([name]) => name === "keydown").map(([, duration]) => duration);
  // What is not reported took less than 16 ms.
  const all = [...Array(Math.max(0, KEYS - seen.length)).fill(16), ...seen].sort((a, b) => a - b);
  const within = (list, part) => list[Math.min(list.length - 1, Math.floor(list.length * part))];
  const at = (part) => within(all, part);
  console.log(`measured D-5: ${what}, ${KEYS} keys: p98 ${at(0.98)} ms (limit 100), greatest ${all.at(-1)} ms (limit 200)`);
  console.log(`${what.padEnd(34)} p50 ${at(0.5)} ms, p98 ${at(0.98)} ms, greatest ${all.at(-1)} ms`);
  const follows = (await page.evaluate(() => globalThis.follows)).sort((a, b) => a - b);
  console.log(`  the figures that follow: p50 ${within(follows, 0.5).toFixed(0)} ms, p98 ${within(follows, 0.98).toFixed(0)} ms, drawn ${follows.length} times`);
  const after = await costs();
  const spent = (name) => `${(((after[name] - before[name]) * 1000) / KEYS).toFixed(1)} ms`;
  console.log(`  a key: script ${spent("ScriptDuration")}, style ${spent("RecalcStyleDuration")}, layout ${spent("LayoutDuration")}, all ${spent("TaskDuration")}`);
  return at(0.98);
}

console.log(`${OUTCOMES} outcomes, ${SLOWDOWN} times slower, ${KEYS} keys`);
let met = true;
for (const [what, testid] of [["in the table", "map-table"], ["one outcome at a time", "map-card"]]) {
  await page.getByTestId(testid).click();
  await page.waitForTimeout(1000);
  for (const pace of PACES) {
    const found = await measure(`${what}, ${pace.pace}`, testid === "map-table" ? "outcomes/o3/quantity" : "outcomes/o0/quantity", pace);
    console.log(`  ${found <= pace.limit ? "within" : "over"} ${pace.limit} ms`);
    met &&= found <= pace.limit;
  }
}
await browser.close();
await server.close();
process.exitCode = met ? 0 : 1;
