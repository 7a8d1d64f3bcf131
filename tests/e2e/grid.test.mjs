// The grid: keys as in a spreadsheet, tables that are pasted and copied, and what is deleted comes back where it stood.

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";

const VALUE_MAP = [
  ["Parties prenantes", "Ce qui change", "Quantité", "Durée", "Valeur d’une unité", "Poids mort", "Déplacement", "Attribution", "Déperdition", "Impact"],
  ["Jeunes", "Trouver un emploi", "12", "3", "14500", "12 %", "3 %", "50 %", "10 %", "65000"],
  ["", "Aller mieux", "30", "1", "300", "25 %", "0 %", "20 %", "0 %", "5400"],
  ["Ville", "Moins d’aide", "douze", "2", "1250", "0 %", "0 %", "0 %", "0 %", "15000"],
].map((row) => row.join("\t")).join("\n");

/** Puts a text on the clipboard and pastes it where the focus is. */
async function pasteHere(app, text) {
  await app.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await app.page.keyboard.press("Control+V");
}

const dialog = (app) => app.page.getByTestId("table-dialog");

async function emptyStudy(openPage) {
  const app = await openApp(openPage, { locale: "fr-FR" });
  await app.goToStudies();
  await app.start();
  await app.go("outcomes");
  return app;
}

browserTest("a value map is shown before it comes in, column by column, and every cell left out is listed", async ({ openPage }) => {
  const app = await emptyStudy(openPage);
  await pasteHere(app, VALUE_MAP);
  await dialog(app).waitFor();
  assert.match(await words(dialog(app).getByRole("heading").first()), /^Tableau collé : 3 effets$/);
  const columns = await dialog(app).locator("thead select").evaluateAll((all) => all.map((one) => one.value));
  assert.deepEqual(columns, ["stakeholder", "name", "quantity", "duration", "amount", "deadweight", "displacement", "attribution", "drop_off", "ignored"]);
  assert.match(await words(app.page.getByTestId("table-left-out")), /1 case laissée de côté.*Ligne 4, Quantité : « douze »/s);
  await app.page.getByTestId("table-accept").click();
  const study = await app.exported();
  assert.deepEqual(study.outcomes.map(({ label, quantity, deadweight, duration }) => [label, quantity, deadweight, duration]), [
    ["Trouver un emploi", "12", "0.12", 3], ["Aller mieux", "30", "0.25", 1], ["Moins d’aide", undefined, "0.00", 2],
  ]);
  assert.deepEqual(study.stakeholders.map(({ name }) => name), ["Jeunes", "Ville"]);
  assert.match(await words(app.notice), /3 effets ajoutés\..*« douze »/s);
  // One step.
  await app.undo.click();
  const undone = await app.exported();
  assert.deepEqual([undone.outcomes.length, undone.stakeholders.length], [0, 0]);
});

browserTest("shares without a sign are asked about once, and nothing comes in when the table is closed", async ({ openPage }) => {
  const app = await emptyStudy(openPage);
  await pasteHere(app, "Effet\tQuantité\tPoids mort\nUn\t5\t0,2\nDeux\t6\t0,35");
  await dialog(app).waitFor();
  assert.match(await words(app.page.getByTestId("table-left-out")), /2 cases laissées de côté/);
  await dialog(app).getByText("Une part de 1 : 20 %").click();
  assert.equal(await app.page.getByTestId("table-left-out").count(), 0);
  assert.match(await words(dialog(app).locator("tbody tr").first()), /20 %/);
  await dialog(app).locator("thead select").last().selectOption("attribution");
  await app.page.getByTestId("table-accept").click();
  assert.deepEqual((await app.exported()).outcomes.map(({ attribution }) => Number(attribution)), [0.2, 0.35]);
  await pasteHere(app, VALUE_MAP);
  await app.page.getByTestId("table-close").click();
  assert.equal((await app.exported()).outcomes.length, 2);
});

browserTest("the copied table is text for a spreadsheet, and comes back as it was", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "fr-FR" });
  await app.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const before = (await app.exported()).outcomes;
  await app.page.getByTestId("copy-table").click();
  await app.notice.locator("p").waitFor();
  const copied = await app.page.evaluate(() => navigator.clipboard.readText());
  const rows = copied.split("\n").map((row) => row.split("\t"));
  assert.equal(rows.length, before.length + 1);
  assert.ok(rows.every((row) => row.length === rows[0].length));
  await app.goToStudies();
  await app.start();
  await app.go("outcomes");
  await pasteHere(app, copied);
  await app.page.getByTestId("table-accept").click();
  const after = (await app.exported()).outcomes;
  const number = (stated) => (stated === undefined ? undefined : Number(stated.value ?? stated));
  const seen = ({ label, deadweight, attribution, drop_off, duration }) => [label, ...[deadweight, attribution, drop_off, duration].map(number)];
  assert.deepEqual(after.map(seen), before.map(seen));
});

browserTest("inputs and stakeholders are pasted alike", async ({ openPage }) => {
  const app = await emptyStudy(openPage);
  await app.go("inputs");
  await pasteHere(app, "Ressource\tQui apporte\tMontant\nDons\tEntreprises\t50 000 €\nLocaux\tVille\t12 000 €");
  await app.page.getByTestId("table-accept").click();
  const study = await app.exported();
  assert.deepEqual(study.inputs.map(({ label, unit_value }) => [label, unit_value]), [["Dons", "50000"], ["Locaux", "12000"]]);
  await app.go("stakeholders");
  await pasteHere(app, "Nom\tEffectif\nJeunes\t120\nParents\t80");
  await app.page.getByTestId("table-accept").click();
  assert.deepEqual((await app.exported()).stakeholders.map(({ name }) => name), ["Entreprises", "Ville", "Jeunes", "Parents"]);
});

browserTest("Enter and arrows go from cell to cell, and Enter on the last row makes one", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "fr-FR" });
  const key = (name) => app.page.keyboard.press(name);
  const order = (await app.exported()).outcomes.map(({ id }) => id);
  const at = (place, part) => `outcomes/${order[place]}/${part}`;
  await app.field(at(0, "deadweight")).focus();
  await key("Enter");
  assert.equal(await app.focused(), at(1, "deadweight"));
  await key("Shift+Enter");
  assert.equal(await app.focused(), at(0, "deadweight"));
  await key("ArrowRight");
  assert.equal(await app.focused(), at(0, "displacement"));
  await key("ArrowLeft");
  // What was reached by keys is selected, and typed over; the next arrow leaves it.
  await app.page.keyboard.type("55");
  await key("ArrowRight");
  assert.deepEqual([await app.focused(), await app.field(at(0, "deadweight")).inputValue()], [at(0, "displacement"), "55"]);
  // The Tab key goes from number to number.
  await key("Tab");
  assert.equal(await app.focused(), at(0, "attribution"));
  // F2 edits, and the arrows stay in the text.
  await key("F2");
  await key("ArrowLeft");
  assert.equal(await app.focused(), at(0, "attribution"));
  // Shift+F2 opens what it rests on.
  await key("Shift+F2");
  await app.page.locator(".pedigree").first().waitFor();
  // A question is answered first.
  await app.type(at(0, "deadweight"), "0,25");
  await key("Enter");
  assert.equal(await app.focused(), at(0, "deadweight"));
  await key("Escape");

  const last = order.length - 1;
  await app.field(at(last, "duration")).focus();
  await key("Enter");
  const focused = await app.focused();
  const added = (await app.exported()).outcomes;
  assert.equal(added.length, order.length + 1);
  assert.equal(added.at(-1).stakeholder, added.at(-2).stakeholder);
  assert.equal(focused, `f-outcomes-${added.at(-1).id}-label`);
});

browserTest("what is deleted is told where it stood and comes back, and a double click deletes one", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "fr-FR" });
  const before = (await app.exported()).outcomes;
  const row = app.card(`outcomes/${before[1].id}`);
  await row.hover();
  await row.getByRole("button", { name: /^Supprimer/ }).dblclick();
  const removed = app.page.getByTestId("removed");
  assert.match(await words(removed), new RegExp(`^« ${before[1].label} » est supprimé`));
  assert.equal((await app.exported()).outcomes.length, before.length - 1);
  await app.page.getByTestId("undo-removal").click();
  assert.deepEqual((await app.exported()).outcomes, before);
  assert.equal(await removed.count(), 0);
});

browserTest("what is added takes the focus in every room", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "fr-FR" });
  for (const [room, list, field] of [["stakeholders", "stakeholder", "name"], ["inputs", "input", "label"]]) {
    await app.go(room);
    await app.page.getByTestId(`add-${list}`).click();
    assert.match(await app.focused(), new RegExp(`^f-${room}-.*-${field}$`));
  }
});
