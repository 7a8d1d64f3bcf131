// Scenarios are built in few acts, as sentences and chips, and any number of them fits any width.

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";

const study = {
  format: "retombees.study",
  version: 1,
  id: "build",
  title: "À construire",
  stakeholders: [{ id: "s", name: "Habitants" }],
  inputs: [{ id: "i", stakeholder: "s", label: "Subvention", unit_value: "10000" }],
  outcomes: ["a", "b", "c"].map((id) => ({ id, stakeholder: "s", label: `Effet ${id}`, quantity: "20", proxy: { value: "500" }, deadweight: "0.2" })),
  scenarios: [],
};

/** Opens a study in the room of the scenarios. */
async function build(openPage, content, options = {}) {
  const app = await openApp(openPage, { locale: "fr-FR", ...options });
  await app.goToStudies();
  await app.import(content);
  await app.build();
  return app;
}

browserTest("two variables, four hypotheses, six effects and three scenarios in half of the 74 acts of before", async ({ openPage }) => {
  const app = await build(openPage, study);
  const { page } = app;
  let acts = 0;
  const click = async (locator) => { acts += 1; await locator.click(); };
  const choose = async (locator, value) => { acts += 1; await locator.selectOption(value); };
  const fill = async (locator, text) => { acts += 1; await locator.fill(text); };
  const last = (selector) => page.locator(selector).last();
  for (const [variable, names] of [["Fréquentation", ["En hausse", "En baisse"]], ["Partenaires", ["Seuls", "Ensemble"]]]) {
    await click(page.getByTestId("add-variable").last());
    await page.locator("[data-testid=variable]").last().waitFor();
    await fill(last("[data-testid=variable]").locator("input").first(), variable);
    const hypotheses = last("[data-testid=variable]").locator("[data-testid=hypothesis]");
    assert.equal(await hypotheses.count(), 2, "what may turn out in several ways has two hypotheses at once");
    for (const [n, name] of names.entries()) await fill(hypotheses.nth(n).locator("input").first(), name);
  }
  const hypothesis = (n) => page.locator("[data-testid=hypothesis]").nth(n);
  const effects = [
    [0, "compound_growth", { rate: "3", years: "4" }],
    [1, "erosion", { loss: "10", years: "4" }],
    [2, "coordination_cost", { cost: "500", years: "4" }],
    [2, "less_displacement", { reduction: "20" }],
    [3, "pooled_reach", { extra: "30" }],
    [3, "coordination_cost", { cost: "900", years: "4" }],
  ];
  for (const [n, kind, parameters] of effects) {
    const drivers = hypothesis(n).locator(".driver");
    const before = await drivers.count();
    await choose(hypothesis(n).locator("select[id$=-kind]"), kind);
    await drivers.nth(before).waitFor();
    const driver = drivers.nth(before);
    const all = driver.getByTestId("all-targets");
    if (await all.count()) await click(all.first());
    for (const [name, value] of Object.entries(parameters)) await fill(driver.locator(`[data-field$="/${name}"]`), value);
  }
  for (const name of ["Fil de l’eau", "Porté", "Seul"]) {
    const before = await page.getByTestId("scenario").count();
    await click(page.getByTestId("add-scenario").last());
    await page.getByTestId("scenario").nth(before).waitFor();
    await fill(page.getByTestId("scenario").nth(before).locator("input").first(), name);
  }
  console.log(`${acts} acts, 74 before`);
  assert.ok(acts <= 37, `${acts} acts`);
  const built = await app.exported();
  assert.deepEqual(built.variables.map((one) => [one.name, one.hypotheses.length]), [["Fréquentation", 2], ["Partenaires", 2]]);
  assert.equal(built.variables.flatMap((one) => one.hypotheses).flatMap((one) => one.drivers ?? []).length, 6);
  const growth = built.variables[0].hypotheses[0].drivers[0];
  assert.deepEqual(growth.targets, ["outcomes/a/quantity", "outcomes/b/quantity", "outcomes/c/quantity"]);
  assert.match(await words(page.locator(".driver .field-sentence").first()), /% par an sur tous les effets \(Quantité\), pendant\s+ans/);
  // One click on a chip for each choice; a copy has a name of its own.
  await page.getByTestId("scenario").nth(1).getByText("En hausse", { exact: true }).click();
  await page.getByTestId("scenario").nth(1).getByRole("button", { name: "Dupliquer" }).click();
  const after = await app.exported();
  assert.equal(Object.values(after.scenarios[1].choices)[0], built.variables[0].hypotheses[0].id);
  assert.deepEqual(after.scenarios.map((one) => one.name), ["Fil de l’eau", "Porté", "Porté (2)", "Seul"]);
});

browserTest("a number that a hypothesis changes stands beside what it is today", async ({ openPage }) => {
  const hypothesis = { id: "h", name: "Moins", overrides: [{ target: "outcomes/a/quantity", op: "scale", value: "0.5" }] };
  const app = await build(openPage, { ...study, variables: [{ id: "v", name: "V", hypotheses: [hypothesis] }], scenarios: [{ id: "x", name: "X" }] });
  const override = app.page.locator("[data-testid=hypothesis] .override");
  assert.match(await words(override.locator(".override-now")), /^Aujourd’hui : 20\./);
  assert.equal(await app.field("hypotheses/h/overrides/0/value").inputValue(), "0,5");
  assert.deepEqual(await override.locator("optgroup").evaluateAll((all) => all.map((one) => one.label)), ["Subvention", "Effet a", "Effet b", "Effet c"]);
});

for (const width of [360, 1440]) {
  browserTest(`nine scenarios fit ${width} pixels, to be built and to be compared`, async ({ openPage }) => {
    const scenarios = Array.from({ length: 9 }, (_, n) => ({ id: `x${n}`, name: `Scénario numéro ${n}`, overrides: [{ target: "outcomes/a/quantity", op: "scale", value: `1.${n}` }] }));
    const app = await build(openPage, { ...study, scenarios }, { viewport: { width, height: 900 } });
    const over = () => app.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(await app.page.getByTestId("scenario").count(), 9);
    assert.ok((await over()) <= 0);
    await app.page.getByTestId("scenarios-compare").click();
    await app.page.getByTestId("scenario-row").last().waitFor();
    assert.equal(await app.page.getByTestId("scenario-row").count(), 10);
    assert.ok((await over()) <= 0);
  });
}

browserTest("the figures of a scenario open as its own", async ({ openPage }) => {
  const app = await build(openPage, { ...study, scenarios: [{ id: "x", name: "Plus", overrides: [{ target: "outcomes/a/quantity", op: "scale", value: "2" }] }] });
  const scenario = app.page.getByTestId("scenario").first();
  const ratio = await words(scenario.locator(".is-ratio .figure"));
  await scenario.locator(".is-ratio .figure").click();
  await app.explain.waitFor();
  assert.match(await words(app.explain), /Dans le scénario « Plus »/);
  assert.equal(await words(app.explain.locator(".explain-value")), ratio);
  await app.explain.locator(".explain-part").first().click();
  // One step further it is still the scenario's.
  assert.match(await words(app.explain), /Dans le scénario « Plus »/);
});

browserTest("a key on the closed list of effects opens it and adds none", async ({ openPage }) => {
  const app = await build(openPage, study);
  await app.page.getByTestId("add-variable").last().click();
  const kinds = app.page.locator("[data-testid=hypothesis] select[id$=-kind]").first();
  await kinds.focus();
  for (const key of ["ArrowDown", "c"]) {
    await app.page.keyboard.press(key);
    await app.page.keyboard.press("Escape");
    assert.equal(await app.page.locator(".driver").count(), 0, key);
  }
  await kinds.selectOption("compound_growth");
  assert.equal(await app.page.locator(".driver").count(), 1);
});
