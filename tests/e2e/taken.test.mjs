// What people type is taken: a value with its range, a range in one go, and a question where a text can be read in two ways.

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";

const followed = (app, address) => app.page.locator(`[id="f-${address.replaceAll("/", "-")}-followed"]`);

browserTest("on the first case, a deadweight of 40 is taken, its range moves, and the former number comes back", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "fr-FR" });
  const address = "outcomes/diplome/deadweight";
  const before = (await app.exported()).outcomes[0].deadweight;
  await app.type(address, "40");
  assert.equal(await app.error(address).count(), 0);
  assert.match(await words(followed(app, address)), /^Fourchette déplacée : 30–50 %\.\s+Revenir à 60 % \(50–70 %\)$/);
  // The Tab key goes to the next number, and what is told stays.
  await app.page.keyboard.press("Tab");
  assert.equal(await app.focused(), "outcomes/diplome/displacement");
  const { value, low, high } = (await app.exported()).outcomes[0].deadweight;
  assert.deepEqual([value, low, high], ["0.40", "0.3", "0.5"]);
  await app.page.getByTestId("give-back").click();
  assert.equal(await app.field(address).inputValue(), "60");
  assert.deepEqual((await app.exported()).outcomes[0].deadweight, before);
  assert.equal(await followed(app, address).count(), 0);
});

browserTest("a value 20 % lower is refused in no cell of the first case", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "fr-FR" });
  const fields = await app.page.locator(".map-row [data-field]").evaluateAll((all) => all.map((one) => one.dataset.field));
  assert.ok(fields.length > 40, `${fields.length} numbers`);
  let taken = 0;
  for (const address of fields) {
    const now = Number((await app.field(address).inputValue()).replaceAll(/\s/g, "").replace(",", "."));
    if (!now || /first_year$/.test(address)) continue;
    await app.fill(address, String(now * 0.8).replace(".", ","));
    assert.equal(await app.error(address).count(), 0, `${address}: ${now} × 0.8`);
    taken += 1;
  }
  assert.ok(taken > 30, `${taken} numbers`);
});

browserTest("a range is typed in one go, and a share such as 0,25 is asked about", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "fr-FR" });
  const [amount, share] = ["outcomes/diplome/proxy", "outcomes/diplome/deadweight"];
  await app.fill(amount, "6000 (5000–8000)");
  const of = async () => (await app.exported()).outcomes[0];
  const { value, low, high } = (await of()).proxy.value;
  assert.deepEqual([value, low, high], ["6000", "5000", "8000"]);
  await app.fill(share, "40 à 60 %");
  const ranged = (await of()).deadweight;
  assert.deepEqual([ranged.value, ranged.low, ranged.high], [undefined, "0.40", "0.60"]);
  assert.equal(await app.field(share).getAttribute("placeholder"), "50");
  await app.type(share, "0,25");
  assert.match(await words(app.error(share)), /^Deux lectures sont possibles : 0,25 % ou 25 %\./);
  await app.error(share).getByRole("button", { name: "25 %", exact: true }).click();
  assert.equal(await app.field(share).inputValue(), "25");
  assert.equal(Number((await of()).deadweight.value), 0.25);
});

browserTest("undo takes back a refused text before it acts", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "fr-FR" });
  const [amount, share] = ["outcomes/diplome/proxy", "outcomes/diplome/deadweight"];
  await app.fill(share, "40");
  await app.type(amount, "8m");
  await app.page.keyboard.press("Control+Z");
  assert.deepEqual([await app.field(amount).inputValue(), await app.field(share).inputValue()], ["6000", "40"]);
  await app.page.keyboard.press("Control+Z");
  assert.equal(await app.field(share).inputValue(), "60");
});

browserTest("a shape that does not fit is not shown as if it held, and one that does moves the range", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "fr-FR" });
  const share = "outcomes/annee-evitee/deadweight";
  await app.fill(share, "40 (0–55)");
  await app.field(share).locator("xpath=ancestor::*[contains(concat(' ', @class, ' '), ' estimate ')]").locator(".pedigree-button").click();
  const shape = app.control(`${share}/shape`);
  await shape.selectOption("lognormal");
  const unfit = app.page.getByTestId("unfit-shape");
  assert.match(await words(unfit), /la valeur basse doit dépasser 0\. La forme reste : PERT/);
  assert.equal(await shape.inputValue(), "pert");
  await unfit.getByRole("button", { name: /Normale/ }).click();
  assert.equal(await shape.inputValue(), "normal");
  assert.equal(await unfit.count(), 0);
  assert.match(await words(followed(app, share)), /^Fourchette déplacée : 12,5–67,5 %/);
  const { low, high } = (await app.exported()).outcomes[1].deadweight;
  assert.deepEqual([Number(low), Number(high)], [0.125, 0.675]);
});

browserTest("ranges for everything that is judged are given in one act", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "fr-FR" });
  const judged = (value) => ({ value, basis: "judged" });
  const outcomes = [{ id: "o", label: "Effet", quantity: judged("10"), proxy: { value: judged("30") }, deadweight: "0.2" }];
  const inputs = [{ id: "i", label: "Don", kind: "cash", unit_value: "100" }];
  await app.import({ format: "retombees.study", version: 1, id: "judged", title: "Jugés", inputs, outcomes });
  await app.go("uncertainty");
  const give = app.page.getByTestId("uncertainty.give.judged");
  assert.equal(await words(give), "Donner ± 20 % aux 2 nombres jugés sans intervalle");
  await give.click();
  await give.waitFor({ state: "detached" });
  const { low, high } = (await app.exported()).outcomes[0].quantity;
  assert.deepEqual([low, high], ["8", "12"]);
  await app.undo.click();
  await give.waitFor();
});

browserTest("what is added to a share in a scenario is said in points", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "fr-FR" });
  await app.import({
    format: "retombees.study", version: 1, id: "points", title: "Points",
    outcomes: [{ id: "o", label: "Effet", quantity: "10", proxy: { value: "30" }, deadweight: "0.2" }],
    scenarios: [{ id: "s", name: "Plus", overrides: [{ target: "outcomes/o/deadweight", op: "add", value: "0.1" }] }],
  });
  await app.build();
  await app.page.locator("#main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
  const field = app.field("scenarios/s/overrides/0/value");
  assert.equal(await field.inputValue(), "10");
  assert.equal(await words(field.locator("xpath=following-sibling::span[contains(@class, 'field-unit')]")), "points");
  // The comparison says it in words.
  await app.page.getByTestId("scenarios-compare").click();
  await app.page.locator("#main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
  assert.match(await words(app.page.locator(".comparison-scenario").last()), /20 %[^]*30 %/);
});

browserTest("any currency of ISO 4217 is offered with its name, and its sign is read", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "fr-FR" });
  await app.go("scope");
  await app.control("currency").selectOption("IDR");
  const names = await app.control("currency").locator("option").evaluateAll((all) => all.map((one) => one.textContent));
  assert.ok(names.length > 150 && names.includes("XPF – franc CFP") && names.includes("NZD – dollar néo-zélandais"), names.slice(0, 9).join());
  await app.go("outcomes");
  await app.fill("outcomes/diplome/proxy", "Rp1.907.135.112");
  assert.equal((await app.exported()).outcomes[0].proxy.value.value, "1907135112");
  await app.fill("outcomes/diplome/proxy", "(87 635 Rp)");
  assert.equal((await app.exported()).outcomes[0].proxy.value.value, "-87635");
});
