// The rarer members of an outcome, by hand: a deduction for each year, a share under a name of its own, a fraction of a year.

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";

/** Opens one of the folded parts of the outcome that is shown. */
async function unfold(app, title) {
  const summary = app.page.locator(".card summary").filter({ hasText: title });
  await summary.waitFor();
  await summary.click();
}

browserTest("a deduction by year, leakage and a fraction of a year move the result and are in the file", async ({ openPage }) => {
  const app = await openApp(openPage);
  const [{ id, duration }] = (await app.exported()).outcomes;
  const own = async () => words(app.page.locator(".card-value"));
  await app.one(id);

  await unfold(app, "D’une année à l’autre");
  const before = await own();
  await app.control(`outcomes/${id}/attribution/by_year`).check();
  await app.field(`outcomes/${id}/attribution/${duration - 1}`).waitFor();
  assert.equal(await own(), before, "the same number in each year is that number");
  await app.fill(`outcomes/${id}/attribution/1`, "60");
  const byYear = await own();
  assert.notEqual(byYear, before);

  await unfold(app, "Ajustements");
  await app.page.getByRole("button", { name: "Ajouter : Fuite" }).click();
  assert.equal(await own(), byYear, "without a share it changes nothing");
  await app.fill(`outcomes/${id}/adjustments/0`, "10");
  const leaking = await own();
  assert.notEqual(leaking, byYear);

  await app.fill(`outcomes/${id}/duration`, "2,5");
  assert.notEqual(await own(), leaking);

  const [outcome] = (await app.exported()).outcomes;
  assert.equal(outcome.attribution.length, duration);
  assert.equal(outcome.attribution[1].value, "0.60");
  assert.deepEqual(outcome.adjustments, [{ id: "a1", label: "Fuite", share: "0.10" }]);
  assert.equal(outcome.duration, "2.5");

  // It opens with what it holds, and goes as it came.
  await app.page.getByTestId("map-table").click();
  assert.match(await words(app.card(`outcomes/${id}`)), /Fuite/);
  await app.one(id);
  await app.page.getByRole("group", { name: "Fuite" }).getByRole("button").last().click();
  assert.equal((await app.exported()).outcomes[0].adjustments, undefined);
});
