// One browser and one server per test file, one fresh context per page, and a check for errors that must never occur.
//
//   import { browserTest } from "./harness.mjs";
//   browserTest("a sentence that says what holds", async ({ openPage, server }) => {
//     const page = await openPage({ locale: "fr-FR" });
//     …
//   });
//
// A test fails on any console error, uncaught error, policy violation, or request that is not a same-origin GET, whatever else
// it asserts. A test that provokes one declares it: openPage({ expect: [/404/] }).

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { FLAGS, findBrowser } from "./browser.mjs";
import { startServer } from "./server.mjs";

const ARTIFACTS = fileURLToPath(new URL("./artifacts/", import.meta.url));

/** How long one wait for something on the page may take, in milliseconds. Generous: the machine may be busy. */
const PATIENCE = 20_000;

/** How long a whole test may take, in milliseconds. What does the same very often takes longer. */
const LONGEST = 120_000 * Number(process.env.OFTEN ?? 1);

/** A host without https that is not this machine's own: browsers keep some of their features from it. */
const PLAIN_HOST = "plain.test";

let browser;
let server;

before(async () => {
  server = await startServer();
  browser = await chromium.launch({ executablePath: findBrowser(), headless: true, args: [...FLAGS, `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`] });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/**
 * A test with a browser. `run` gets `openPage` and `server`; everything it opened is closed afterwards, and a failed test
 * leaves a picture of each page in tests/e2e/artifacts/.
 */
export function browserTest(name, run) {
  test(name, { timeout: LONGEST }, async () => {
    const opened = [];
    const openPage = async (options) => {
      const one = await open(options ?? {});
      opened.push(one);
      return one.page;
    };
    // All that a page has reported so far, also what was expected: for the test of this harness.
    const problemsOf = (page) => opened.find((one) => one.page === page).found;
    try {
      await run({ openPage, server, problemsOf });
      // A last answer from each page: what it reported has then arrived here.
      for (const one of opened) if (one.scripted && !one.page.isClosed()) await one.page.evaluate(() => undefined);
      assert.deepEqual(opened.flatMap((one) => one.problems()), [], "the page reported problems");
    } catch (error) {
      for (const [index, { page }] of opened.entries()) {
        if (!page.isClosed()) await screenshot(page, `failed-${name}-${index}`).catch(() => {});
      }
      throw error;
    } finally {
      for (const { context } of opened) await context.close();
    }
  });
}

/**
 * Opens the page in a fresh context.
 * - `locale`: the browser's language, "fr-FR" by default
 * - `storage`: what localStorage holds before the first visit, as an object of strings
 * - `viewport`: `{ width, height }`; `media`: `{ colorScheme, reducedMotion, … }` as Playwright's context options
 * - `fault`: one of server.mjs; `path`: another address, such as "/a/b/#resultat"
 * - `plain: true`: the page at an address without https that is not this machine's own
 * - `javascript: false`: a browser with scripts turned off
 * - `keeps: true`: a browser that keeps the program for use offline; most tests would only wait for that
 * - `address`: a page of somebody else, who embeds ours, with its own `origins`
 * - `before`: a function, or several, that run in the page before its scripts
 * - `expect`: patterns of problems that this test provokes
 */
async function open({ locale = "fr-FR", storage = {}, viewport, media = {}, fault, path, address: foreign, origins = [], plain = false, javascript = true, keeps = false, before: first, expect = [] }) {
  const localStorage = Object.entries(storage).map(([name, value]) => ({ name, value }));
  const context = await browser.newContext({
    locale,
    timezoneId: "Europe/Paris",
    viewport: viewport ?? { width: 1280, height: 800 },
    javaScriptEnabled: javascript,
    serviceWorkers: keeps ? "allow" : "block",
    storageState: { cookies: [], origins: [{ origin: server.origin, localStorage }] },
    ...media,
  });
  context.setDefaultTimeout(PATIENCE);
  const found = watch(context, origins);
  // Violations also reach the console as errors; this names the directive.
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy violation: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  for (const one of [first ?? []].flat()) await context.addInitScript(one);
  const page = await context.newPage();
  const address = foreign ?? (path ? server.origin + path : server.url(fault));
  await page.goto(plain ? address.replace("127.0.0.1", PLAIN_HOST) : address, { waitUntil: "domcontentloaded" });
  return {
    page,
    context,
    scripted: javascript,
    found,
    problems: () => found.filter((problem) => !expect.some((pattern) => pattern.test(problem))),
  };
}

/** Collects what must never happen, from every page of a context; `origins` are those of pages around ours. */
function watch(context, origins) {
  const problems = [];
  context.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => problems.push(`uncaught: ${error.error().stack ?? error.error()}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    const local = [server.origin, server.origin.replace("127.0.0.1", PLAIN_HOST), ...origins].includes(url.origin) || ["data:", "blob:"].includes(url.protocol);
    if (!local || !["GET", "HEAD"].includes(request.method())) problems.push(`request: ${request.method()} ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    // A page that closes while it loads aborts its requests; that is nobody's fault.
    const reason = request.failure()?.errorText ?? "";
    if (reason !== "net::ERR_ABORTED") problems.push(`failed: ${request.url()} ${reason}`);
  });
  return problems;
}

/** Waits until the program runs (or has failed), and says which: "ready" or "failed". */
export async function started(page) {
  await page.locator("html:not([data-state=loading])").waitFor();
  return page.locator("html").getAttribute("data-state");
}

/** Does `act`, which downloads a file, and reads that file: `{ name, bytes, text }`. */
export async function readDownload(page, act) {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  const bytes = readFileSync(await file.path());
  return { name: file.suggestedFilename(), bytes, text: bytes.toString("utf8") };
}

/** A picture of the whole page in tests/e2e/artifacts/. */
export async function screenshot(page, name) {
  mkdirSync(ARTIFACTS, { recursive: true });
  const file = join(ARTIFACTS, `${name.replace(/[^\p{L}\p{N}]+/gu, "-")}.png`);
  await page.screenshot({ path: file, fullPage: true });
  return file;
}

// Evaluated, not added as a script element: the page's policy refuses that.
const axeSource = () => readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails on any accessibility violation that axe finds. `options` go to `axe.run`. */
export async function assertAccessible(page, options = {}) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeSource());
  const { violations } = await page.evaluate((given) => globalThis.axe.run(document, given), options);
  const told = violations.map((one) => `${one.id}: ${one.help} → ${one.nodes.map((node) => node.target.join(" ")).join(" | ")}`);
  assert.deepEqual(told, [], "accessibility violations");
}
