// Undo and redo, by button and by keyboard, for every kind of change.

import assert from "node:assert/strict";
import { openApp } from "./app.mjs";
import { browserTest } from "./harness.mjs";

const STUDY = {
  format: "retombees.study",
  version: 1,
  id: "undo",
  title: "Undo",
  discounting: { rates: [{ from_year: 0, rate: "0.03" }] },
  stakeholders: ["s1", "s2", "s3"].map((id) => ({ id, name: `Who ${id}`, role: "beneficiary" })),
  inputs: ["i1", "i2", "i3"].map((id) => ({ id, stakeholder: "s1", label: `What ${id}`, kind: "cash", unit_value: "100" })),
  outcomes: ["o1", "o2", "o3"].map((id) => ({ id, stakeholder: "s2", label: `Change ${id}`, quantity: "7", proxy: { value: "30" }, duration: 2 })),
  trial: { outcomes: [{ id: "t1" }] },
};

/** All that a person can see of the room, unfolded: texts, and what stands in the controls. */
const seen = async (app) => {
  await app.page.locator("#main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
  // That something was deleted is told of the act, and not of the study.
  return app.page.locator("#main").evaluate((main) => ({
    texts: [...main.querySelectorAll(".removed")].reduce((text, one) => text.replace(one.innerText, ""), main.innerText).replaceAll(/\n+/g, "\n"),
    controls: [...main.querySelectorAll("input, select, textarea")].map((one) => [one.id, one.type === "checkbox" ? one.checked : one.value]),
  }));
};

async function state(app) {
  return { seen: await seen(app), study: await app.exported() };
}

const BUTTONS = { undo: (app) => app.undo.click(), redo: (app) => app.redo.click() };
const KEYS = {
  undo: (app) => app.page.keyboard.press("Control+Z"),
  redo: (app) => app.page.keyboard.press("Control+Shift+Z"),
};

/** Each change goes one of these ways, in turn; `./dev test-all` goes both with each. */
const WAYS = Object.entries({ buttons: BUTTONS, keys: KEYS });

const button = (app, name) => app.page.getByRole("main").getByRole("button", { name, exact: true });

const parts = (list, name) => ({
  adding: (app) => app.page.getByTestId(`add-${list}`).click(),
  duplicating: (app) => button(app, `Duplicate “${name}”`).click(),
  "moving up": (app) => button(app, `Move “${name}” up`).click(),
  "moving down": (app) => button(app, `Move “${name}” down`).click(),
  deleting: (app) => button(app, `Delete “${name}”`).click(),
});

const typed = async (app, locator, text) => {
  await locator.focus();
  await app.page.keyboard.press("Control+A");
  await app.page.keyboard.type(text);
  await app.page.keyboard.press("Tab");
};

/** What can be done in each room, each as one step. */
const ACTS = {
  scope: {
    "a rate": (app) => app.fill("discounting/rate", "4.5 %"),
    "the price year": (app) => app.fill("price_year", "2031"),
    "the title": (app) => typed(app, app.control("title"), "Another title"),
    "a choice: kind of study": (app) => app.control("kind").selectOption("evaluative"),
    "a choice: purpose": (app) => app.control("purpose").selectOption("prove"),
    "a choice: currency": (app) => app.control("currency").selectOption("GBP"),
    "a choice: moment of the year": (app) => app.control("discounting/timing").selectOption("mid"),
    "another rate": (app) => button(app, "Add a later rate").click(),
    "no discounting": (app) => button(app, "Do not discount").click(),
  },
  stakeholders: {
    "a whole number": (app) => app.fill("stakeholders/s1/headcount", "30"),
    "a name": (app) => typed(app, app.control("stakeholders/s2/name"), "Somebody else"),
    "a long text": (app) => app.control("stakeholders/s2/consulted").fill("In June.\nTwice."),
    "a choice: role": (app) => app.control("stakeholders/s1/role").selectOption("staff"),
    ...parts("stakeholder", "Who s2"),
  },
  inputs: {
    "an amount": (app) => app.fill("inputs/i2/unit_value", "1e3"),
    "a year": (app) => app.fill("inputs/i1/year", "2"),
    "a choice: nobody": (app) => app.control("inputs/i1/stakeholder").selectOption(""),
    "a choice: kind of input": (app) => app.control("inputs/i3/kind").selectOption("volunteer_time"),
    ...parts("input", "What i2"),
  },
  outcomes: {
    "a number typed key by key": (app) => typed(app, app.field("outcomes/o1/quantity"), "1234.5"),
    "a number emptied": (app) => app.fill("outcomes/o1/proxy", ""),
    "a text typed key by key": (app) => typed(app, app.control("outcomes/o2/label"), "More of it"),
    ...parts("outcome", "Change o2"),
  },
  "outcomes, one at a time": {
    "a number": (app) => app.fill("outcomes/o1/attribution", "30"),
    "a choice: whom": (app) => app.control("outcomes/o1/stakeholder").selectOption("s3"),
    "a tick": (app) => app.control("outcomes/o1/valued").uncheck(),
    cohorts: (app) => app.control("outcomes/o1/yearly").check(),
    "a choice: a measured effect": (app) => app.control("outcomes/o1/counterfactual").selectOption("shares"),
    "moving down": (app) => button(app, "Move “Change o1” down").click(),
  },
  trial: {
    "a number of the plan": (app) => app.fill("trial/plan/base_share", "50"),
    "a number of a group": (app) => app.fill("trial/t1/offered/answered", "40"),
    "a text": (app) => typed(app, app.control("trial/t1/label"), "Work"),
    "a choice: what is measured": (app) => app.control("trial/t1/measure").selectOption("means"),
    "a stratum": (app) => app.page.getByTestId("trial-add-stratum").click(),
    deleting: (app) => button(app, "Delete “Unnamed outcome”").click(),
  },
};

for (const [room, acts] of Object.entries(ACTS)) {
  browserTest(`undo and redo walk over every change in the room ${room}, and all that is shown follows`, async ({ openPage }) => {
    const app = await openApp(openPage, { locale: "en-GB" });
    await app.import(STUDY);
    await app.go(room.split(",")[0]);
    // Its years are among its details.
    if (room === "inputs") await app.card("inputs/i1").locator(".map-open").click();
    if (room.includes(",")) await app.one("o1");
    for (const [n, [what, act]] of Object.entries(acts).entries()) {
      assert.equal(await app.undo.isDisabled(), true);
      const before = await state(app);
      await act(app);
      const after = await state(app);
      assert.notDeepEqual(after.study, before.study, what);
      for (const [way, { undo, redo }] of WAYS.filter((_, place) => process.env.THOROUGH || place === n % WAYS.length)) {
        await undo(app);
        assert.deepEqual(await state(app), before, `${what}: undo by ${way}`);
        assert.equal(await app.undo.isDisabled(), true, `${what} was one step`);
        await redo(app);
        assert.deepEqual(await state(app), after, `${what}: redo by ${way}`);
        assert.equal(await app.redo.isDisabled(), true, what);
      }
      await BUTTONS.undo(app);
    }
  });
}

browserTest("each field that was left is a step of its own", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  await app.import(STUDY);
  const address = "outcomes/o1/quantity";
  await app.fill(address, "8");
  await app.fill(address, "9");
  await app.fill("outcomes/o2/quantity", "10");
  const both = async () => [await app.field(address).inputValue(), await app.field("outcomes/o2/quantity").inputValue()];
  assert.deepEqual(await both(), ["9", "10"]);
  await app.undo.click();
  assert.deepEqual(await both(), ["9", "7"]);
  await app.undo.click();
  assert.deepEqual(await both(), ["8", "7"]);
  await app.undo.click();
  assert.deepEqual(await both(), ["7", "7"]);
  assert.equal(await app.undo.isDisabled(), true);
});

browserTest("Ctrl+Z inside a field that was just typed in restores the number, and the field shows it", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  await app.import(STUDY);
  const address = "outcomes/o1/quantity";
  const ratio = await app.ratio.innerText();
  await app.type(address, "12.75");
  await app.page.keyboard.press("Control+Z");
  assert.equal(await app.field(address).inputValue(), "7");
  assert.equal(await app.ratio.innerText(), ratio);
  assert.equal(await app.focused(), address);
  await app.page.keyboard.press("Control+Shift+Z");
  assert.equal(await app.field(address).inputValue(), "12.75");
});

browserTest("undo first gives back a refused text, then the change before it", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  await app.import(STUDY);
  await app.fill("outcomes/o1/quantity", "8");
  await app.paste("outcomes/o1/quantity", "nonsense");
  await app.undo.click();
  assert.equal((await app.exported()).outcomes[0].quantity, "8");
  assert.equal(await app.field("outcomes/o1/quantity").inputValue(), "8");
  assert.equal(await app.error("outcomes/o1/quantity").count(), 0);
  await app.undo.click();
  assert.equal((await app.exported()).outcomes[0].quantity, "7");
  assert.equal(await app.field("outcomes/o1/quantity").inputValue(), "7");
  assert.equal(await app.undo.isDisabled(), true);
});

browserTest("a text that begins as a number and is refused in the end is given back as a whole", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  await app.import(STUDY);
  const address = "outcomes/o1/quantity";
  await app.type(address, "12 apples");
  await app.page.keyboard.press("Control+Z");
  assert.equal(await app.field(address).inputValue(), "7");
  assert.equal(await app.undo.isDisabled(), true);
  await app.type(address, "12");
  await app.page.keyboard.press("Tab");
  await app.undo.click();
  assert.equal(await app.field(address).inputValue(), "7");
  assert.equal(await app.undo.isDisabled(), true);
});

browserTest("Ctrl+Z undoes with Caps Lock on, and Ctrl+Y does again", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  await app.import(STUDY);
  const address = "outcomes/o1/quantity";
  await app.fill(address, "8");
  // With Caps Lock on, the browser reports "Z" without the shift key.
  const press = (key) => app.page.evaluate((key) => dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey: true, bubbles: true, cancelable: true })), key);
  await press("Z");
  await app.page.locator("[data-testid=undo]:disabled").waitFor();
  assert.equal(await app.field(address).inputValue(), "7");
  await press("y");
  await app.page.locator("[data-testid=redo]:disabled").waitFor();
  assert.equal(await app.field(address).inputValue(), "8");
});

browserTest("the steps of one study are not those of another", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  await app.import(STUDY);
  await app.fill("outcomes/o1/quantity", "8");
  await app.openCase("mediation");
  assert.equal(await app.undo.isDisabled(), true);
  await app.page.keyboard.press("Control+Z");
  await app.goToStudies();
  await app.page.getByRole("link", { name: "Undo", exact: true }).click();
  assert.equal(await app.field("outcomes/o1/quantity").inputValue(), "8");
  await app.undo.click();
  assert.equal(await app.field("outcomes/o1/quantity").inputValue(), "7");
});
