// The deferred part of the program: fetched when a page first needs it, and what the page does if it does not arrive.

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";

const isDeferred = (path) => path.endsWith("_deferred.wasm");

browserTest("the deferred part is fetched once, when a figure is first explained, and not before", async ({ openPage, server }) => {
  const from = server.requests.length;
  const asked = () => server.requests.slice(from).filter(isDeferred).length;
  const app = await openApp(openPage);
  await app.type("outcomes/annee-evitee/proxy", "1600");
  await app.page.keyboard.press("Control+z");
  await app.exported();
  assert.equal(asked(), 0);
  // Nor are its texts, the other cases and the data of other rooms; and no text of it is missed.
  const later = server.requests.slice(from).filter((path) => /-deferred\.json|^\/data\/|^\/cases\/(?!tutorat)/.test(path));
  assert.deepEqual(later, []);
  assert.ok(!(await app.page.locator("body").innerText()).includes("⟦"), "a text is missing before the deferred part is there");
  await app.ratio.click();
  await app.page.locator(".explain-part").first().waitFor();
  assert.equal(asked(), 1);
  await app.page.getByTestId("explain-close").click();
  for (const room of ["result", "scope", "stakeholders", "inputs", "scenarios", "uncertainty", "result"]) await app.go(room);
  assert.ok((await app.page.locator("figure.chart svg").count()) >= 5);
  assert.equal(asked(), 1);
});

for (const [room, what] of [["result", "figure.chart"], ["scenarios", ".variables, .scenarios, [data-testid=add-variable]"]]) {
  browserTest(`without a connection the room ${room} says what to do, and comes when it is back`, async ({ openPage }) => {
    const app = await openApp(openPage, { expect: [/ERR_INTERNET_DISCONNECTED/] });
    await app.type("outcomes/annee-evitee/proxy", "1600");
    await app.page.context().setOffline(true);
    await app.go(room);
    const failed = app.page.getByTestId("deferred-failed");
    assert.match(await words(failed), /n’est pas arrivée.*Réessayez, ou rechargez la page.*n’est perdu/s);
    assert.equal(await failed.getAttribute("role"), "alert");
    await app.page.getByTestId("deferred-again").click();
    assert.match(await words(failed), /n’est pas arrivée/);
    await app.page.context().setOffline(false);
    await app.page.getByTestId("deferred-again").click();
    await failed.waitFor({ state: "detached" });
    await app.page.locator(what).first().waitFor();
    await app.go("outcomes");
    assert.match(await app.field("outcomes/annee-evitee/proxy").inputValue(), /^1600/);
  });
}

for (const fault of ["deferred-missing", "deferred-altered"]) {
  browserTest(`${fault}: the result is there, its pictures say that they are not`, async ({ openPage }) => {
    const app = await openApp(openPage, { fault, expect: [/404|integrity|Failed to fetch|ERR_FAILED/i] });
    await app.go("result");
    assert.match(await words(app.page.getByTestId("deferred-failed")), /n’est pas arrivée/);
    assert.ok(await app.page.locator(".result-figures").isVisible());
    // The explanation says it too, where it would stand, and closes.
    const explain = app.page.getByTestId("explain");
    await app.ratio.click();
    assert.match(await words(explain.getByTestId("deferred-failed")), /n’est pas arrivée/);
    await app.page.getByTestId("explain-close").click();
    await explain.waitFor({ state: "detached" });
    await app.go("outcomes");
    await app.type("outcomes/annee-evitee/proxy", "1600");
    assert.notEqual(await words(app.ratio), "");
  });
}

browserTest("a call that meets a part that is not there stops the page with the reason, and fetches nothing", async ({ openPage, server }) => {
  const app = await openApp(openPage, { expect: [/before the part was there/, /unreachable/] });
  const from = server.requests.length;
  // The program is told that the part came, though it did not: what it draws next calls a function that is not there.
  await app.page.evaluate(() => (globalThis.retombeesDeferred = (tell) => setTimeout(() => tell(true))));
  // Not by the mouse: the failed page stops every event, so that Playwright would wait for the end of its own click.
  await app.page.getByTestId("room-result").evaluate((room) => room.click());
  await app.failure.getByText("Retombées s’est arrêté sur une erreur").waitFor();
  assert.match(await app.page.getByTestId("failure-report").textContent(), /panicked at .*before the part was there/s);
  assert.equal(server.requests.slice(from).filter(isDeferred).length, 0);
});
