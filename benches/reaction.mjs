// From a key in the room of uncertainty to the first new distribution on screen, and the longest task that a simulation puts on the
// page. Prints its figures, and ends with 1 where a limit is not met. `./dev bench` runs it on the page in dist/.
//
//   node benches/reaction.mjs

import { loadavg } from "node:os";
import { chromium } from "playwright-core";
import { FLAGS, findWholeBrowser } from "../tests/e2e/browser.mjs";
import { hearSimulation } from "../tests/e2e/hear.mjs";
import { startServer } from "../tests/e2e/server.mjs";
import { committedStudy } from "./large-study.mjs";

const KEYS = 60;
/** Between a picture and the next key: someone who looks while trying values. */
const PAUSE_MS = 60;
const LIMITS = { seen: 50, task: 16 };

const server = await startServer();
const browser = await chromium.launch({ executablePath: findWholeBrowser(), headless: true, args: FLAGS });
let met = true;
const verdict = (what, value, limit) => {
  if (!(value <= limit)) met = false;
  console.log(`${value <= limit ? "met    " : "NOT MET"}  ${what}: ${value.toFixed(1)} ms (at most ${limit} ms)`);
};
const within = (list, part) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];

/** Opens the study in the room and waits until its first simulation is at its end. */
async function open(before) {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 } });
  for (const one of [hearSimulation, watchPicture, ...before]) await context.addInitScript(one);
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(server.url());
  await page.getByTestId("import-json").setInputFiles({ name: "large.json", mimeType: "application/json", buffer: Buffer.from(committedStudy()) });
  await page.getByTestId("import-accept").click();
  await page.getByTestId("room-uncertainty").click();
  await finished(page);
  await page.evaluate(() => globalThis.followPicture());
  return page;
}

const finished = (page) => page.waitForFunction(() => globalThis.heard.done && document.querySelector("[data-testid=uncertainty-draws][data-done=true]"));

/** Runs in the page: from a key to the frame after the first change of the picture that the run after it leads to. */
function watchPicture() {
  const seen = (globalThis.seen = []);
  let pressed = null;
  let runs = 0;
  globalThis.press = () => {
    runs = globalThis.heard.runs;
  };
  globalThis.followPicture = () => {
    addEventListener("keydown", (event) => (pressed = event.timeStamp), { capture: true });
    new MutationObserver((changes) => {
      const { heard } = globalThis;
      // The key itself also changes the page: only a run that was asked for since, and has told something, counts.
      if (pressed === null || heard.runs === runs || !heard.told) return;
      if (!changes.some(({ target }) => (target.nodeType === 1 ? target : target.parentElement)?.closest("#picture-density"))) return;
      const from = pressed;
      pressed = null;
      // The task after the frame, before any other that waits: the picture is painted by then.
      const [asked, told] = [heard.asked - from, heard.told - from];
      const painted = () => seen.push([asked, told, performance.now() - from]);
      requestAnimationFrame(() => scheduler.postTask(painted, { priority: "user-blocking" }));
    }).observe(document.querySelector(".uncertainty"), { subtree: true, childList: true, characterData: true, attributes: true });
  };
}

async function react(page, what, field, keys) {
  await page.evaluate(() => (globalThis.seen.length = 0));
  await field.focus();
  for (let n = 0; n < KEYS; n += 1) {
    const before = await page.evaluate(() => {
      globalThis.press();
      return globalThis.seen.length;
    });
    await keys(n);
    await page.waitForFunction((known) => globalThis.seen.length > known, before, { polling: "raf" });
    await page.waitForTimeout(PAUSE_MS);
  }
  const seen = await page.evaluate(() => globalThis.seen);
  const [asked, told, shown] = [0, 1, 2].map((place) => seen.map((times) => times[place]));
  console.log(`${what}: p50 ${within(shown, 0.5).toFixed(1)} ms, p95 ${within(shown, 0.95).toFixed(1)} ms, greatest ${Math.max(...shown).toFixed(1)} ms, ${shown.length} keys`);
  console.log(`  on the way, p50: the run is asked for at ${within(asked, 0.5).toFixed(1)} ms, tells its first report at ${within(told, 0.5).toFixed(1)} ms`);
  verdict(`${what}, p95`, within(shown, 0.95), LIMITS.seen);
}

/**
 * The tasks of the page's own thread while the last run is made once more without any key: what simulating puts there. In
 * milliseconds of that thread (where the browser counts those), so that other programs of the machine have no part in it.
 */
async function tasks(page, times) {
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["toplevel", "disabled-by-default-devtools.timeline", "__metadata"] } });
  for (let n = 0; n < times; n += 1) {
    const runs = await page.evaluate(() => {
      // Not within this call's own task.
      setTimeout(globalThis.simulateAgain);
      return globalThis.heard.runs;
    });
    await page.waitForFunction((known) => globalThis.heard.runs > known && globalThis.heard.done, runs, { polling: 50 });
  }
  const complete = new Promise((done) => session.once("Tracing.tracingComplete", done));
  await session.send("Tracing.end");
  await complete;
  const main = new Set(events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ pid, tid }) => `${pid}/${tid}`));
  const found = events.filter(({ name, pid, tid, dur }) => name === "RunTask" && dur && main.has(`${pid}/${tid}`));
  if (!found.length) throw new Error("the browser traced no task");
  const clocked = found.every(({ tdur }) => tdur !== undefined);
  return { clocked, all: found.map(({ dur, tdur }) => (clocked ? tdur : dur) / 1_000) };
}

async function longest(page, what) {
  const { clocked, all } = await tasks(page, 10);
  const kind = clocked ? "processor" : "clock";
  console.log(`${what}, 10 runs without a key: ${all.length} tasks, p95 ${within(all, 0.95).toFixed(1)} ms (${kind} time)`);
  verdict(`${what}, longest task`, Math.max(...all), LIMITS.task);
}

console.log(`${KEYS} keys each, 30 outcomes, 150 estimates, Chromium ${browser.version()}; programs waiting for a processor: ${loadavg()[0].toFixed(1)}`);
const page = await open([]);
const slider = page.locator("[data-slider]").first();
await react(page, "a step of a slider", slider, (n) => page.keyboard.press(n < KEYS / 2 ? "ArrowRight" : "ArrowLeft"));
await react(page, "a digit of the seed", page.locator('[data-field="seed"]'), async (n) => {
  if (n % 6 === 0) await page.keyboard.press("Control+A");
  await page.keyboard.press(String(1 + ((n + 1) % 9)));
});
await longest(page, "with workers");
await page.context().close();
await longest(await open([() => delete globalThis.Worker]), "without workers");
await browser.close();
await server.close();
process.exitCode = met ? 0 : 1;
