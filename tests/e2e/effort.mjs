// Counts the acts that a study takes: one of nine outcomes for three stakeholders, three years each, entered by keys and mouse, then
// by one paste. An act is a click, a key that moves or confirms, or the whole content of one field.
//
//   node tests/e2e/effort.mjs      after ./dev build
//
// Before the grid of decision 0074 the same study took 104 clicks, 387 keys and 17 Tabs. With it: 203 acts by hand, 5 by paste; since the years of a
// quantity are typed at once, and a row no longer stops at whose it is: 150.

import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { FLAGS, findBrowser } from "./browser.mjs";
import { startServer } from "./server.mjs";

const PEOPLE = ["Jeunes accompagnés", "Familles", "Collectivités"];
/** For whom, what changes, how many in each year, the value of one, deadweight, displacement, attribution, drop-off, duration. */
const OUTCOMES = [
  [0, "Trouver un emploi", [12, 14, 15], 14500, 25, 3, 50, 10, 3],
  [0, "Se former", [20, 22, 25], 3200, 30, 0, 40, 20, 2],
  [0, "Aller mieux", [30, 33, 35], 300, 25, 0, 20, 50, 1],
  [0, "Se loger", [6, 7, 8], 4100, 20, 10, 60, 0, 1],
  [1, "Moins d’inquiétude", [18, 19, 20], 450, 40, 0, 30, 25, 2],
  [1, "Plus de temps", [15, 15, 16], 620, 35, 0, 25, 30, 1],
  [2, "Moins d’aides versées", [9, 10, 12], 5400, 30, 0, 50, 0, 1],
  [2, "Plus d’impôts", [11, 12, 13], 1250, 25, 5, 50, 10, 3],
  [2, "Moins de délits", [2, 2, 3], 8000, 45, 0, 55, 20, 2],
];
const COLUMNS = ["deadweight", "displacement", "attribution", "drop_off", "duration"];

const server = await startServer();
const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });

/** A page on which acts are counted by kind. */
async function open() {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 1440, height: 900 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.origin });
  const page = await context.newPage();
  await page.goto(server.url());
  await page.locator("html[data-state=ready]").waitFor();
  await page.getByTestId("start-study").waitFor();
  const acts = { clicks: 0, keys: 0, contents: 0 };
  /** Lets the page draw what an act led to. */
  const settle = () => page.waitForTimeout(60);
  return {
    page,
    acts,
    click: async (target) => { acts.clicks += 1; await target.click(); await settle(); },
    key: async (name) => { acts.keys += 1; await page.keyboard.press(name); await settle(); },
    write: async (text) => { acts.contents += 1; await page.keyboard.type(String(text)); await settle(); },
    choose: async (target, label) => { acts.contents += 1; await target.selectOption({ label }); await settle(); },
    total: () => acts.clicks + acts.keys + acts.contents,
  };
}

async function exported(page) {
  await page.getByTestId("menu").click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByTestId("export-json").click()]);
  const parts = [];
  for await (const part of await file.createReadStream()) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString("utf8"));
}

const number = (stated) => (stated === undefined ? 0 : Number(stated.value ?? stated));

/** Holds what came in against what was to be entered. */
function check(study) {
  const names = new Map(study.stakeholders.map(({ id, name }) => [id, name]));
  const found = study.outcomes.map((one) => [
    PEOPLE.indexOf(names.get(one.stakeholder)), one.label, (one.cohorts ?? [one.quantity]).map(number), number(one.proxy.value),
    ...COLUMNS.map((name) => Math.round(number(one[name]) * (name === "duration" ? 1 : 100))),
  ]);
  assert.deepEqual(found, OUTCOMES);
}

async function byHand() {
  const { page, click, key, write, choose, acts, total } = await open();
  await click(page.getByTestId("start-study"));
  await write("Tremplin");
  await key("Tab");
  await write(PEOPLE[0]);
  await key("Tab");
  await write(OUTCOMES[0][1]);
  await key("Enter");
  await page.locator(".map-row").first().waitFor();
  // The other stakeholders.
  await click(page.getByTestId("room-stakeholders"));
  for (const name of PEOPLE.slice(1)) {
    await click(page.getByTestId("add-stakeholder"));
    await write(name);
  }
  await click(page.getByTestId("room-outcomes"));
  for (const [place, [who, label, quantities, amount, ...rest]] of OUTCOMES.entries()) {
    const row = page.locator(".map-row").nth(place);
    if (place === 0) {
      await click(row.locator("[data-field$='/quantity']"));
    } else {
      await write(label);
      if (who !== OUTCOMES[place - 1][0]) await choose(row.locator("select"), PEOPLE[who]);
      // From the label to the numbers.
      await key("Tab");
    }
    // The three years at once.
    await write(quantities.join(" ; "));
    await key("Tab");
    await write(amount);
    for (const value of rest) {
      await key("Tab");
      // What is not stated counts as 0, a duration as 1.
      if (value !== 0) await write(value);
    }
    if (place < OUTCOMES.length - 1) await key("Enter");
  }
  await key("Tab");
  check(await exported(page));
  console.log(`by hand: ${total()} acts (${acts.clicks} clicks, ${acts.keys} keys that move or confirm, ${acts.contents} contents of fields)`);
}

async function byPaste() {
  const { page, click, key, total } = await open();
  const head = ["Parties prenantes", "Ce qui change", "Quantité an 1", "Quantité an 2", "Quantité an 3", "Valeur d’une unité", "Poids mort", "Déplacement", "Attribution", "Déperdition", "Durée"];
  const rows = OUTCOMES.map(([who, label, quantities, amount, deadweight, displacement, attribution, dropOff, duration]) =>
    [PEOPLE[who], label, ...quantities, amount, ...[deadweight, displacement, attribution, dropOff].map((share) => `${share} %`), duration]);
  await page.evaluate((text) => navigator.clipboard.writeText(text), [head, ...rows].map((row) => row.join("\t")).join("\n"));
  await click(page.getByTestId("start-study"));
  await click(page.getByTestId("start-now"));
  await click(page.getByTestId("room-outcomes"));
  await page.getByTestId("add-outcome").waitFor();
  await key("Control+V");
  await page.getByTestId("table-accept").waitFor();
  await click(page.getByTestId("table-accept"));
  check(await exported(page));
  console.log(`by paste: ${total()} acts`);
}

try {
  await byHand();
  await byPaste();
} finally {
  await browser.close();
  await server.close();
}
