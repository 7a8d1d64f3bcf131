// A randomised trial: a person plans it, counts what it found, reads the sentence, opens a figure, and takes the effect into the study.

import assert from "node:assert/strict";
import { openApp } from "./app.mjs";
import { assertAccessible, browserTest } from "./harness.mjs";

const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ").trim();
const said = async (locator) => plain(await locator.innerText());
const outcome = (app) => app.page.locator(".trial-outcome[data-outcome]");
const idOf = (app, n = 0) => outcome(app).nth(n).getAttribute("data-outcome");

/** Opens a worked case in the room of its trial. */
async function openTrial(openPage, key, options = {}) {
  const app = await openApp(openPage, { room: null, ...options });
  await app.goToStudies();
  await app.page.getByTestId(`case-${key}`).click();
  await app.page.getByTestId("plan-sentence").waitFor();
  return app;
}

/** Counts both groups of an outcome. */
async function count(app, id, numbers) {
  for (const [arm, values] of Object.entries(numbers)) {
    for (const [name, value] of Object.entries(values)) await app.fill(`trial/${id}/${arm}/${name}`, value);
  }
}

browserTest("a trial is added, planned, counted and taken into the study, by the words of the room", async ({ openPage }) => {
  const app = await openApp(openPage, { path: "/#/study/mediation/scope", room: null });
  await app.page.getByTestId("method-trial").click();
  await app.page.getByTestId("plan-sentence").waitFor();
  assert.match(await said(app.page.getByTestId("plan-sentence")), /Il manque un nombre : « Part sans l’offre »/);
  await app.fill("trial/plan/base_share", "50");
  await app.fill("trial/plan/effect", "5");
  assert.equal(await said(app.page.getByTestId("plan-sentence")),
    "Pour avoir 80 chances sur 100 de voir un effet de 5 points, il faut tirer au sort 3 130 personnes : 1 565 avec l’offre et 1 565 sans.");
  const id = await idOf(app);
  await app.control(`trial/${id}/label`).fill("Conflits apaisés");
  await count(app, id, { offered: { answered: "100", positives: "60" }, control: { answered: "100", positives: "50" } });
  const sentence = app.page.getByTestId("trial-sentence");
  assert.match(await said(sentence), /60 % avec l’offre, 50 % sans : un effet de 10 points \(intervalle de confiance à 95 % : de -3,7 points à 23,2 points\)\./);
  assert.match(await said(sentence), /compatibles avec aucun effet/);
  // No more people can have the outcome than answered.
  await app.fill(`trial/${id}/control/positives`, "150");
  assert.match(await said(app.error(`trial/${id}/control/positives`)), /100/);
  await app.page.keyboard.press("Escape");
  await app.fill(`trial/${id}/control/positives`, "30");
  await app.control(`trial/${id}/wish`).selectOption("less");
  assert.match(await said(sentence), /moins bon avec l’offre\. C’est un effet défavorable\./);
  // The effect becomes that of an outcome of the study, with its standard error and the trial as its source.
  await app.page.getByTestId("trial-bridge").locator("summary").click();
  await app.control(`trial/${id}/bridge`).selectOption("conflits");
  assert.match(await said(app.page.getByTestId("trial-used")), /Reporté dans « .*conflit.* »\. Pour 260 personnes .* : 78 personnes de plus\./);
  const { effect } = (await app.exported()).outcomes.find((one) => one.id === "conflits");
  assert.deepEqual([effect.measure, effect.value, effect.basis], ["shares", "0.3", "measured"]);
  assert.match(effect.standard_error, /^0\.0670820393249936/);
  assert.match(effect.source, /Conflits apaisés/);
  // The trial changes: the study says that its figure is an earlier one, until it is taken again.
  await app.fill(`trial/${id}/control/positives`, "40");
  assert.match(await said(app.page.getByTestId("trial-used")), /porte un ancien chiffre/);
  await app.page.getByTestId("trial-again").click();
  assert.match(await said(app.page.getByTestId("trial-used")), /Reporté dans/);
  await app.reload();
  assert.match(await said(sentence), /60 % avec l’offre, 40 % sans/);
  // What is deleted is told where it stood, and comes back.
  await outcome(app).getByRole("button", { name: /^Supprimer/ }).click();
  await app.page.getByTestId("undo-removal").click();
  assert.match(await said(sentence), /60 % avec l’offre, 40 % sans/);
});

browserTest("the case of the Groupements de Créateurs says what it knows, in both languages", async ({ openPage }) => {
  const app = await openTrial(openPage, "createurs");
  const sentence = app.page.getByTestId("trial-sentence");
  assert.match(await said(sentence), /3 % avec l’offre, 7,8 % sans : un effet de -4,9 points \(intervalle de confiance à 95 % : de -8,9 points à -1,2 point\)/);
  assert.match(await said(app.page.getByTestId("trial-contrast-sentence")), /50 %\. Ce n’est pas un effet/);
  assert.match(await said(app.page.getByTestId("plan-sentence")), /Avec 902 personnes tirées au sort, le plus petit effet/);
  await app.page.getByTestId("trial-bridge").locator("summary").click();
  assert.match(await said(app.page.getByTestId("trial-used")), /Reporté dans « Travailler à son compte »\..* 22,9 personnes de moins\./);
  // A figure opens to the sum behind it.
  await app.page.getByTestId("trial-figures").locator("summary").click();
  await app.page.getByTestId("trial-figures").getByRole("button", { name: /^Effet/ }).first().click();
  assert.match(await said(app.explain), /Niveau avec l’offre/);
  await app.page.keyboard.press("Escape");
  assert.equal(await app.page.locator("[data-chart=trial_forest] svg").count(), 1);
  assert.equal(await app.page.locator("[data-chart=trial_power] svg").count(), 1);
  await app.language.selectOption("en");
  await app.page.locator("html[lang=en]").waitFor();
  assert.match(await said(sentence), /3% with the offer, 7\.8% without: an effect of -4\.9 points \(95% confidence interval: -8\.9 points to -1\.2 points\)/);
});

browserTest("a file whose trial cannot be read is refused with its place", async ({ openPage }) => {
  const app = await openApp(openPage, { room: null });
  await app.goToStudies();
  const study = { format: "retombees.study", version: 1, id: "e", title: "Essai", trial: { significance: "0.9" } };
  await app.choose(study);
  assert.match(await said(app.notice), /\$\.trial\.significance/);
});

browserTest("the room of a trial has no fault that axe finds, and fits a phone (A-1)", async ({ openPage }) => {
  const app = await openTrial(openPage, "createurs", { viewport: { width: 360, height: 740 } });
  await app.page.locator("#main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
  await assertAccessible(app.page, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
  assert.ok(await app.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page is wider than the phone");
});
