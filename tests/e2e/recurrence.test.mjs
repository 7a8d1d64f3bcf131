// Whether inputs come again where scenarios continue the activity: asked once a ready-made set is applied, and kept.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";

browserTest("a ready-made set asks which money comes each year, and the answer stays with the input", async ({ openPage }) => {
  const app = await openApp(openPage);
  // The case as it is without its ready-made set.
  const { variables, incompatible, scenarios, ...study } = JSON.parse(readFileSync(new URL("../../cases/tutorat.json", import.meta.url), "utf8"));
  for (const input of study.inputs) delete input.recurrence;
  await app.import({ ...study, id: "bare" });
  await app.go("scenarios");
  await app.page.getByTestId("start-scenarios").click();
  const asked = app.page.getByTestId("asked-recurrence");
  assert.match(await words(asked), /portent sur 5 ans.*Dons des entreprises.*Subvention de lancement/s);
  const grant = asked.getByRole("listitem").filter({ hasText: "Subvention de lancement" });
  await grant.getByRole("button", { name: "Apportée une seule fois" }).click();
  await grant.waitFor({ state: "detached" });
  await asked.getByRole("button", { name: "Apportée chaque année" }).click();
  await asked.waitFor({ state: "detached" });
  await app.go("inputs");
  await app.card("inputs/subvention").locator(".map-open").click();
  assert.equal(await app.control("inputs/subvention/recurrence").inputValue(), "once");
  const saved = await app.exported();
  const recurrence = Object.fromEntries(saved.inputs.map(({ id, recurrence }) => [id, recurrence]));
  // Time and things given come again without a question; earlier years are continued by the last.
  assert.deepEqual([recurrence.subvention, recurrence["dons-2"], recurrence["temps-2"], recurrence["dons-0"]], ["once", "yearly", "yearly", undefined]);
  await app.undo.click();
  await app.undo.click();
  await app.go("scenarios");
  assert.equal(await asked.getByRole("listitem").count(), 2);
});

browserTest("an input for several years, and one that does not count, change the totals at once", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.go("inputs");
  const total = app.page.locator(".totals .is-total dd");
  const before = await words(total);
  const card = app.card("inputs/subvention");
  await card.locator(".map-open").click();
  await app.fill("inputs/subvention/years", "3");
  assert.notEqual(await words(total), before);
  await app.fill("inputs/subvention/years", "");
  assert.equal(await words(total), before);
  await card.getByLabel("Compter dans le total").uncheck();
  assert.notEqual(await words(total), before);
  await app.go("result");
  await app.page.locator("#other-ratios").waitFor();
  assert.match(await words(app.page.locator("#main")), /Ratio sur l’argent seul/);
});
