// The rooms as sentences, and the help: what a person reads can be changed where it is read.

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { hearSimulation } from "./hear.mjs";
import { browserTest } from "./harness.mjs";

/** 50 000 € put in, 20 people at 5 000 € each, nothing else. */
const minimal = {
  format: "retombees.study",
  version: 1,
  id: "minimal",
  title: "Minimale",
  price_year: 2026,
  discounting: { rates: [{ from_year: 0, rate: "0.032", source: "France Stratégie" }] },
  stakeholders: [],
  inputs: [{ id: "i", label: "Subvention", unit_value: "50000" }],
  outcomes: [{ id: "o", label: "Emploi", quantity: "20", proxy: { value: "5000", label: "Salaire", source: "Insee" } }],
  scenarios: [],
};

async function open(openPage, study, options = {}) {
  const app = await openApp(openPage, { locale: "fr-FR", ...options });
  await app.goToStudies();
  await app.import(study);
  return app;
}

browserTest("a minimal study says why it is 1,94 and not 2, and a choice in words makes it 2", async ({ openPage }) => {
  const app = await open(openPage, minimal);
  await app.go("outcomes");
  assert.equal(await words(app.ratio), "1,94");
  const note = app.page.getByTestId("discounted");
  assert.match(await words(note), /^Sans actualiser, ces effets font 100 000 €\. .* actualisés, ils valent 96 899 €\.$/);
  assert.equal(await note.locator(".figure").count(), 2, "both open");
  await app.page.getByTestId("map-card").click();
  const first = app.control("outcomes/o/first_year");
  assert.equal(await first.locator("option:checked").innerText(), "à partir de l’année d’après");
  await first.selectOption({ label: "dès l’année de l’activité" });
  assert.equal(await words(app.ratio), "2,00");
  assert.equal(await note.count(), 0);
});

browserTest("an outcome is one sentence: each number is changed where it is read, its value and source are in sight", async ({ openPage }) => {
  const app = await open(openPage, minimal);
  await app.go("outcomes");
  await app.page.getByTestId("map-card").click();
  const sentence = app.page.locator(".outcome-sentence");
  await app.fill("outcomes/o/deadweight", "60");
  await app.fill("outcomes/o/duration", "1");
  assert.match(await words(sentence), /fois\s+€\s+l’unité, moins\s+%\s+qui serait arrivé de toute façon[^]*pendant\s+an,[^]* : 38 760 € de valeur présente\./);
  assert.equal(await app.control("outcomes/o/proxy/label").inputValue(), "Salaire");
  assert.equal(await app.control("outcomes/o/proxy/source").inputValue(), "Insee");
  await sentence.locator(".figure").click();
  await app.explain.locator(".explain-chain summary").click();
  const chain = await words(app.explain.locator(".explain-chain"));
  // Down to what was typed, at once.
  for (const said of ["20 × 5 000,00 € × 40 %", "100 % − 60 %"]) assert.ok(chain.includes(said), `${said} in ${chain}`);
});

browserTest("the conventions are one sentence with words that are changed in place", async ({ openPage }) => {
  const app = await open(openPage, minimal);
  await app.go("scope");
  assert.match(await words(app.page.locator(".field-sentence").first()), /^En .*de.*, actualisés à.*% par an.*, .*\.$/s);
  await app.fill("discounting/rate", "5");
  await app.control("discounting/timing").selectOption("mid");
  await app.control("currency").selectOption("CHF");
  const study = await app.exported();
  assert.deepEqual([study.currency, study.discounting.rates[0].rate, study.discounting.timing], ["CHF", "0.05", "mid"]);
  assert.equal(await app.field("seed").count(), 0, "the seed is with the simulation");
});

browserTest("the figures of the simulation open to what they say and rest on", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "fr-FR", before: [hearSimulation] });
  await app.go("uncertainty");
  const { report } = await app.simulated();
  await app.page.getByTestId("uncertainty-p5").locator(".figure").click();
  await app.explain.waitFor();
  const told = await words(app.explain);
  assert.match(told, /1 tirage sur 20 est en dessous/);
  const { draws, importance } = JSON.parse(report);
  const values = (await app.explain.locator(".explain-part-value").allInnerTexts()).map((text) => text.replaceAll(/\s/g, ""));
  assert.deepEqual(values.slice(1), [String(draws), String(importance.length)]);
});

browserTest("the help has contents that lead to its parts, drawn examples, ways to the rooms and back", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "fr-FR" });
  await app.page.getByTestId("page-help").click();
  const contents = app.page.locator(".about-contents");
  assert.equal(await contents.getByRole("button").count(), await app.page.locator(".about-part").count());
  await contents.getByRole("button", { name: "Quand on ne sait pas" }).click();
  assert.equal(await app.focused(), "help-unknown");
  assert.ok((await app.page.locator(".help-example svg[role=img]").count()) >= 3);
  await app.page.getByRole("button", { name: "Aller à : Incertitude" }).click();
  await app.page.locator("[data-testid=room-uncertainty][aria-current=page]").waitFor();
  await app.page.getByTestId("page-help").click();
  await app.page.getByTestId("about-back").click();
  await app.page.locator("[data-testid=room-result][aria-current=page]").waitFor();
});

browserTest("in a scenario a number that it moves says so in place of its source", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "fr-FR" });
  await app.go("scenarios");
  await app.page.locator(".scenario-row").nth(1).locator(".figure").first().click();
  // From the ratio down to the impact of one cohort, always by the first part.
  const impact = app.explain.locator("#explain-title").filter({ hasText: /^Impact/ });
  for (let depth = 0; depth < 10 && !(await impact.count()); depth += 1) await app.explain.locator("button.explain-part").first().click();
  const sources = await app.explain.locator(".explain-part").evaluateAll((all) => all.map((one) => one.querySelector(".explain-part-source")?.innerText ?? ""));
  assert.match(sources[0], /^Ce scénario/);
  assert.match(sources[1], /^Insee/);
});
