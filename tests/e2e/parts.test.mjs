// What published maps state beside a quantity and an amount, by hand: factors, a shared value, a survey, prices of another year, a
// rate with a range, what was found since.

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";

async function unfold(app, title) {
  const summary = app.page.locator(".card summary").filter({ hasText: title });
  await summary.waitFor();
  await summary.click();
}

/** Shows what a number rests on, from the button beside its field. */
async function openPedigree(app, path) {
  await app.page.locator(".estimate", { has: app.control(path) }).locator(".pedigree-button").click();
  await app.page.locator(".pedigree").waitFor();
}

browserTest("a quantity in parts, a survey and what was found since are typed, and are in the file", async ({ openPage }) => {
  const app = await openApp(openPage);
  const [{ id }] = (await app.exported()).outcomes;
  const own = async () => words(app.page.locator(".card-value"));
  await app.one(id);
  const before = await own();

  await unfold(app, "Quantité en plusieurs parts");
  await app.page.getByRole("button", { name: "Ajouter : Part des personnes qui changent" }).click();
  assert.equal(await own(), before, "without a number it changes nothing");
  const factor = `outcomes/${id}/quantity_factors/0`;
  await app.fill(factor, "0,5");
  const half = await own();
  assert.notEqual(half, before);

  // 34 of 60 answered yes: the value and its range follow.
  await openPedigree(app, factor);
  await app.fill(`${factor}/sample/answered`, "60");
  assert.match(await words(app.page.locator(".pedigree")), /Indiquez les réponses et, parmi elles, les oui/);
  await app.fill(`${factor}/sample/positives`, "34");
  assert.match(await words(app.page.getByTestId("sample-implies")), /56,7 %, entre 46,1 % et 66,7 % neuf fois sur dix/);
  assert.notEqual(await own(), half);
  await app.fill(`${factor}/sample/all`, "60");
  assert.match(await words(app.page.getByTestId("sample-implies")), /Tout le groupe a répondu/);
  await app.fill(`${factor}/sample/all`, "50");
  assert.match(await words(app.page.locator(".pedigree")), /pas plus de réponses que de personnes/);
  await app.fill(`${factor}/sample/all`, "240");
  await app.fill(`${factor}/actual`, "0,6");

  const [outcome] = (await app.exported()).outcomes;
  assert.deepEqual(outcome.quantity_factors, [
    { id: "f1", label: "Part des personnes qui changent", value: { sample: { n: 60, of: 240, positives: 34 }, actual: "0.6" } },
  ]);
});

browserTest("a value serves two outcomes, at the prices of the study, and a rate has a range", async ({ openPage }) => {
  const app = await openApp(openPage);
  const [second, first] = (await app.exported()).outcomes;
  const own = async () => words(app.page.locator(".card-value"));
  await app.one(second.id);
  const apart = await own();
  await unfold(app, "Source de la valeur, indicateur, notes");
  const name = `la même que « ${first.label} »`;
  await app.control(`outcomes/${second.id}/proxy/same_as`).selectOption(first.id);
  await app.page.locator(".card .shared-proxy").waitFor();
  assert.equal((await words(app.page.locator(".card .shared-proxy"))).replace(/\s/g, " "), name);
  const together = await own();
  assert.notEqual(together, apart);
  // The value of the one moves the other, and the map says whose it is.
  await app.one(first.id);
  await app.fill(`outcomes/${first.id}/proxy`, "9000");
  await app.one(second.id);
  assert.notEqual(await own(), together);
  await app.page.getByTestId("map-table").click();
  assert.match(await words(app.card(`outcomes/${second.id}`)), /la même que/);

  await app.one(first.id);
  await unfold(app, "Source de la valeur, indicateur, notes");
  await app.fill(`outcomes/${first.id}/proxy/price_year`, "2009");
  const unconverted = await own();
  await app.go("scope");
  await app.page.locator("summary").filter({ hasText: "Indices publiés" }).click();
  await app.page.getByRole("button", { name: /Utiliser : Prix à la consommation, France/ }).click();
  const done = () => words(app.page.getByTestId("prices-done"));
  assert.match(await done(), /L’indice n’a pas l’année 2026/);
  await app.fill("price_year", "2025");
  assert.match(await done(), /valeurs converties aux prix de 2025/);
  await app.page.locator(".pedigree-button").first().click();
  await app.fill("discounting/rate/low", "1");
  await app.fill("discounting/rate/high", "6");
  await app.fill("start_year", "2025");
  await app.go("outcomes");
  await app.one(first.id);
  assert.notEqual(await own(), unconverted);
  await app.go("result");
  assert.match(await words(app.page.locator("#main")), /Conversion des prix/);
  assert.match(await words(app.page.locator("#main")), /Année 1 \(2026\)/);

  // Levels of one's own: a line that is none is named, and nothing is lost.
  await app.go("scope");
  const levels = app.control("price_index/levels");
  await levels.fill("2009\t80\ndeux mille");
  await levels.blur();
  assert.match(await words(app.page.locator("section", { has: levels })), /Ligne non comprise : « deux mille »/);
  assert.equal(await levels.inputValue(), "2009\t80\ndeux mille");
  await levels.fill("2009\t80\n2025 92,5");
  await levels.blur();
  const study = await app.exported();
  assert.deepEqual(study.price_index.levels, [{ year: 2009, value: "80" }, { year: 2025, value: "92.5" }]);
  assert.deepEqual(study.outcomes[0].proxy.same_as, first.id);
  assert.equal(study.start_year, 2025);
  assert.equal(study.discounting.rates[0].rate.high, "0.06");
});
