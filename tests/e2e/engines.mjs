// The smoke test in Chromium, Firefox and WebKitGTK, over plain WebDriver (B-5): opening, a French number, the chart, saving, a reload,
// export and import, without an error. Says loudly which engine is not there; fails where one fails, or where there is none at all.
//
//   node tests/e2e/engines.mjs [ENGINE...]      after ./dev build; ./dev test-all installs what it needs

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FLAGS, findWholeBrowser } from "./browser.mjs";
import { startServer } from "./server.mjs";

/** How long one thing on the page may take, in milliseconds. */
const PATIENCE = 30_000;
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const freePort = () => new Promise((done) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

/** The output of a program, or none where it is not there. */
function output(program, ...args) {
  try {
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined;
  }
}

const ENGINES = [
  {
    // The whole browser: the other tests run in one without windows.
    name: "Chromium",
    programs: ["chromedriver"],
    version: () => output(findWholeBrowser(), "--version"),
    driver: (port) => ["chromedriver", [`--port=${port}`]],
    capabilities: { "goog:chromeOptions": { binary: findWholeBrowser(), args: [...FLAGS, "--headless"], prefs: { "intl.accept_languages": "fr-FR,fr" } } },
  },
  {
    name: "Firefox",
    programs: ["geckodriver", "firefox-esr"],
    version: () => output("firefox-esr", "--version"),
    driver: (port) => ["geckodriver", ["--port", String(port)]],
    capabilities: { "moz:firefoxOptions": { binary: output("which", "firefox-esr"), args: ["-headless"], prefs: { "intl.accept_languages": "fr-FR, fr" } } },
  },
  {
    name: "WebKitGTK",
    programs: ["WebKitWebDriver", "Xvfb"],
    version: () => output("dpkg-query", "-W", "-f", "WebKitGTK ${Version}", "webkit2gtk-driver"),
    driver: (port) => ["xvfb-run", ["-a", "WebKitWebDriver", `--port=${port}`]],
    capabilities: {},
  },
];

/** A browser behind a WebDriver. */
class Browser {
  constructor(origin) {
    this.origin = origin;
  }

  async call(method, path, body) {
    const reply = await fetch(`${this.origin}${path}`, { method, body: body && JSON.stringify(body), headers: { "Content-Type": "application/json" } });
    const { value } = await reply.json();
    if (!reply.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }

  async open(capabilities) {
    const { sessionId } = await this.call("POST", "/session", { capabilities: { alwaysMatch: capabilities } });
    this.session = `/session/${sessionId}`;
  }

  go(url) {
    return this.call("POST", `${this.session}/url`, { url });
  }

  /** What a function of the page gives; its arguments are JSON or elements. */
  run(act, ...args) {
    return this.call("POST", `${this.session}/execute/sync`, { script: `return (${act})(...arguments)`, args });
  }

  /** Waits until a function of the page gives something. */
  async until(what, act, ...args) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const found = await this.run(act, ...args);
      if (found) return found;
      if (Date.now() > end) throw new Error(`in ${PATIENCE / 1000} s there was not: ${what}`);
      await pause(50);
    }
  }

  /** The first visible element. */
  find(selector) {
    return this.until(selector, (selector) => [...document.querySelectorAll(selector)].find((one) => one.type === "file" || one.getClientRects().length) ?? null, selector);
  }

  async press(element, text) {
    await this.call("POST", `${this.session}/element/${element[ELEMENT]}/value`, { text });
  }

  async click(selector) {
    const element = await this.find(selector);
    await this.call("POST", `${this.session}/element/${element[ELEMENT]}/click`, {});
  }

  close() {
    return this.call("DELETE", this.session).catch(() => {});
  }
}

/** Runs in the page: notes errors and violations, and the text of each file that the page hands over. */
function watch() {
  // Scripts of Firefox's driver see the page through a wrapper.
  const page = window.wrappedJSObject ?? window;
  const [problems, handed] = [[], []];
  // A chart that measures itself anew in the next frame is no fault: browsers say so by an event of the same name.
  window.addEventListener("error", ({ message }) => message.startsWith("ResizeObserver loop") || problems.push(message));
  window.addEventListener("unhandledrejection", ({ reason }) => problems.push(String(reason)));
  window.addEventListener("securitypolicyviolation", (event) => problems.push(`${event.effectiveDirective} ${event.blockedURI}`));
  const { createObjectURL } = page.URL;
  page.URL.createObjectURL = (blob) => {
    blob.text().then((text) => handed.push(text));
    return createObjectURL.call(page.URL, blob);
  };
  page.seen = () => JSON.stringify({ problems, handed });
}

/** Runs in the page: what `watch` has noted. */
const seen = () => JSON.parse((window.wrappedJSObject ?? window).seen());

const FIELD = '[data-field="outcomes/annee-evitee/proxy"]';
const value = (selector) => document.querySelector(selector)?.value.replace(/\s/g, "");
const isSaved = () => document.querySelector("[data-testid=save-state]")?.dataset.save === "saved";

/** Opens the outcomes of the case and waits until the program runs. */
async function outcomes(browser, origin) {
  await browser.go(`${origin}/?lang=fr&n=${Math.random()}#/study/tutorat/outcomes`);
  await browser.until("a program that runs", () => document.documentElement.dataset.state === "ready");
  await browser.run(watch);
  await browser.find(FIELD);
}

/** A person's whole task. */
async function smoke(browser, origin, folder) {
  await browser.go(`${origin}/?lang=fr`);
  const state = await browser.until("an end of the start", () => ["ready", "failed"].find((state) => state === document.documentElement.dataset.state) ?? null);
  assert.equal(state, "ready", await browser.run(() => document.querySelector("[data-testid=failure]")?.innerText ?? ""));
  await browser.until("a range", () => /\d.*\d/.test(document.querySelector(".ratio-range p")?.textContent ?? ""));

  await outcomes(browser, origin);
  const before = await browser.run(() => document.querySelector("[data-testid=sroi-ratio]").textContent);
  await browser.run((selector) => document.querySelector(selector).select(), FIELD);
  await browser.press(await browser.find(FIELD), "12\u202f345,5\uE004");
  await browser.until("another ratio", (before) => document.querySelector("[data-testid=sroi-ratio]").textContent !== before, before);
  await browser.until("the word that it is saved", isSaved);
  assert.equal(await browser.run(value, FIELD), "12345,5");
  await browser.click("[data-testid=room-result]");
  await browser.until("a chart", () => document.querySelector("#main svg [class]") !== null);
  assert.deepEqual((await browser.run(seen)).problems, []);

  await outcomes(browser, origin);
  assert.equal(await browser.run(value, FIELD), "12345,5", "after a reload");
  await browser.click("[data-testid=menu] > summary, summary[data-testid=menu]");
  await browser.click("[data-testid=export-json]");
  const text = await browser.until("a file", () => JSON.parse((window.wrappedJSObject ?? window).seen()).handed[0] ?? null);
  const study = JSON.parse(text);
  assert.equal(Number(study.outcomes.find(({ id }) => id === "annee-evitee").proxy.value.value ?? study.outcomes.find(({ id }) => id === "annee-evitee").proxy.value), 12345.5);

  const file = join(folder, "revenue.json");
  writeFileSync(file, JSON.stringify({ ...study, id: "revenue", title: "Revenue" }));
  await browser.press(await browser.find("[data-testid=import-json]"), file);
  await browser.click("[data-testid=import-accept]");
  await browser.click(".brand");
  await browser.until("two studies", () => document.querySelectorAll("[data-testid=study-list] > li").length === 2);
  await browser.until("the word that both are saved", isSaved);
  assert.deepEqual((await browser.run(seen)).problems, []);
}

const server = await startServer();
let failed = 0;
let ran = 0;
const asked = process.argv.slice(2);
for (const engine of ENGINES.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const lacking = engine.programs.filter((program) => !output("which", program));
  if (lacking.length) {
    console.log(`!!! ${engine.name} is NOT tested: ${lacking.join(", ")} is missing`);
    continue;
  }
  ran += 1;
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "engines-"));
  const [program, args] = engine.driver(port);
  const driver = spawn(program, args, { stdio: "ignore", detached: true, env: { ...process.env, LANG: "fr_FR.UTF-8", LANGUAGE: "fr", WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" } });
  const browser = new Browser(`http://127.0.0.1:${port}`);
  try {
    for (let n = 0; !(await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined)); n += 1) {
      assert.ok(n < 200, "the driver does not answer");
      await pause(50);
    }
    await browser.open(engine.capabilities);
    await smoke(browser, server.origin, folder);
    console.log(`measured B-5: the smoke test passed in ${engine.version()}`);
  } catch (error) {
    failed += 1;
    console.log(`!!! B-5: ${engine.version()}: ${error.stack}`);
  } finally {
    if (browser.session) await browser.close();
    try {
      process.kill(-driver.pid);
    } catch {
      // It has ended.
    }
    rmSync(folder, { recursive: true, force: true });
  }
}
await server.close();
process.exitCode = failed > 0 || ran === 0 ? 1 : 0;
