// The impact map: the table and the single-outcome form edit the same study, and spreadsheet cells can be pasted.

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";

const STUDY = {
  format: "retombees.study",
  version: 1,
  id: "map",
  title: "Map",
  currency: "EUR",
  stakeholders: [{ id: "s", name: "Neighbours", role: "beneficiary" }],
  inputs: [{ id: "i", label: "Money", kind: "cash", unit_value: "1000" }],
  outcomes: ["a", "b", "c"].map((id) => ({ id, stakeholder: "s", label: `Change ${id}`, quantity: "7", proxy: { value: "30" }, deadweight: "0.1", duration: 1 })),
};

const opened = async (openPage, options) => {
  const app = await openApp(openPage, options ?? { locale: "en-GB" });
  await app.import(STUDY);
  return app;
};
const main = (app) => app.page.getByRole("main");
const button = (app, name) => main(app).getByRole("button", { name, exact: true });
const label = (app, id) => app.control(`outcomes/${id}/label`);
const labels = (app) => main(app).locator(".map-label").evaluateAll((all) => all.map((one) => one.value));
const outcome = async (app, id) => (await app.exported()).outcomes.find((one) => one.id === id);
/** Copies a text as a spreadsheet does, and pastes it into an input that has the focus. */
const copyAndPaste = async (app, input, text) => {
  await app.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await input.focus();
  await app.page.keyboard.press("Control+A");
  await app.page.keyboard.press("Control+V");
};

browserTest("the table and the one-at-a-time view edit the same study", async ({ openPage }) => {
  const app = await opened(openPage);
  assert.equal(await main(app).getByRole("table", { name: "Impact map" }).count(), 1);
  await app.fill("outcomes/b/quantity", "12");
  await label(app, "b").fill("Told in the table");
  await app.one("b");
  assert.equal(await app.field("outcomes/b/quantity").inputValue(), "12");
  assert.equal(await label(app, "b").inputValue(), "Told in the table");
  assert.equal(await main(app).getByRole("heading", { name: /Told in the table$/ }).count(), 1);
  assert.equal(await main(app).locator(".map").count(), 0, "the table has gone");

  await app.fill("outcomes/b/proxy", "45.5");
  await label(app, "b").fill("Told alone");
  await app.page.getByTestId("map-table").click();
  assert.equal(await app.field("outcomes/b/proxy").inputValue(), "45.5");
  assert.equal(await label(app, "b").inputValue(), "Told alone");
  // 12 · 45.50 · 0.9
  assert.match(await words(app.card("outcomes/b").locator(".map-worth")), /^€491$/);
  const found = await outcome(app, "b");
  assert.deepEqual([found.label, found.quantity, found.proxy.value], ["Told alone", "12", "45.5"]);
});

browserTest("a row opens; previous, next and the choice lead from outcome to outcome", async ({ openPage }) => {
  const app = await opened(openPage);
  const [previous, next, choice] = ["outcome-previous", "outcome-next"].map((id) => app.page.getByTestId(id)).concat(main(app).getByLabel("Choose an outcome"));
  const place = () => words(main(app).locator(".one-of-place"));
  await button(app, "Open “Change b”").click();
  assert.equal(await app.page.getByTestId("map-card").getAttribute("aria-pressed"), "true");
  assert.equal(await place(), "2 of 3");
  assert.equal(await label(app, "b").inputValue(), "Change b");
  await previous.click();
  assert.equal(await place(), "1 of 3");
  assert.equal(await label(app, "a").inputValue(), "Change a");
  assert.equal(await previous.isDisabled(), true);
  await next.click();
  await next.click();
  assert.equal(await place(), "3 of 3");
  assert.equal(await next.isDisabled(), true);
  assert.equal(await choice.inputValue(), "c");
  assert.deepEqual(await choice.locator("option").allInnerTexts(), ["1. Change a", "2. Change b", "3. Change c"]);
  await choice.selectOption({ label: "1. Change a" });
  assert.equal(await place(), "1 of 3");
  assert.equal(await label(app, "a").inputValue(), "Change a");
  assert.equal(await main(app).locator(".card").count(), 1, "one at a time");
  await app.page.getByTestId("map-table").click();
  assert.deepEqual(await labels(app), ["Change a", "Change b", "Change c"]);
});

browserTest("an added row has the focus on what changes", async ({ openPage }) => {
  const app = await opened(openPage);
  for (const [view, count] of [["map-table", 4], ["map-card", 5]]) {
    await app.page.getByTestId(view).click();
    await app.page.getByTestId("add-outcome").click();
    await app.page.waitForFunction(() => /^f-outcomes-o-\w+-label$/.test(document.activeElement?.id ?? ""));
    await app.page.keyboard.type(`Added ${count}`);
    const { outcomes } = await app.exported();
    assert.deepEqual([outcomes.length, outcomes.at(-1).label], [count, `Added ${count}`], view);
  }
});

browserTest("cells pasted at a quantity fill right and below, add outcomes, and are one step", async ({ openPage }) => {
  const app = await opened(openPage, { locale: "fr-FR" });
  const before = await app.exported();
  const rows = ["12,5\t100\t20 %", "1 234,5\t-3,25\t0 %", "7\t30\t12,5 %", "8\t9,75\t50 %"];
  await copyAndPaste(app, app.field("outcomes/b/quantity"), rows.join("\r\n"));
  const study = await app.exported();
  assert.deepEqual(study.outcomes[0], before.outcomes[0], "the row above is left alone");
  const cells = (one) => [one.quantity, one.proxy.value, one.deadweight].map(Number);
  assert.deepEqual(study.outcomes.slice(1).map(cells), [[12.5, 100, 0.2], [1234.5, -3.25, 0], [7, 30, 0.125], [8, 9.75, 0.5]]);
  assert.deepEqual(study.outcomes.slice(0, 3).map((one) => one.label), ["Change a", "Change b", "Change c"]);
  assert.equal(await app.fields("quantity").count(), 5);
  assert.equal(await app.field("outcomes/b/quantity").inputValue(), "12,5");
  assert.match(await app.field("outcomes/c/quantity").inputValue(), /^1[\s\u202f\u00a0]?234,5$/);
  assert.match(await words(app.notice), /^12 cases reprises\. 2 effets ajoutés\./);
  await app.undo.click();
  assert.deepEqual(await app.exported(), before, "one undo takes all of it back");
  assert.equal(await app.fields("quantity").count(), 3);
  await app.redo.click();
  assert.deepEqual(await app.exported(), study);
});

browserTest("a block pasted at what changes brings words and numbers", async ({ openPage }) => {
  const app = await opened(openPage);
  await copyAndPaste(app, label(app, "c"), "Fewer visits\t90\t19\nNew clubs\t16\t48.25\n");
  const { outcomes } = await app.exported();
  assert.deepEqual(outcomes.slice(2).map((one) => [one.label, one.quantity, one.proxy.value]), [["Fewer visits", "90", "19"], ["New clubs", "16", "48.25"]]);
  assert.deepEqual(await labels(app), ["Change a", "Change b", "Fewer visits", "New clubs"]);
});

browserTest("what cannot be read is left out, said in the notice, and the number stays", async ({ openPage }) => {
  const app = await opened(openPage);
  await copyAndPaste(app, app.field("outcomes/a/quantity"), "many\t50\t120 %\n9\t\tabc");
  const study = await app.exported();
  assert.deepEqual(study.outcomes.slice(0, 2).map((one) => [one.quantity, one.proxy.value, one.deadweight]), [["7", "50", "0.1"], ["9", "30", "0.1"]]);
  assert.equal(await app.field("outcomes/a/quantity").inputValue(), "7");
  const told = await words(app.notice);
  assert.match(told, /^2 cells placed\./);
  assert.match(told, /Row 1, Quantity: “many” is left out\. This is not a number\./);
  assert.match(told, /Row 1, Deadweight: “120 %” is left out\. It must be 100% or less\./);
  assert.match(told, /Row 2, Deadweight: “abc” is left out\./);
  assert.equal(await app.notice.getAttribute("role"), "alert");
  assert.equal(await app.notice.getByRole("listitem").count(), 3);
});

browserTest("many cells left out are counted, not all listed", async ({ openPage }) => {
  const app = await opened(openPage);
  const before = await app.exported();
  await copyAndPaste(app, app.field("outcomes/a/quantity"), Array(3).fill("7x\t8y\t9z").join("\n"));
  const rows = await app.notice.getByRole("listitem").allInnerTexts();
  assert.equal(rows.length, 6);
  assert.match(rows.at(-1), /And 4 more cells left out/);
  assert.deepEqual(await app.exported(), before);
});

browserTest("a single text is pasted where it always goes", async ({ openPage }) => {
  const app = await opened(openPage);
  await copyAndPaste(app, app.field("outcomes/a/quantity"), "21");
  assert.equal(await app.field("outcomes/a/quantity").inputValue(), "21");
  assert.equal((await outcome(app, "a")).quantity, "21");
  await copyAndPaste(app, label(app, "a"), "One text; with marks, 5");
  assert.equal((await outcome(app, "a")).label, "One text; with marks, 5");
  assert.equal(await app.notice.locator("p").filter({ hasText: "placed" }).count(), 0, "nothing to report");
  assert.equal((await app.exported()).outcomes.length, 3);
});

browserTest("a bare 0,2 in a column of shares is left out, with both readings", async ({ openPage }) => {
  const app = await opened(openPage, { locale: "fr-FR" });
  await copyAndPaste(app, app.field("outcomes/a/proxy"), "40\t0,2\n41\t0,3");
  const told = await words(app.notice);
  assert.match(told, /Ligne 1, Poids mort : « 0,2 » n’est pas repris\. Écrivez 0,2 % ou 20 % : les deux se peuvent\./);
  assert.match(told, /Ligne 2, Poids mort : « 0,3 »/);
  const { outcomes } = await app.exported();
  assert.deepEqual(outcomes.slice(0, 2).map((one) => [one.proxy.value, one.deadweight]), [["40", "0.1"], ["41", "0.1"]]);
  assert.equal(await app.field("outcomes/a/deadweight").inputValue(), "10");
  // Where another share of the block is above 1, they are in per cent.
  await copyAndPaste(app, app.field("outcomes/a/deadweight"), "0,2\t15");
  const { deadweight, displacement } = await outcome(app, "a");
  assert.deepEqual([deadweight, displacement].map(Number), [0.002, 0.15]);
});

browserTest("a pasted number keeps where it comes from", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  const told = { value: "0.1", basis: "published", source: "A report", low: "0", high: "0.9" };
  await app.import({ ...STUDY, outcomes: [{ ...STUDY.outcomes[0], deadweight: told }] });
  await copyAndPaste(app, app.field("outcomes/a/proxy"), "40\t20%");
  const { deadweight } = await outcome(app, "a");
  assert.deepEqual([Number(deadweight.value), deadweight.basis, deadweight.source], [0.2, "published", "A report"]);
});

browserTest("a row is moved, duplicated and deleted where it is, and each is one step", async ({ openPage }) => {
  const app = await opened(openPage);
  const ids = async () => (await app.exported()).outcomes.map(({ id }) => id);
  const undone = async (what) => {
    await app.undo.click();
    assert.deepEqual(await labels(app), ["Change a", "Change b", "Change c"], `${what}, undone`);
    assert.deepEqual(await ids(), ["a", "b", "c"], `${what}, undone`);
  };
  assert.equal(await button(app, "Move “Change a” up").isDisabled(), true);
  assert.equal(await button(app, "Move “Change c” down").isDisabled(), true);
  await button(app, "Move “Change b” up").click();
  assert.deepEqual(await labels(app), ["Change b", "Change a", "Change c"]);
  assert.deepEqual(await ids(), ["b", "a", "c"]);
  await undone("up");
  await button(app, "Move “Change b” down").click();
  assert.deepEqual(await labels(app), ["Change a", "Change c", "Change b"]);
  await undone("down");
  await button(app, "Duplicate “Change b”").click();
  assert.deepEqual(await labels(app), ["Change a", "Change b", "Change b", "Change c"]);
  assert.equal(new Set(await ids()).size, 4);
  await undone("duplicate");
  await button(app, "Delete “Change b”").click();
  assert.deepEqual(await labels(app), ["Change a", "Change c"]);
  await undone("delete");
});

browserTest("a button keeps the focus where its row goes, from one block of rows to the next", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  const outcomes = Array.from({ length: 12 }, (_, n) => ({ ...STUDY.outcomes[0], id: `o${n}`, label: `Change ${n}` }));
  await app.import({ ...STUDY, outcomes });
  const order = [...outcomes.keys()];
  for (const [n, way] of [[4, "up"], [4, "down"], [10, "up"], [10, "up"], [10, "down"], [10, "down"]]) {
    const name = `Move “Change ${n}” ${way}`;
    await button(app, name).focus();
    await app.page.keyboard.press("Enter");
    const place = order.indexOf(n);
    order.splice(place, 1);
    order.splice(place + (way === "up" ? -1 : 1), 0, n);
    await app.page.waitForFunction((labels) => [...document.querySelectorAll(".map-label")].map((one) => one.value).join() === labels, order.map((one) => `Change ${one}`).join());
    assert.equal(await app.page.evaluate(() => document.activeElement.getAttribute("aria-label")), name);
  }
});

browserTest("in a long map a field in a block out of sight is found, typed in and seen", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  const outcomes = Array.from({ length: 64 }, (_, n) => ({ ...STUDY.outcomes[0], id: `o${n}`, label: `Change ${n}` }));
  await app.import({ ...STUDY, outcomes });
  const drawn = (id) => app.page.locator(`#part-outcomes-${id} > th`).evaluate((head) => head.checkVisibility({ contentVisibilityAuto: true }));
  assert.equal(await drawn("o0"), true);
  assert.equal(await drawn("o45"), false, "rows far away cost nothing");
  // Down a screen at a time, as a person scrolls, until it is there.
  await app.page.locator(".map-scroll").focus();
  await app.page.keyboard.press("End");
  await app.page.waitForFunction(() => document.querySelector("#part-outcomes-o63 > th").checkVisibility({ contentVisibilityAuto: true }));
  await app.type("outcomes/o45/quantity", "12");
  assert.equal(await drawn("o45"), true);
  assert.equal((await outcome(app, "o45")).quantity, "12");
});

browserTest("a number that is refused stays, and is said, where its row passes into another block", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  const outcomes = Array.from({ length: 12 }, (_, n) => ({ ...STUDY.outcomes[0], id: `o${n}`, label: `Change ${n}` }));
  await app.import({ ...STUDY, outcomes });
  const path = "outcomes/o10/quantity";
  await app.field(path).fill("abc");
  await app.page.keyboard.press("Tab");
  await app.error(path).waitFor();
  await button(app, "Delete “Change 0”").click();
  await app.page.waitForFunction(() => document.querySelectorAll(".map-row").length === 11);
  assert.equal(await app.field(path).inputValue(), "abc");
  assert.match(await words(app.error(path)), /not a number/);
  await app.fill(path, "12");
  assert.equal((await outcome(app, "o10")).quantity, "12");
  await app.undo.click();
  await app.undo.click();
  await app.page.waitForFunction(() => document.querySelectorAll(".map-row").length === 12);
  assert.equal(await app.field(path).inputValue(), "7", "what was put right is not refused again");
});

browserTest("a point half stated in a pedigree moves nothing above it", async ({ openPage }) => {
  const app = await opened(openPage);
  await app.page.locator("#part-outcomes-a .pedigree-button").first().click();
  const editor = app.page.locator(".map-pedigree");
  const low = editor.getByLabel("Low value");
  const top = () => editor.evaluate((one) => one.getBoundingClientRect().y - one.closest(".map-row").getBoundingClientRect().y);
  const before = await top();
  await low.fill("3");
  await editor.locator(".field-error").waitFor();
  assert.equal(await top(), before);
  assert.equal(await low.evaluate((input) => getComputedStyle(input).textAlign), "start");
});

browserTest("on paper the rows that are out of sight on the screen are there too", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  const outcomes = Array.from({ length: 64 }, (_, n) => ({ ...STUDY.outcomes[0], id: `o${n}`, label: `Change ${n}` }));
  await app.import({ ...STUDY, outcomes });
  const kinds = () => app.page.locator(".map-row, .map-block").evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).contentVisibility))]);
  assert.ok((await kinds()).includes("auto"));
  await app.page.emulateMedia({ media: "print" });
  assert.deepEqual(await kinds(), ["visible"]);
});
