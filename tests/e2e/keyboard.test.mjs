// Everything works by keyboard alone, and the focus is never lost.

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";
import { press, reach, write } from "./keys.mjs";

const has = (app, id) => app.page.waitForFunction((wanted) => document.activeElement?.id === wanted, id);
const button = (app, name) => app.page.getByRole("main").getByRole("button", { name, exact: true });

browserTest("the first Tab is the skip link, which leads past everything to the content", async ({ openPage }) => {
  const app = await openApp(openPage, { room: null });
  await app.page.keyboard.press("Tab");
  const skip = app.page.getByRole("link", { name: "Aller au contenu" });
  assert.equal(await skip.evaluate((link) => link === document.activeElement), true);
  const box = await skip.boundingBox();
  assert.ok(box.x >= 0 && box.y >= 0 && box.width > 24 && box.height >= 24, "it is seen once it has the focus");
  await app.page.keyboard.press("Enter");
  await has(app, "main");
  await app.page.keyboard.press("Tab");
  assert.equal(await app.page.evaluate(() => document.getElementById("main").contains(document.activeElement)), true);
});

browserTest("Tab goes through the page in the order of the page, without a trap, and shows where it is", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  for (const room of ["scope", "result"]) {
    await app.go(room);
    await app.page.evaluate(() => {
      document.activeElement.blur();
      getSelection().removeAllRanges();
    });
    const wanted = await app.page.evaluate(
      () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility()).length,
    );
    const stops = [];
    const faults = [];
    await app.page.locator(".skip").focus();
    for (let steps = 0; steps < wanted + 5; steps += 1) {
      await app.page.evaluate(() => (globalThis.before = document.activeElement));
      stops.push(await app.focused());
      await app.page.keyboard.press("Tab");
      const told = await app.page.evaluate(() => {
        const here = document.activeElement;
        if (here === document.body) return "end";
        if (!(globalThis.before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING)) return "end";
        // A field with its unit is ringed as one.
        const ring = [here, here.parentElement].some((one) => {
          const style = getComputedStyle(one);
          return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        });
        const { left, right, top, bottom } = here.getBoundingClientRect();
        const there = document.elementFromPoint(Math.max(1, (left + right) / 2), (top + bottom) / 2);
        const covered = here.checkVisibility() && right - left > 2 && !(here.contains(there) || there?.contains(here));
        const name = `${here.tagName} ${here.dataset.field ?? here.id} ${here.textContent.trim().slice(0, 30)}`;
        return [ring ? "" : `no ring: ${name}`, covered ? `covered: ${name}` : ""].filter(Boolean);
      });
      if (told === "end") break;
      faults.push(...told);
    }
    assert.equal(stops.length, wanted, `${room}: ${stops.join(" › ")}`);
    assert.deepEqual(faults, [], room);
  }
});

browserTest("from the first Tab to a changed number, its explanation, and back, by keyboard alone", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  await press(app, app.page.getByTestId("room-result"));
  assert.equal(await app.page.getByRole("heading", { level: 1 }).innerText(), "Result");
  assert.notEqual(await app.focused(), "body");
  await press(app, app.page.getByTestId("room-outcomes"));
  await write(app, app.field("outcomes/gp/quantity"), "91");
  await app.page.keyboard.press("Tab");
  assert.equal((await app.exported()).outcomes.find(({ id }) => id === "gp").quantity, "91");

  // A figure, down to a number of the study, and to its field.
  const figure = app.card("outcomes/gp").locator(".map-worth");
  await press(app, figure);
  await has(app, "explain-title");
  const part = (name) => app.explain.locator(".explain-part").filter({ hasText: name }).first();
  await press(app, part("Present value of year 1"));
  await press(app, part("Value of year 1"));
  await press(app, part("Impact"));
  while ((await app.explain.getByRole("button", { name: "Change this number" }).count()) === 0) await press(app, app.explain.locator(".explain-part").first());
  assert.match(await words(app.explain), /A number that you stated\. Fewer GP appointments/);
  assert.equal(await app.explain.locator("nav button").count() >= 3, true, "the way back is there");
  await press(app, app.explain.getByRole("button", { name: "Change this number" }));
  await app.explain.waitFor({ state: "detached" });
  assert.match(await app.focused(), /^outcomes\/gp\//);

  // Escape closes, and the focus returns to what opened it.
  await press(app, figure);
  await has(app, "explain-title");
  await press(app, app.explain.locator(".explain-part").first());
  await app.page.keyboard.press("Escape");
  await app.explain.waitFor({ state: "detached" });
  assert.equal(await figure.evaluate((one) => one === document.activeElement), true);
});

browserTest("a whole study is made, a part deleted and brought back, by keyboard alone", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  const lost = [];
  const step = async (what, locator) => {
    await press(app, locator);
    if ((await app.focused()) === "body") lost.push(what);
  };
  await step("to the list", app.page.locator(".brand"));
  await step("new study", app.newStudy);
  await write(app, app.page.getByTestId("start-name"), "By keyboard");
  await step("start", app.page.getByTestId("start-now"));
  await step("room", app.page.getByTestId("room-stakeholders"));
  await step("add a stakeholder", app.page.getByTestId("add-stakeholder"));
  await write(app, app.page.locator("[id^=f-stakeholders-][id$=-name]"), "Neighbours");
  await reach(app, app.page.locator("[id^=f-stakeholders-][id$=-role]"));
  await app.page.keyboard.press("ArrowDown");
  await write(app, app.fields("headcount"), "40");
  await step("next room", app.page.locator(".room-next button"));
  await step("add an input", app.page.getByTestId("add-input"));
  await write(app, app.page.locator("[id^=f-inputs-][id$=-label]"), "Premises");
  await reach(app, app.page.locator("[id^=f-inputs-][id$=-stakeholder]"));
  await app.page.keyboard.press("ArrowDown");
  await write(app, app.fields("unit_value"), "1000");
  await step("next room", app.page.locator(".room-next button"));
  await step("add an outcome", app.page.getByTestId("add-outcome"));
  await write(app, app.page.locator("[id^=f-outcomes-][id$=-label]:not([id$=-proxy-label])"), "More visits");
  await step("open it", app.page.getByRole("button", { name: "Open “More visits”" }));
  await reach(app, app.page.locator("[id^=f-outcomes-][id$=-stakeholder]"));
  await app.page.keyboard.press("ArrowDown");
  // In the order of the sentence; when the value starts is chosen in words.
  const numbers = { quantity: "40", proxy: "100", deadweight: "10", displacement: "0", attribution: "25" };
  for (const [part, text] of Object.entries(numbers)) await write(app, app.fields(part), text);
  await reach(app, app.page.locator("[id^=f-outcomes-][id$=-first_year]"));
  await app.page.keyboard.press("ArrowUp");
  for (const [part, text] of Object.entries({ duration: "2", drop_off: "50" })) await write(app, app.fields(part), text);
  await app.page.keyboard.press("Tab");
  // 40 · 100 · 0.9 · 0.75 = 2 700, and half of it a year later at 3.2 %, for 1 000.
  assert.equal(await words(app.ratio), "4.01");
  const study = await app.exported();
  assert.deepEqual([study.stakeholders[0].role, study.inputs[0].stakeholder, study.outcomes[0].stakeholder], ["contributor", study.stakeholders[0].id, study.stakeholders[0].id]);

  await step("open the details", app.page.locator("#main details > summary").first());
  await step("delete the outcome", button(app, "Delete “More visits”"));
  assert.equal(await app.page.locator("#main .card").count(), 0);
  await app.page.keyboard.press("Control+Z");
  await app.page.locator("#main .card").waitFor();
  assert.equal(await words(app.ratio), "4.01");
  await step("to the list", app.page.locator(".brand"));
  await step("delete the study", app.page.getByRole("button", { name: "Delete “By keyboard”" }));
  assert.equal(await app.studies.count(), 1);
  await step("undo it", app.notice.getByRole("button", { name: "Undo" }));
  assert.equal(await app.studies.count(), 2);
  assert.deepEqual(lost, [], "acts after which nothing had the focus");
});

browserTest("a press beside everything takes the focus away, and no change of the page brings it back", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  const field = app.page.locator("input[data-field]").first();
  await field.fill("77");
  await app.saveState.click();
  assert.equal(await app.focused(), "body");
  await app.page.keyboard.press("Control+z");
  await app.page.waitForFunction(() => document.querySelector("input[data-field]").value !== "77");
  assert.equal(await app.focused(), "body");
});

browserTest("one Tab leaves a field whose echo goes away with it", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  await app.import({ format: "retombees.study", version: 1, id: "tab", title: "Tab", outcomes: [{ id: "o", label: "O", quantity: "5", proxy: { value: "5" } }] });
  const field = app.field("outcomes/o/quantity");
  await field.fill("1,600.5");
  await app.page.locator(".field-echo").waitFor();
  await app.page.keyboard.press("Tab");
  await app.page.locator(".field-echo").waitFor({ state: "detached" });
  assert.equal(await field.evaluate((input) => document.activeElement === input), false);
  assert.notEqual(await app.focused(), "body");
  // What takes the focus away otherwise keeps it away, whatever is drawn then.
  await field.fill("2,700.5");
  await app.page.locator(".field-echo").waitFor();
  await field.evaluate((input) => input.blur());
  await app.page.locator(".field-echo").waitFor({ state: "detached" });
  assert.equal(await app.focused(), "body");
});

browserTest("no act leaves the focus nowhere", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  const study = { format: "retombees.study", version: 1, id: "focus", title: "Focus", stakeholders: ["a", "b", "c"].map((id) => ({ id, name: id.toUpperCase(), role: "other" })), outcomes: [{ id: "o", label: "O", cohorts: ["1", "2"], proxy: { value: "5" } }] };
  const quantity = "outcomes/o/cohorts/0";
  const lost = [];
  const after = async (what, act) => {
    await act();
    if ((await app.focused()) === "body") lost.push(what);
  };
  const click = (locator) => () => press(app, locator);
  await app.choose(study);
  await app.refuse.waitFor();
  await after("refusing an import", click(app.refuse));
  await app.choose(study);
  await app.accept.waitFor();
  await after("accepting an import", click(app.accept));
  await after("closing a notice", click(app.notice.getByRole("button", { name: "Close" })));
  await app.field(quantity).focus();
  await after("a part’s pedigree", () => app.page.keyboard.press("Shift+F2"));
  await after("closing a pedigree", click(app.page.locator(".pedigree-head button")));
  await after("showing one outcome", click(app.card("outcomes/o").locator(".map-open")));
  await after("adding a cohort", click(button(app, "Add a cohort")));
  await write(app, app.field(quantity), "1,234");
  await app.error(quantity).waitFor();
  await after("choosing a reading", click(app.error(quantity).getByRole("button").first()));
  await app.fill(quantity, "12");
  await after("undoing all with the button", async () => {
    while (await app.undo.isEnabled()) await press(app, app.undo);
  });
  await after("redoing all with the button", async () => {
    while (await app.redo.isEnabled()) await press(app, app.redo);
  });
  await after("the last next room", click(app.page.locator(".room-next button")));
  await after("a point to check", click(app.page.locator("#main .findings button").first()));
  await press(app, app.page.getByTestId("room-stakeholders"));
  await after("moving a part up to the top", click(button(app, "Move “B” up")));
  await after("moving a part down to the end", async () => {
    await press(app, button(app, "Move “B” down"));
    await press(app, button(app, "Move “B” down"));
  });
  await after("duplicating a part", click(button(app, "Duplicate “B”")));
  await after("deleting a part", click(button(app, "Delete “A”")));
  await press(app, app.page.getByTestId("room-outcomes"));
  await press(app, app.page.locator("#main button.figure:visible").first());
  await after("closing an explanation with its button", click(app.page.getByTestId("explain-close")));
  await after("to the list", click(app.page.locator(".brand")));
  await press(app, button(app, "Rename “Focus”"));
  await after("renaming", () => app.page.keyboard.press("Enter"));
  await press(app, button(app, "Rename “Focus”"));
  await after("not renaming", () => app.page.keyboard.press("Escape"));
  await after("opening a study", click(app.page.getByRole("link", { name: "Focus", exact: true })));
  assert.deepEqual(lost, [], "acts after which nothing had the focus");
});

browserTest("a room, a study and the list each start at their top", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  const top = () => app.page.evaluate(() => scrollY);
  const down = () => app.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  for (const room of ["result", "outcomes", "scope"]) {
    await down();
    await app.go(room);
    assert.equal(await top(), 0, room);
  }
  for (let n = 0; n < 4; n += 1) {
    await app.page.locator(".room-next button").click();
    assert.equal(await top(), 0, `next room ${n}`);
    assert.equal(await app.focused(), "main");
  }
  await down();
  await app.goToStudies();
  assert.equal(await top(), 0, "list");
  await down();
  await app.page.getByTestId("case-mediation").click();
  assert.equal(await top(), 0, "case");
});

browserTest("every point to check leads to the place that it speaks of", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  const outcome = (id, more) => ({ id, label: id, stakeholder: "s", quantity: "60", proxy: { value: "50" }, ...more });
  await app.import({
    format: "retombees.study", version: 1, id: "points", title: "Points",
    stakeholders: [{ id: "s", name: "S", role: "volunteer", headcount: 3 }],
    inputs: [{ id: "i", label: "I", kind: "cash", unit_value: "1" }, { id: "j", label: "J", kind: "cash" }],
    outcomes: [outcome("a"), outcome("b", { duration: 20 }), outcome("c", { proxy: undefined }), outcome("d", { material: false, proxy: { value: "-1" } }), outcome("e", { cohorts: ["60", "70"], quantity: undefined })],
    scenarios: [{ id: "x", name: "X", form: "custom", overrides: [{ target: "outcomes/zz/quantity", op: "set", value: "1" }] }],
  });
  await app.go("result");
  await app.page.locator("#main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
  const count = await app.page.locator("#main .findings button").count();
  assert.ok(count > 15, `${count} points with a place`);
  const astray = [];
  for (let n = 0; n < count; n += 1) {
    await app.go("result");
    await app.page.locator("#main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
    // Findings of one kind stand together, each with a way to its place.
    const way = app.page.locator("#main .findings button").nth(n);
    const code = await way.evaluate((one) => `${one.closest("[data-finding]").dataset.finding}: ${one.textContent}`);
    await way.focus();
    await app.page.keyboard.press("Enter");
    const there = await app.page.evaluate(() => {
      const one = document.activeElement;
      const { top, bottom } = one.getBoundingClientRect();
      return one !== document.body && top < innerHeight && bottom > 0;
    });
    if (!there) astray.push(`${code} → ${await app.focused()}`);
  }
  assert.deepEqual(astray, []);
});
