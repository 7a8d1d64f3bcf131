// The page starts under its content security policy, and says so in words when it cannot.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assertAccessible, browserTest, readDownload, started } from "./harness.mjs";
import { DIST, policyOf } from "./server.mjs";

const html = () => readFileSync(join(DIST, "index.html"), "utf8");

// -------------------------------------------------------------------------------------------------- what was built (S-2)

test("the built page has no inline script, style or handler (S-2)", () => {
  const text = html().replace(/<!--[\s\S]*?-->/g, "");
  for (const [tag, body] of text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)) {
    assert.match(tag, /\ssrc="/, tag);
    assert.equal(body.trim(), "", tag);
  }
  assert.doesNotMatch(text, /<style\b/i);
  assert.doesNotMatch(text, /<[^>]*\sstyle\s*=/i);
  assert.doesNotMatch(text, /<[^>]*\son[a-z]+\s*=/i);
  assert.doesNotMatch(text, /javascript:/i);
});

test("the built page and its styles name no other origin (S-2)", () => {
  for (const [, address] of html().matchAll(/\s(?:href|src|action|content)="([^"]*)"/g)) {
    assert.doesNotMatch(address, /^\s*(?:[a-z]+:)?\/\//i);
  }
  for (const file of readdirSync(DIST).filter((name) => name.endsWith(".css"))) {
    assert.doesNotMatch(readFileSync(join(DIST, file), "utf8"), /@import|url\(\s*["']?(?:[a-z]+:)?\/\//i, file);
  }
});

test("the policy allows this origin and WebAssembly, and nothing else (S-1)", () => {
  const policy = policyOf(html());
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval';/);
  assert.match(policy, /style-src 'self';/);
  assert.match(policy, /require-trusted-types-for 'script'/);
  assert.doesNotMatch(policy, /'unsafe-inline'|'unsafe-eval'|https?:|\*/);
});

test("scripts, styles and the program carry the hash of their contents", () => {
  const wanted = html().match(/<(?:script\b[^>]*\ssrc|link\b[^>]*rel="(?:stylesheet|modulepreload|preload)")[^>]*>/g);
  assert.ok(wanted.length >= 7);
  // place.js says why nothing starts where a browser refuses the check itself.
  for (const tag of wanted.filter((one) => !one.includes("data-unchecked"))) assert.match(tag, /integrity="sha(256|384)-/, tag);
});

// ------------------------------------------------------------------------------------------------- it starts (S-1, D-9)

const WAYS = {
  "under the policy as header and as <meta> (S-1)": {},
  "under the policy as <meta> alone (S-1)": { fault: "no-header" },
  "in a folder of a site (D-9)": { path: "/a/b/" },
  "in an English browser": { locale: "en-GB" },
  "with the program sent as text/plain (D-10)": { fault: "wasm-as-text" },
};
for (const [way, options] of Object.entries(WAYS)) {
  browserTest(`the program starts ${way}`, async ({ openPage }) => {
    const page = await openPage(options);
    assert.equal(await started(page), "ready");
    await page.locator("#app > *").first().waitFor();
    assert.equal(await page.locator("#shell").count(), 0);
    assert.equal(await page.getByTestId("failure").isVisible(), false);
  });
}

browserTest("a first visit asks for each file once (S-13)", async ({ openPage, server }) => {
  const from = server.requests.length;
  const page = await openPage();
  assert.equal(await started(page), "ready");
  // The browser itself decides when to ask for the icon.
  const asked = server.requests.slice(from).filter((path) => !path.startsWith("/icon"));
  assert.deepEqual([...new Set(asked)].sort(), asked.sort());
});

// ------------------------------------------------------------------------------------------ it cannot start (D-10, S-3)

/** Opens the page where it cannot start, and checks that it says so in both languages with a next step. */
function failsWith(way, kind, french, english, options) {
  browserTest(`${way}: a message in French and in English (D-10)`, async ({ openPage }) => {
    const page = await openPage(options);
    assert.equal(await started(page), "failed");
    const panel = page.getByTestId("failure");
    assert.equal(await panel.isVisible(), true);
    assert.match(await panel.innerText(), french);
    assert.match(await panel.locator(`[data-failure=${kind}] [lang=en]`).innerText(), english);
    assert.equal(await panel.locator("[data-failure]:visible").count(), 1);
    // The answer of a first visit stays readable under the message, for who reads and not for who presses.
    assert.equal(await page.locator("#app .result-sentence:visible").count(), 1);
    assert.equal(await page.locator("#app").evaluate((app) => app.inert), true);
    assert.ok(await panel.evaluate((one) => one.compareDocumentPosition(document.getElementById("app")) & Node.DOCUMENT_POSITION_FOLLOWING));
    assert.equal(await page.getByTestId("failure-reload").isVisible(), true);
    await assertAccessible(page);
  });
}

// What the browser itself says of a fault that the test made.
const SAID = [/Failed to load resource/, /Fetch API cannot load/, /^failed: .*ERR_/, /integrity/i];

failsWith("no WebAssembly", "unsupported", /Firefox 89, Chrome ou Edge 91, Safari 16\.4/, /up-to-date browser/, {
  before: () => delete globalThis.WebAssembly,
});
failsWith("a WebAssembly without today’s features", "unsupported", /trop ancien/, /too old/, {
  before: () => {
    WebAssembly.validate = () => false;
  },
});
failsWith("a WebAssembly without vectors", "unsupported", /Safari 16\.4/, /Safari 16\.4/, {
  before: () => {
    // 253 starts every instruction on vectors; no other byte of what is tested is the same.
    const { validate } = WebAssembly;
    WebAssembly.validate = (bytes) => !new Uint8Array(bytes).includes(253) && validate.call(WebAssembly, bytes);
  },
});
failsWith("a policy that forbids WebAssembly", "unsupported", /autoriser WebAssembly/, /to be allowed/, {
  fault: "no-wasm-keyword",
  expect: [/policy/i],
});
failsWith("the program is missing", "network", /Vérifiez la connexion/, /Check the connection/, { fault: "wasm-missing", expect: SAID });
failsWith("the program’s script is missing", "network", /Vérifiez la connexion/, /Check the connection/, { fault: "glue-missing", expect: SAID });
failsWith("the program is truncated", "damaged", /Rechargez/, /Reload/, { fault: "wasm-truncated", expect: SAID });
failsWith("the connection breaks off", "damaged", /Rechargez/, /Reload/, { fault: "wasm-cut-off", expect: SAID });
failsWith("one bit of the program is altered", "damaged", /Rechargez/, /Reload/, { fault: "wasm-altered", expect: SAID });
failsWith("one bit of the program’s script is altered", "damaged", /Rechargez/, /Reload/, { fault: "glue-altered", expect: SAID });

browserTest("scripts turned off: the page says what it needs", async ({ openPage }) => {
  // Without scripts, Chromium also refuses to preload one.
  const page = await openPage({ javascript: false, expect: [/^failed: .*\.js csp$/] });
  // By element: Playwright's text search passes over <noscript>.
  const notice = page.locator("noscript .boot-notice");
  await notice.waitFor();
  assert.match(await notice.innerText(), /Retombées a besoin de JavaScript\.[\s\S]*Retombées needs JavaScript\./);
});

/** The style sheet shows the notice after ten seconds; this lets them pass at once. */
const letTimePass = (page) => page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));

browserTest("a download that stalls: after ten seconds the page says so (D-10)", async ({ openPage }) => {
  const page = await openPage({ fault: "wasm-stalled" });
  const notice = page.getByTestId("boot-slow");
  assert.equal(await page.locator(".result-sentence:visible").count(), 1, "the answer is there already");
  assert.equal(await notice.isVisible(), false);
  await letTimePass(page);
  await notice.waitFor();
  assert.match(await notice.innerText(), /Encore en chargement…[\s\S]*Still loading…/);
  await assertAccessible(page);
});

// --------------------------------------------------------------------------------------------------- it stops (S-12)

browserTest("a crash covers the page and hands over what is stored", async ({ openPage }) => {
  const storage = { "retombees/test/a": "{\"n\":\"12,5\"}", "another/site": "not ours" };
  const page = await openPage({ storage });
  assert.equal(await started(page), "ready");
  await page.evaluate(() => globalThis.retombeesCrash("panicked at 'for a test'"));

  const panel = page.getByTestId("failure");
  await panel.getByText("Retombées s’est arrêté sur une erreur").waitFor();
  assert.match(await panel.innerText(), /Retombées stopped on an error/);
  assert.equal(await page.locator("#app").isVisible(), false);
  await assertAccessible(page);

  const file = await readDownload(page, () => page.getByTestId("failure-download").click());
  assert.match(file.name, /^retombees-.*\.json$/);
  const records = JSON.parse(file.text);
  assert.equal(records["retombees/test/a"], storage["retombees/test/a"]);
  assert.ok(Object.keys(records).every((key) => key.startsWith("retombees/")));

  await page.getByTestId("failure-copy").click();
  await page.locator("[data-testid=failure-copied]:not(:empty), #failure details[open]").first().waitFor();
  assert.match(await page.getByTestId("failure-report").textContent(), /panicked at 'for a test'[\s\S]*build: .*\.wasm/);

  await page.getByTestId("failure-reload").click();
  await page.locator("html[data-state=ready]").waitFor();
  assert.equal(await panel.isVisible(), false);
});

browserTest("after a crash, nothing more is stored (S-12)", async ({ openPage }) => {
  const page = await openPage({ storage: { "retombees/test/a": "good" } });
  assert.equal(await started(page), "ready");
  const stored = await page.evaluate(() => {
    globalThis.retombeesCrash("for a test");
    localStorage.setItem("retombees/test/a", "broken");
    localStorage.removeItem("retombees/test/a");
    return localStorage.getItem("retombees/test/a");
  });
  assert.equal(stored, "good");
});

browserTest("after a crash, leaving the page reaches no listener of the program", async ({ openPage }) => {
  const page = await openPage();
  assert.equal(await started(page), "ready");
  const reached = await page.evaluate(() => {
    const seen = [];
    for (const type of ["pagehide", "storage", "hashchange"]) addEventListener(type, () => seen.push(type));
    document.addEventListener("visibilitychange", () => seen.push("visibilitychange"));
    globalThis.retombeesCrash("for a test");
    for (const type of ["pagehide", "storage", "hashchange"]) dispatchEvent(new Event(type));
    document.dispatchEvent(new Event("visibilitychange"));
    return seen;
  });
  assert.deepEqual(reached, []);
});

browserTest("a trap that no hook saw is a crash too (S-12)", async ({ openPage }) => {
  const page = await openPage({ expect: [/unreachable/, /for a test/] });
  assert.equal(await started(page), "ready");
  await page.evaluate(() => {
    setTimeout(() => {
      throw new WebAssembly.RuntimeError("for a test");
    });
  });
  await page.getByTestId("failure").waitFor();
  assert.equal(await page.locator("[data-failure=crash]").isVisible(), true);
});
