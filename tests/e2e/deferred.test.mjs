// The deferred part of the program: fetched when a page first needs it, and what the page does if it does not arrive.

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";

const isDeferred = (path) => path.endsWith("_deferred.wasm");

/** Runs before the page's scripts: the deferred part does not arrive while `globalThis.held`. */
const hold = () => {
  globalThis.held = true;
  const real = globalThis.fetch;
  globalThis.fetch = (file, ...rest) => (globalThis.held && String(file).includes("_deferred.wasm") ? Promise.reject(new TypeError("held by the test")) : real(file, ...rest));
};
const release = (app) => app.page.evaluate(() => (globalThis.held = false));

browserTest("the deferred part is fetched once, right after the answer, which does not wait for it", async ({ openPage, server }) => {
  const held = await openApp(openPage, { before: hold, room: null });
  assert.match(await words(held.sentence), /^Pour 1 € investi/);
  assert.ok(await held.page.locator(".answer-effects li").first().isVisible());
  // No text of it is missed.
  assert.ok(!(await held.page.locator("body").innerText()).includes("⟦"), "a text is missing before the deferred part is there");
  const from = server.requests.length;
  const app = await openApp(openPage);
  for (const room of ["result", "scope", "stakeholders", "inputs", "scenarios", "uncertainty", "result"]) await app.go(room);
  assert.ok((await app.page.locator("figure.chart svg").count()) >= 5);
  assert.equal(server.requests.slice(from).filter(isDeferred).length, 1);
});

for (const [room, what] of [["result", "figure.chart"], ["outcomes", ".map"], ["scenarios", ".scenario-row"]]) {
  browserTest(`while the deferred part does not arrive the room ${room} says what to do, and comes when it does`, async ({ openPage }) => {
    const app = await openApp(openPage, { before: hold, room: null });
    await app.go(room);
    const failed = app.page.getByTestId("deferred-failed");
    assert.match(await words(failed), /n’est pas arrivée.*Réessayez, ou rechargez la page.*n’est perdu/s);
    assert.equal(await failed.getAttribute("role"), "alert");
    await app.page.getByTestId("deferred-again").click();
    assert.match(await words(failed), /n’est pas arrivée/);
    await release(app);
    await app.page.getByTestId("deferred-again").click();
    await failed.waitFor({ state: "detached" });
    await app.page.locator(what).first().waitFor();
  });
}

browserTest("cases that are missing keep nothing else from starting, and the page says which step helps", async ({ openPage }) => {
  const app = await openApp(openPage, { fault: "cases-missing", room: null, expect: [/404|integrity/i] });
  const said = /Ce cas n’a pas pu être chargé\. .*rechargez/;
  assert.match(await words(app.notice), said);
  await app.start();
  assert.equal(await app.notice.locator("p").count(), 0);
  await app.goToStudies();
  await app.page.getByTestId("case-mediation").click();
  assert.match(await words(app.notice), said);
  assert.equal(await app.studies.count(), 1);
});

for (const fault of ["deferred-missing", "deferred-altered"]) {
  browserTest(`${fault}: the answer is there, the rest says that it is not`, async ({ openPage }) => {
    const app = await openApp(openPage, { fault, room: null, expect: [/404|integrity|Failed to fetch|ERR_FAILED/i] });
    assert.match(await words(app.page.getByTestId("deferred-failed")), /n’est pas arrivée/);
    assert.ok(await app.page.locator(".answer-figures").isVisible());
    // The explanation says it too, where it would stand, and closes.
    const explain = app.page.getByTestId("explain");
    await app.ratio.click();
    assert.match(await words(explain.getByTestId("deferred-failed")), /n’est pas arrivée/);
    await app.page.getByTestId("explain-close").click();
    await explain.waitFor({ state: "detached" });
    await app.go("outcomes");
    assert.match(await words(app.page.getByRole("main").getByTestId("deferred-failed")), /n’est pas arrivée/);
    assert.notEqual(await words(app.ratio), "");
  });
}

browserTest("a call that meets a part that is not there stops the page with the reason, and fetches nothing", async ({ openPage, server }) => {
  const app = await openApp(openPage, { before: hold, room: null, expect: [/before the part was there/, /unreachable/] });
  const from = server.requests.length;
  // The program is told that the part came, though it did not: what it draws next calls a function that is not there.
  await app.page.evaluate(() => (globalThis.retombeesDeferred = (tell) => setTimeout(() => tell(true))));
  // Not by the mouse: the failed page stops every event, so that Playwright would wait for the end of its own click.
  await app.page.getByTestId("deferred-again").evaluate((again) => again.click());
  await app.failure.getByText("Retombées s’est arrêté sur une erreur").waitFor();
  assert.match(await app.page.getByTestId("failure-report").textContent(), /panicked at .*before the part was there/s);
  assert.equal(server.requests.slice(from).filter(isDeferred).length, 0);
});
