// The result of Wheels-to-Meals, the example of the SROI guide: figures, explanations, tables (method.md 1.6).

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";

const wheels = async (openPage) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  await app.go("result");
  return app;
};

/** A table of the result as text: caption, heads, rows. */
const table = (app, section) =>
  app.page.locator(`section[aria-labelledby=${section}] table`).evaluate((one) => ({
    caption: one.caption?.textContent ?? "",
    heads: [...one.tHead.rows[0].cells].map((cell) => [cell.tagName, cell.scope, cell.textContent.trim()]),
    rows: [...one.tBodies[0].rows].map((row) => [...row.cells].map((cell) => [cell.tagName, cell.scope ?? "", cell.textContent.trim()])),
  }));

const texts = (row) => row.map(([, , text]) => text).filter((text) => text !== "");

browserTest("Wheels-to-Meals has the ratio, the values and the paybacks of the method", async ({ openPage }) => {
  const app = await wheels(openPage);
  const figure = async (word) => words(app.page.locator(`.result-figure.is-${word} dd`));
  assert.deepEqual(await Promise.all(["ratio", "net_ratio", "inputs_present_value", "present_value", "net_present_value", "simple_payback_months"].map(figure)), [
    "1.93", "0.93", "£42,375", "£81,742", "£39,367", "6.2 months",
  ]);
});

browserTest("the value of each year is that of the method, rounded", async ({ openPage }) => {
  const app = await wheels(openPage);
  const rows = (await table(app, "years-title")).rows.filter(([head]) => head[2].startsWith("Year"));
  assert.deepEqual(rows.map(texts), [
    ["Year 0", "£0", "1", "£0", "£0"],
    ["Year 1", "£82,509", "0.9662", "£79,718", "£79,718"],
    ["Year 2", "£144", "0.9335", "£135", "£79,853"],
    ["Year 3", "£68", "0.9019", "£61", "£79,914"],
    ["Year 4", "£1,122", "0.8714", "£978", "£80,892"],
    ["Year 5", "£1,010", "0.842", "£850", "£81,742"],
  ]);
});

browserTest("each outcome adds what the method says", async ({ openPage }) => {
  const app = await wheels(openPage);
  const { rows } = await table(app, "outcomes-title");
  // From the greatest down.
  assert.deepEqual(rows.map((row) => texts(row)[2]), ["£46,389", "£31,894", "£5,732", "-£3,484", "£604", "£436", "£170", "£0"]);
  assert.deepEqual(rows.map((row) => texts(row)[1]).slice(0, 4), ["£48,013", "£33,011", "£1,539", "-£1,306"]);
});

browserTest("the explanation of the ratio is a division that a reader can redo", async ({ openPage }) => {
  const app = await wheels(openPage);
  await app.ratio.click();
  // Set as a sum: one below the other, and what it comes to below the line. Said once.
  const rows = await app.explain.locator(".explain-part").allInnerTexts();
  assert.deepEqual(rows.map((row) => row.replace(/\s+/g, " ").trim()), ["Outcomes (present value) £81,741.93", "÷ Inputs (present value) £42,375.00"]);
  assert.equal(await words(app.explain.locator(".explain-value")), "1.93");
  const told = await words(app.explain.locator("#explain-title ~ *:not(details)").first());
  assert.equal(told.split("£81,741.93").length, 2);
  // Digits under digits.
  const edges = await app.explain.locator(".explain-part-value").evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().right)));
  assert.equal(new Set(edges).size, 1, edges.join());
  assert.ok(Math.round((81741.93 / 42375) * 100) / 100 === 1.93);
});

browserTest("every figure of the result opens, down to a number that was stated", async ({ openPage }) => {
  const app = await wheels(openPage);
  await app.page.locator("#main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
  const figures = app.page.locator("#main button.figure");
  const count = await figures.count();
  assert.ok(count > 40);
  for (let n = 0; n < count; n += 1) {
    const shown = await words(figures.nth(n));
    await figures.nth(n).focus();
    await app.page.keyboard.press("Enter");
    await app.explain.waitFor();
    const told = await words(app.explain);
    assert.doesNotMatch(told, /undefined|NaN|[{}]/, told);
    const digits = (text) => Number(text.replace(/[^\d.-]/g, ""));
    const full = await words(app.explain.locator(".explain-value"));
    assert.ok(Math.abs(digits(full) - digits(shown)) <= (shown.includes("£") ? 0.5 : 0.05) + 1e-9, `${shown} opens as ${full}`);
    await app.page.keyboard.press("Escape");
    await app.explain.waitFor({ state: "detached" });
  }
});

browserTest("the switching values are those of the method, and lead to their numbers", async ({ openPage }) => {
  const app = await wheels(openPage);
  await app.page.getByTestId("switching").click();
  const { heads, rows } = await table(app, "switching-title");
  assert.deepEqual(heads, [["TH", "col", "Number"], ["TH", "col", "Now"], ["TH", "col", "For a ratio of 1"], ["TH", "col", "To change by"]]);
  // The nearest first.
  const away = rows.map((row) => texts(row)[3]).filter(Boolean).map((text) => Number(text.replace(/[^\d]/g, "")));
  assert.ok(away.length > 3 && away.every((one, n) => n === 0 || one >= away[n - 1]), away.join());
  const found = (number, part) => texts(rows.find(([name]) => name[2].startsWith(number) && name[2].includes(part)));
  assert.match(found("Discount rate", "")[2], /^95\.44\d*%$/);
  assert.match(found("Value of one unit", "Volunteer hours")[2], /^£19\.12$/);
  await app.page.getByRole("button", { name: "Discount rate" }).click();
  await app.page.waitForFunction(() => document.activeElement?.dataset.field === "discounting/rate");
  await app.fill("discounting/rate", "95.44");
  await app.page.waitForFunction(() => /^(1\.00|0\.99)$/.test(document.querySelector("[data-testid=sroi-ratio]").innerText));
});

browserTest("pictures are tables: each has a caption, heads of columns and of rows, and figures in its cells", async ({ openPage }) => {
  const app = await wheels(openPage);
  await app.page.getByTestId("switching").click();
  for (const section of ["chain-title", "waterfall-title", "years-title", "stakeholders-title", "outcomes-title", "switching-title"]) {
    const { caption, heads, rows } = await table(app, section);
    assert.notEqual(caption, "", `${section} has no caption`);
    assert.ok(heads.every(([tag, scope, text]) => tag === "TH" && scope === "col" && text !== ""), section);
    assert.ok(rows.length > 0 && rows.every((row) => row[0][0] === "TH" && row[0][1] === "row"), section);
    assert.ok(rows.every((row) => row.length === heads.length && texts(row).length > 1), section);
  }
});

browserTest("the columns are as high as the figures in their table (A-8)", async ({ openPage }) => {
  const app = await wheels(openPage);
  const figure = app.page.locator("[data-chart=years]");
  const heights = await figure.locator("rect.m-value").evaluateAll((all) => all.map((one) => Number(one.getAttribute("height"))));
  const { rows } = await table(app, "years-title");
  const values = rows.filter(([head]) => head[2].startsWith("Year")).map((row) => Number(row[3][2].replace(/[^\d.-]/g, ""))).filter((value) => value !== 0);
  assert.equal(heights.length, values.length);
  const highest = Math.max(...values);
  for (const [n, value] of values.entries()) assert.ok(Math.abs(heights[n] / Math.max(...heights) - value / highest) < 0.01, `${heights[n]} for ${value}`);
});

browserTest("a study without inputs has no ratio, and says what is missing", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  await app.import({ format: "retombees.study", version: 1, id: "n", title: "N", currency: "GBP", outcomes: [{ id: "o", label: "O", quantity: "3", proxy: { value: "50" }, duration: 1 }] });
  assert.equal(await words(app.ratio), "not defined");
  assert.equal(await words(app.sentence), "£150 of social value is estimated. State the inputs to relate it to what is invested.");
  await app.go("result");
  assert.doesNotMatch(await words(app.page.getByRole("main")), /NaN|Infinity|∞/);
  await app.go("outcomes");
  await app.fill("outcomes/o/proxy", "");
  assert.equal(await words(app.sentence), "No outcome has figures yet. State a quantity and a value for one of them.");
});
