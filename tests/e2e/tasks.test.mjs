// Three typical tasks, each done by keyboard alone.

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest, readDownload } from "./harness.mjs";
import { choose, keepsFocus, press, reach, write } from "./keys.mjs";

const main = (app) => app.page.getByRole("main");
const heading = (app) => app.page.getByRole("heading", { level: 1 }).innerText();

/** Fails when anything is pointed at: a keyboard fires clicks too, but without a pointer. */
const noPointer = () => {
  globalThis.pointed = 0;
  for (const kind of ["pointerdown", "mousedown", "touchstart"]) addEventListener(kind, () => (globalThis.pointed += 1), true);
};
const byKeyboard = async (openPage, options = {}) => openApp(openPage, { path: "/#/study/wheels-to-meals/result", locale: "en-GB", before: noPointer, room: null, ...options });
/** The study as it is exported, by keyboard too. */
const exported = async (app) => {
  await press(app, app.menu);
  return JSON.parse((await readDownload(app.page, () => press(app, app.exportJson))).text);
};
const untouched = async (app) => assert.equal(await app.page.evaluate(() => globalThis.pointed), 0, "nothing was pointed at");

browserTest("finding out which assumption decides the result, by keyboard alone", async ({ openPage }) => {
  const app = await byKeyboard(openPage);
  // From arrival to the finding.
  assert.equal(await heading(app), "Result");
  const finding = main(app).locator(".findings [data-finding=one_outcome_decides]");
  const warnings = main(app).locator("section[aria-labelledby=findings-title] details > summary");
  await finding.waitFor({ state: "attached" });
  if (!(await finding.isVisible())) await press(app, warnings);
  assert.equal(await finding.isVisible(), true);
  assert.match(await words(finding), /“Fewer falls: continuing care” makes 5\d(\.\d+)?% of the value: check its numbers first\./);
  assert.match(await words(finding), /An error in this outcome moves the whole result\. Strengthen its sources\./);

  // The number that has the least way to go.
  const compute = app.page.getByTestId("switching");
  await press(app, compute);
  assert.equal(await compute.getAttribute("aria-expanded"), "true");
  const table = main(app).locator("section[aria-labelledby=switching-title] table");
  const rows = await table.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.innerText.replace(/[\u00a0\u202f]/g, " ").trim())));
  const row = rows.find(([name]) => name.includes("continuing care") && /^Quantity/.test(name));
  assert.ok(row, rows.map(([name]) => name).join(" | "));
  assert.equal(row[1], "7");
  const needed = Number(row[2].replace(/[^\d.]/g, ""));
  assert.ok(needed > 0 && needed < 7, `${needed} falls instead of 7`);

  // What the table says is what happens.
  const link = table.locator("tbody tr").filter({ hasText: "continuing care" }).getByRole("button", { name: "Quantity", exact: true });
  await press(app, link);
  await app.page.waitForFunction(() => document.activeElement?.dataset.field === "outcomes/continuing/quantity");
  await app.page.keyboard.press("Control+A");
  await app.page.keyboard.type(String(needed));
  await app.page.keyboard.press("Tab");
  assert.match(await words(app.ratio), /^(1\.00|0\.99)$/);
  await app.page.keyboard.press("Control+Z");
  assert.equal(await words(app.ratio), "1.93");

  // The finding leads to the outcome itself.
  await press(app, app.page.getByTestId("room-result"));
  if (!(await finding.isVisible())) await press(app, warnings);
  await press(app, finding.getByRole("button", { name: "Go there" }));
  assert.match(await app.focused(), /^(part-outcomes-continuing|outcomes\/continuing\/)/);
  await untouched(app);
});

browserTest("adding an outcome with its source, by keyboard alone", async ({ openPage }) => {
  const app = await byKeyboard(openPage);
  await press(app, app.page.getByTestId("room-outcomes"));
  assert.equal(await heading(app), "Outcomes");
  await press(app, app.page.getByTestId("add-outcome"));
  await app.page.waitForFunction(() => /^f-outcomes-o-.*-label$/.test(document.activeElement?.id ?? ""));
  await app.page.keyboard.type("Fewer lonely days");
  const [, id] = /^f-outcomes-(o-.*)-label$/.exec(await app.page.evaluate(() => document.activeElement.id));
  const number = (name) => app.field(`outcomes/${id}/${name}`);
  const numbers = { quantity: "25", proxy: "120", deadweight: "20", displacement: "0", attribution: "25", duration: "1", first_year: "0" };
  for (const [name, text] of Object.entries(numbers)) await write(app, number(name), text);
  await app.page.keyboard.press("Tab");
  await keepsFocus(app, "the last number");
  // 25 · 120 · 0.8 · 0.75
  assert.equal(await words(app.card(`outcomes/${id}`).locator(".map-worth")), "£1,800");

  // Its amount: what it rests on.
  const proxy = `outcomes/${id}/proxy`;
  const button = app.card(`outcomes/${id}`).getByRole("button", { name: /^What this rests on: Value of one unit/ });
  assert.match(await button.getAttribute("title"), /no source/);
  await reach(app, app.field(proxy));
  await app.page.keyboard.press("Shift+F2");
  await choose(app, app.control(`${proxy}/basis`), "published");
  await write(app, app.control(`${proxy}/source`), "Survey of residents, table 4");
  await write(app, app.field(`${proxy}/year`), "2009");
  await write(app, app.field(`${proxy}/low`), "80");
  await write(app, app.field(`${proxy}/high`), "150");
  await app.page.keyboard.press("Tab");
  await press(app, app.page.locator(".pedigree-head button"));
  await keepsFocus(app, "closing what it rests on");
  assert.equal(await button.getAttribute("title"), "published");

  // For whom, and what stands for the value: on its own card.
  await press(app, main(app).getByRole("button", { name: "Open “Fewer lonely days”" }));
  await choose(app, app.control(`outcomes/${id}/stakeholder`), "Elderly");
  await press(app, main(app).locator("details > summary").filter({ hasText: "Source of the value" }));
  await write(app, app.control(`outcomes/${id}/proxy/label`), "A day of company");
  await app.page.keyboard.press("Tab");

  const outcome = (await exported(app)).outcomes.find((one) => one.id === id);
  assert.deepEqual([outcome.label, outcome.stakeholder, Number(outcome.quantity), Number(outcome.deadweight), Number(outcome.attribution), outcome.duration], ["Fewer lonely days", "residents", 25, 0.2, 0.25, 1]);
  const { value, label } = outcome.proxy;
  assert.deepEqual([value.value, value.basis, value.source, value.year, value.low, value.high, label], ["120", "published", "Survey of residents, table 4", 2009, "80", "150", "A day of company"]);
  // 1 800 more of value for 42 375.
  assert.equal(await words(app.ratio), "1.97");
  await untouched(app);
});

browserTest("comparing with and without volunteer time, by keyboard alone", async ({ openPage }) => {
  const app = await byKeyboard(openPage);
  const ratio = () => words(app.ratio);
  assert.equal(await ratio(), "1.93");
  await press(app, app.page.getByTestId("room-inputs"));
  assert.equal(await heading(app), "Inputs");

  // With the hours at nothing. 81 741.93 for 24 375.
  await write(app, app.field("inputs/time/unit_value"), "0");
  await app.page.keyboard.press("Tab");
  assert.equal(await ratio(), "3.35");
  assert.match(await words(app.sentence), /^For every £1 invested, £3\.35 of social value is expected/);
  await press(app, app.undo);
  assert.equal(await ratio(), "1.93");

  // Without the input at all.
  const card = app.card("inputs/time");
  await press(app, card.getByRole("button", { name: "Details of “Volunteer hours”" }));
  await press(app, card.locator(".input-details").getByRole("button", { name: "Delete “Volunteer hours”" }));
  await card.waitFor({ state: "detached" });
  await keepsFocus(app, "deleting an input");
  assert.equal(await ratio(), "3.35");
  // The page says what this does to the ratio.
  await press(app, app.page.getByTestId("room-result"));
  const finding = main(app).locator("[data-finding=volunteer_time_missing]");
  if (!(await finding.isVisible())) await press(app, main(app).locator("section[aria-labelledby=findings-title] details > summary"));
  assert.match(await words(finding), /“Volunteers” give time that no input counts\. This time is an input; without it the ratio rises\./);
  await reach(app, app.page.getByTestId("room-inputs"));
  await app.page.keyboard.press("Control+Z");
  assert.equal(await ratio(), "1.93");
  await app.page.keyboard.press("Enter");
  assert.equal(await app.field("inputs/time/unit_value").inputValue(), "6.00");
  await app.page.keyboard.press("Control+Shift+Z");
  assert.equal(await ratio(), "3.35");
  await app.page.keyboard.press("Control+Z");
  assert.equal(await ratio(), "1.93");
  await untouched(app);
});
