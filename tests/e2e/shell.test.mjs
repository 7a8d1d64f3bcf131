// Around the rooms: the bar of one line, the menu behind the title, light and dark, the range beside every ratio, and paper.

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";

const range = (app) => app.page.getByTestId("ratio-range").first().locator("p");

browserTest("on a phone the bar and the rooms take 96 pixels, in every room", async ({ openPage }) => {
  const app = await openApp(openPage, { viewport: { width: 360, height: 740 } });
  for (const room of ["result", "scope", "outcomes", "uncertainty"]) {
    await app.go(room);
    const bottom = await app.page.evaluate(() => {
      scrollTo(0, 0);
      return Math.max(...[".top-bar", ".rooms"].map((part) => document.querySelector(part).getBoundingClientRect().bottom));
    });
    assert.ok(bottom <= 98, `${room}: ${bottom}`);
    const [line, open] = await app.page.evaluate(() => [".rooms ol", ".rooms [aria-current]"].map((part) => {
      const { left, right } = document.querySelector(part).getBoundingClientRect();
      return { left, right };
    }));
    assert.ok(open.left >= line.left - 1 && open.right <= line.right + 1, `${room} is in view in its line`);
  }
});

browserTest("the menu behind the title leads to the studies and to a new one, and closes behind one", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.menu.click();
  await app.page.getByTestId("menu-new").click();
  assert.equal(await app.page.locator("details.menu[open]").count(), 0);
  assert.equal(await app.page.getByRole("heading", { level: 1 }).innerText(), "Commencer une étude");
  await app.menu.click();
  assert.match(await words(app.page.getByTestId("menu-recent")), /^Tutorat/);
  await app.page.getByTestId("menu-studies").click();
  await app.newStudy.waitFor();
  await app.menu.click();
  await app.page.keyboard.press("Escape");
  assert.equal(await app.page.locator("details.menu[open]").count(), 0);
  assert.equal(await app.focused(), "menu");
});

browserTest("what was answered to start a study is there after a look elsewhere", async ({ openPage }) => {
  const app = await openApp(openPage, { room: null });
  await app.page.getByTestId("start-study").click();
  await app.page.keyboard.type("Jardin");
  await app.page.keyboard.press("F1");
  await app.page.goBack();
  assert.equal(await app.page.getByTestId("start-name").inputValue(), "Jardin");
});

browserTest("light or dark is chosen, kept, and there before the program", async ({ openPage }) => {
  const app = await openApp(openPage, { media: { colorScheme: "light" } });
  const paper = () => app.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await app.page.getByTestId("theme").selectOption("dark");
  assert.notEqual(await paper(), light);
  await app.saved();
  await app.reload();
  assert.equal(await app.page.evaluate(() => document.documentElement.dataset.theme), "dark");
  await app.page.getByTestId("theme").selectOption("device");
  assert.equal(await paper(), light);
  await app.page.emulateMedia({ colorScheme: "dark" });
  await app.page.waitForFunction((other) => getComputedStyle(document.documentElement).backgroundColor !== other, light);
});

browserTest("the range stands beside the ratio in every room and in the list, and follows the numbers", async ({ openPage }) => {
  const app = await openApp(openPage);
  const before = await words(range(app));
  assert.match(before, /^Entre 1,\d\d € et 2,\d\d € dans 9 cas sur 10\.$/);
  await app.fill("outcomes/diplome/proxy", "12000");
  assert.match(await words(range(app)), /^(Avant ce changement : entre|Entre)/);
  await app.page.locator("[data-testid=ratio-range][data-current=true]").waitFor();
  const after = await words(range(app));
  assert.notEqual(after, before);
  for (const room of ["scope", "result", "scenarios", "uncertainty"]) {
    await app.go(room);
    assert.equal(await words(range(app)), after, room);
  }
  // The room of uncertainty finds the same.
  const told = await words(app.range);
  const ends = after.match(/\d,\d\d/g);
  for (const end of ends) assert.ok(told.includes(end), `${end} in ${told}`);
  await app.goToStudies();
  assert.equal(await words(range(app)), after);
});

browserTest("a study without ranges says so and gives them in one act", async ({ openPage }) => {
  const app = await openApp(openPage, { path: "/#/study/wheels-to-meals/result", locale: "en-GB", room: null });
  await range(app).getByText(/^Without a range: no number has one\./).waitFor();
  await app.page.getByRole("button", { name: /^Give a range to the \d+ numbers without one/ }).click();
  await app.page.locator("[data-testid=ratio-range][data-current=true]").getByText(/^Between £/).waitFor();
  assert.ok((await app.sliders.count()) > 0, "what decides can be moved");
});

browserTest("inputs of one name are one row with its years, and are changed as one", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.go("inputs");
  const row = app.card("inputs/dons-0");
  assert.equal(await app.page.locator(".is-inputs .map-row").count(), 4);
  assert.deepEqual(await row.locator("[data-field$=unit_value]").evaluateAll((all) => all.map((one) => one.dataset.field)), ["inputs/dons-0/unit_value", "inputs/dons-1/unit_value", "inputs/dons-2/unit_value"]);
  assert.match(await words(row.locator(".map-worth")), /^184 000 €$/);
  await row.locator(".map-add-year").click();
  assert.match(await app.focused(), /^inputs\/i-\w+\/unit_value$/);
  await app.page.keyboard.type("1000");
  await app.page.keyboard.press("Tab");
  const { inputs } = await app.exported();
  const added = inputs.find(({ id }) => /^i-/.test(id));
  assert.deepEqual([added.label, added.year, added.stakeholder, Number(added.unit_value.value ?? added.unit_value)], ["Dons des entreprises", 3, "entreprises", 1000]);
  await row.locator(".map-label").fill("Mécénat");
  await row.locator(".map-label").blur();
  assert.equal((await app.exported()).inputs.filter(({ label }) => label === "Mécénat").length, 4);
  await row.getByRole("button", { name: "Supprimer « Mécénat »" }).click();
  assert.equal(await app.focused(), "undo-removal");
  await app.page.keyboard.press("Enter");
  assert.equal((await app.exported()).inputs.filter(({ label }) => label === "Mécénat").length, 4, "all of it comes back");
});

browserTest("on paper nothing is cut, and nothing is there that is only for working", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.page.emulateMedia({ media: "print" });
  // The width of a page between its margins.
  await app.page.setViewportSize({ width: 672, height: 950 });
  for (const room of ["outcomes", "inputs", "stakeholders", "result"]) {
    await app.page.emulateMedia({ media: "screen" });
    await app.go(room);
    await app.page.emulateMedia({ media: "print" });
    const faults = await app.page.evaluate(() => {
      const wide = [...document.body.querySelectorAll("main *")].filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().right > innerWidth + 2 && !one.closest(".visually-hidden"));
      const working = [...document.querySelectorAll(".slider, .map-hint, .guide, .view-switch, .button, .rooms, .foot, .menu > ul")].filter((one) => one.checkVisibility() && !one.matches(".figure"));
      return [...wide, ...working].map((one) => `${one.tagName} ${one.className?.baseVal ?? one.className} “${one.textContent.trim().slice(0, 30)}”`);
    });
    assert.deepEqual(faults, [], room);
  }
});
