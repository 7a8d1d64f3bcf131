// The program stops wherever a panic or an exception comes: it says so at once, saves nothing more, and the next start has the last work that
// was saved (S-12). Nothing in the shipped program can be made to panic on purpose, so what it asks of the browser fails.

import assert from "node:assert/strict";
import { openApp } from "./app.mjs";
import { browserTest, started } from "./harness.mjs";

const ADDRESS = "outcomes/annee-evitee/proxy";

/** Runs in the page: from now on it makes no element for the program. */
function refuseElements() {
  // Elements of a kind that is there already are copied.
  for (const [owner, method] of [[Document, "createElement"], [Document, "createElementNS"], [Node, "cloneNode"]]) {
    const real = owner.prototype[method];
    owner.prototype[method] = function (...given) {
      if (/\bwasm\b/.test(new Error("where it is called").stack)) throw new Error("for a test");
      return real.apply(this, given);
    };
  }
}

/** Runs in the page: from now on it sets no timer for the program. */
function refuseTimers() {
  const real = setTimeout;
  globalThis.setTimeout = (...given) => {
    if (/\bwasm\b/.test(new Error("where it is called").stack)) throw new Error("for a test");
    return real(...given);
  };
}

/** The panel, and how long after `act` it was there, in milliseconds. */
async function rescued(page, act) {
  await page.evaluate(() => {
    globalThis.actedAt = performance.now();
    new MutationObserver(() => (globalThis.rescuedAt ??= performance.now())).observe(document.getElementById("failure"), { attributeFilter: ["hidden"] });
  });
  await act();
  await page.locator("[data-failure=crash]").waitFor();
  const took = await page.evaluate(() => globalThis.rescuedAt - globalThis.actedAt);
  assert.ok(took <= 1_000, `the panel came after ${took} ms`);
}

/** Every record of a study that the page keeps: settings may still follow what is on the screen. */
const stored = (page) => page.evaluate(() => JSON.stringify(Object.keys(localStorage).filter((key) => key.includes("/study/")).map((key) => [key, localStorage.getItem(key)])));

const CASES = [
  ["in an event handler", refuseTimers, (app) => app.field(ADDRESS).fill("99")],
  ["while the page is drawn", refuseElements, (app) => app.page.getByTestId("room-inputs").click()],
  ["in a task that waits for a file to be read", refuseElements, (app) => app.choose({ format: "retombees.study", version: 1, id: "x", title: "X" })],
];
for (const [where, failing, act] of CASES) {
  browserTest(`an error ${where}: the page says so within a second, saves nothing more, and starts again (S-12)`, async ({ openPage }) => {
    const app = await openApp(openPage, { expect: [/for a test/, /panicked/, /unreachable/, /unwrap_throw/] });
    await app.field(ADDRESS).fill("12,5");
    await app.field(ADDRESS).blur();
    await app.saved();
    const { page } = app;
    app.hurry();
    await page.evaluate(failing);
    const before = await stored(page);
    await rescued(page, () => act(app));
    await page.evaluate(() => dispatchEvent(new Event("pagehide")));
    assert.ok(await stored(page) === before, "nothing more is saved");

    await page.getByTestId("failure-reload").click();
    await page.locator("html[data-state=ready]").waitFor();
    await app.go("outcomes");
    assert.equal(await app.field(ADDRESS).inputValue(), "12,5");
  });
}

browserTest("an error while the program starts: the page says so, and loses nothing that is kept (S-12)", async ({ openPage }) => {
  const storage = { "retombees/v1/study/a/a": "a record of old" };
  const page = await openPage({ storage, before: refuseElements, expect: [/for a test/, /panicked/, /unreachable/] });
  assert.equal(await started(page), "failed");
  await page.locator("[data-failure=crash]").waitFor();
  // Where it is, or set aside because it cannot be read.
  assert.match(await page.evaluate(() => JSON.stringify(localStorage)), /a record of old/);
});
