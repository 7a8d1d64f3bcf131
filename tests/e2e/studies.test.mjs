// The list of studies: new, open, duplicate, rename, delete with undo, and an empty list that stays empty.

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";

const titles = (app) => app.studies.getByRole("heading").allInnerTexts();
const act = (app, name) => app.page.getByRole("main").getByRole("button", { name, exact: true });

async function list(openPage) {
  const app = await openApp(openPage, { locale: "en-GB" });
  const named = (id) => ({ format: "retombees.study", version: 1, id, title: id.toUpperCase() });
  await app.import({ format: "retombees.studies", version: 1, studies: ["a", "b", "c"].map(named) });
  assert.deepEqual(await titles(app), ["Wheels-to-Meals", "A", "B", "C"]);
  return app;
}

browserTest("a new study opens at its scope with this year’s prices and a rate that has a source", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  await app.goToStudies();
  await app.start();
  assert.match(app.page.url(), /#\/study\/study-[a-z0-9]{10}\/scope$/);
  assert.equal(await app.field("price_year").inputValue(), String(new Date().getFullYear()));
  assert.equal(await app.field("discounting/rate").inputValue(), "3.2");
  assert.match(await app.control("discounting/rates/0/source").inputValue(), /France Stratégie/);
  assert.equal(await words(app.sentence), "Describe a first outcome: the result will appear here.");
  assert.equal(await words(app.ratio), "not defined");
  await app.goToStudies();
  assert.deepEqual(await titles(app), ["Wheels-to-Meals", "Untitled study"]);
});

browserTest("a study opens where its outcomes are, or at its scope when it has none", async ({ openPage }) => {
  const app = await list(openPage);
  await app.page.getByRole("link", { name: "B", exact: true }).click();
  assert.match(app.page.url(), /#\/study\/b\/scope$/);
  await app.goToStudies();
  await app.page.getByRole("link", { name: "Wheels-to-Meals", exact: true }).click();
  assert.match(app.page.url(), /#\/study\/wheels-to-meals\/outcomes$/);
});

browserTest("a worked case that is already there opens as it was left", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  await app.fill("outcomes/gp/quantity", "91");
  await app.openCase("wheels-to-meals");
  assert.equal(await app.field("outcomes/gp/quantity").inputValue(), "91");
  await app.openCase("mediation");
  assert.match(app.page.url(), /#\/study\/mediation\/outcomes$/);
  await app.goToStudies();
  assert.equal(await app.studies.count(), 2);
});

browserTest("a duplicate is another study: changing it leaves the original", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  await app.goToStudies();
  await act(app, "Duplicate “Wheels-to-Meals”").click();
  assert.deepEqual(await titles(app), ["Wheels-to-Meals", "Wheels-to-Meals (copy)"]);
  await app.page.getByRole("link", { name: "Wheels-to-Meals (copy)" }).click();
  await app.fill("outcomes/gp/quantity", "0");
  await app.saved();
  await app.reload();
  assert.equal(await app.field("outcomes/gp/quantity").inputValue(), "0");
  await app.goToStudies();
  await app.page.getByRole("link", { name: "Wheels-to-Meals", exact: true }).click();
  assert.equal(await app.field("outcomes/gp/quantity").inputValue(), "90");
  assert.equal(await words(app.ratio), "1.93");
});

browserTest("a study is renamed with Enter, left as it was with Escape, and the title undone", async ({ openPage }) => {
  const app = await list(openPage);
  const box = app.page.getByTestId("rename");
  await act(app, "Rename “B”").click();
  assert.equal(await box.evaluate((input) => input === document.activeElement && input.selectionEnd === input.value.length), true);
  await app.page.keyboard.type("Bread");
  await app.page.keyboard.press("Enter");
  assert.deepEqual(await titles(app), ["Wheels-to-Meals", "A", "Bread", "C"]);
  await act(app, "Rename “A”").click();
  await app.page.keyboard.type("nothing");
  await app.page.keyboard.press("Escape");
  assert.deepEqual(await titles(app), ["Wheels-to-Meals", "A", "Bread", "C"]);
  await app.undo.click();
  assert.deepEqual(await titles(app), ["Wheels-to-Meals", "A", "B", "C"]);
  await app.redo.click();
  await app.saved();
  await app.reload();
  assert.deepEqual(await titles(app), ["Wheels-to-Meals", "A", "Bread", "C"]);
});

browserTest("a title that is typed while a change is saved keeps each letter", async ({ openPage }) => {
  const app = await list(openPage);
  await act(app, "Duplicate “B”").click();
  await act(app, "Rename “A”").click();
  // Longer than the saver waits: its reports render the page between the letters.
  await app.page.keyboard.type("Allotments", { delay: 120 });
  await app.saved();
  assert.equal(await app.page.getByTestId("rename").inputValue(), "Allotments");
  await app.page.keyboard.press("Enter");
  assert.deepEqual(await titles(app), ["Wheels-to-Meals", "Allotments", "B", "C", "B (copy)"]);
});

browserTest("a deleted study comes back to its place, however often it is undone and redone", async ({ openPage }) => {
  const app = await list(openPage);
  await act(app, "Delete “A”").click();
  assert.match(await words(app.notice), /“A” is deleted\./);
  await app.notice.getByRole("button", { name: "Undo" }).click();
  assert.deepEqual(await titles(app), ["Wheels-to-Meals", "A", "B", "C"]);
  assert.equal(await app.notice.locator("p").count(), 0);
  await app.page.keyboard.press("Control+Shift+Z");
  assert.deepEqual(await titles(app), ["Wheels-to-Meals", "B", "C"]);
  await app.page.keyboard.press("Control+Z");
  assert.deepEqual(await titles(app), ["Wheels-to-Meals", "A", "B", "C"]);
  await app.saved();
  await app.reload();
  assert.deepEqual(await titles(app), ["Wheels-to-Meals", "A", "B", "C"]);
});

browserTest("the undo of a deletion undoes that deletion, whatever was done since", async ({ openPage }) => {
  const app = await list(openPage);
  await act(app, "Delete “B”").click();
  await app.page.getByRole("link", { name: "Wheels-to-Meals", exact: true }).click();
  await app.fill("outcomes/gp/quantity", "91");
  const undo = app.notice.getByRole("button", { name: "Undo" });
  if (await undo.count()) {
    await undo.click();
    assert.equal(await app.field("outcomes/gp/quantity").inputValue(), "91", "the notice spoke of “B”, not of this number");
  }
  await app.goToStudies();
  if (!(await titles(app)).includes("B")) await app.undo.click();
  assert.deepEqual(await titles(app), ["Wheels-to-Meals", "A", "B", "C"]);

  await act(app, "Delete “B”").click();
  await act(app, "Duplicate “C”").click();
  if (await undo.count()) {
    await undo.click();
    assert.ok((await titles(app)).includes("B"), "the notice spoke of “B”, not of the copy");
  }
});

browserTest("a deleted study leaves storage, and a study that was never saved is none the worse", async ({ openPage }) => {
  const app = await list(openPage);
  await app.saved();
  const keys = () => app.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("/study/")).sort());
  assert.ok((await keys()).some((key) => key.includes("/b")));
  await act(app, "Delete “B”").click();
  await app.saved();
  assert.ok(!(await keys()).some((key) => key.includes("/study/b")));
});

browserTest("an emptied list stays empty after a reload, and says what to do", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.goToStudies();
  await app.page.getByTestId("delete-study").click();
  assert.match(await words(app.page.getByRole("main")), /Aucune étude pour l’instant\. Créez-en une, importez un fichier/);
  assert.equal(await app.exportJson.isDisabled(), true);
  await app.saved();
  await app.reload();
  assert.match(await words(app.page.getByRole("main")), /Aucune étude pour l’instant/);
  assert.equal(await app.page.getByTestId("study-list").count(), 0);
  await app.openCase("tutorat");
  assert.match(app.page.url(), /#\/study\/tutorat\/outcomes$/);
});

browserTest("a study deleted before it was ever saved leaves nothing to save, and the page says so", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.goToStudies();
  await app.start();
  await app.goToStudies();
  while (await app.studies.count()) await app.page.getByTestId("delete-study").first().click();
  await app.saved();
});

browserTest("the address of a study that is not there leads to the list", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  await app.saved();
  await app.page.goto(new URL("/?again#/study/nowhere/outcomes", app.page.url()).href, { waitUntil: "domcontentloaded" });
  await app.newStudy.waitFor();
  assert.deepEqual(await titles(app), ["Wheels-to-Meals"]);
});

browserTest("the list names each study’s actions apart", async ({ openPage }) => {
  const app = await list(openPage);
  const names = await app.page.getByRole("main").getByRole("button").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? one.innerText));
  assert.deepEqual(names.filter((name, place) => names.indexOf(name) !== place), [], "names used twice");
});
