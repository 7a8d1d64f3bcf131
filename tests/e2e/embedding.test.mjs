// The page that puts a study into another site: its choices, its preview, and what it gives to paste.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { openApp, words } from "./app.mjs";
import { assertAccessible, browserTest } from "./harness.mjs";
import { unlinkable } from "./large.mjs";

const study = JSON.parse(readFileSync(new URL("../../cases/mediation.json", import.meta.url), "utf8"));

/** Goes from the open study to the page, as a person does. */
async function embed(app) {
  await app.openMenu();
  await app.page.getByTestId("share-open").click();
  await app.page.getByTestId("share").getByRole("button", { name: /^(Intégrer|Embed)/ }).click();
  await app.page.locator("h1", { hasText: /Intégrer|Embed/ }).waitFor();
}
const preview = (app) => app.page.frameLocator("[data-testid=embed-preview]");
const code = (app, word) => app.page.getByTestId(`embed-code-${word}`).inputValue();
const shown = (app) => preview(app).locator("[data-testid=range][data-known=true]").waitFor();

browserTest("a worked case is put into a site in six acts: chosen, coloured, tried on a phone, copied", async ({ openPage, server }) => {
  const app = await openApp(openPage, { room: null, media: { permissions: ["clipboard-read", "clipboard-write"] }, expect: [/Fetch API cannot load/] });
  await embed(app);
  await shown(app);
  const { page } = app;
  assert.equal(await code(app, "script"), `<script src="${server.origin}/embed.js" async></script>\n<retombees-widget title="Calcul d’impact social\u00a0: Tutorat d’étudiants par des salariés bénévoles" study="tutorat">\n  <a href="${server.origin}/#/study/tutorat/result">Voir le calcul complet</a>\n</retombees-widget>`);
  await page.getByTestId("embed-colour").fill("#ffdd00");
  await page.getByTestId("embed-width-320").click();
  await shown(app);
  const frame = page.getByTestId("embed-preview");
  assert.equal(await frame.evaluate((one) => one.clientWidth), 320);
  // It is as high as its content, and the colour of the site can be read on it.
  const inside = page.frames().find((one) => one.url().includes("embed.html"));
  const height = await inside.evaluate(() => Math.ceil(document.getElementById("widget").getBoundingClientRect().height));
  assert.equal(await frame.evaluate((one) => one.clientHeight), height);
  assert.match(await inside.evaluate(() => document.documentElement.style.getPropertyValue("--accent")), /^rgb\(\d+ \d+ 0\)$/);
  await page.getByTestId("embed-copy-script").click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, / color="#ffdd00">/);
  await assertAccessible(page);
});

browserTest("own numbers, picture, language and scenario are in both tags, and the preview shows them", async ({ openPage }) => {
  // A frame that makes room for the next one leaves what it was fetching, which Chromium writes into the console.
  const app = await openApp(openPage, { room: null, expect: [/Fetch API cannot load/] });
  await embed(app);
  const { page } = app;
  await page.getByTestId("embed-language").selectOption("en");
  await page.getByTestId("embed-picture").selectOption("stakeholders");
  await page.getByTestId("embed-scenario").selectOption("numerique");
  await page.getByTestId("embed-numbers").selectOption("chosen");
  assert.match(await code(app, "script"), / open=""/);
  await page.getByTestId("embed-add").selectOption("outcomes/annee-evitee/proxy");
  await page.getByTestId("embed-add").selectOption("outcomes/confiance/deadweight");
  await page.getByTestId("embed-figures").check();
  for (const word of ["script", "frame"]) {
    const text = (await code(app, word)).replaceAll("%20", " ").replaceAll("&amp;", " ");
    for (const part of [/scenario="?=?"?numerique/, /lang="?=?"?en/, /picture="?=?"?stakeholders/, /outcomes\/annee-evitee\/proxy outcomes\/confiance\/deadweight/]) assert.match(text, part, word);
  }
  assert.match(await code(app, "script"), / figures>/);
  assert.match(await code(app, "frame"), /sandbox="[^"]*allow-same-origin[^"]*"/);
  await shown(app);
  assert.equal(await preview(app).getByRole("slider").count(), 2);
  assert.match(await preview(app).locator(".widget-scenario").innerText(), /^Scenario: /);
  await page.getByTestId("embed-remove").first().click();
  assert.doesNotMatch(await code(app, "script"), /annee-evitee/);
});

browserTest("a study of one's own travels in the tag, and one that is too large is hosted as a file", async ({ openPage }) => {
  const app = await openApp(openPage, { room: null, path: "/#/study/wheels-to-meals/outcomes", expect: [/Fetch API cannot load/] });
  await app.fill("outcomes/ae/quantity", "12");
  await embed(app);
  await shown(app);
  assert.match(await code(app, "script"), / study="#v1\.\d+\./);
  const sentence = await preview(app).getByTestId("sentence").innerText();
  await app.page.getByTestId("embedding-back").click();
  assert.equal(await app.page.getByTestId("sroi-sentence").innerText(), sentence);
  // A reload stays here.
  await embed(app);
  await app.page.reload();
  await shown(app);

  await app.goToStudies();
  await app.import(unlinkable(study));
  await embed(app);
  assert.match(await words(app.page.getByTestId("embed-too-large")), /trop grande pour tenir dans une adresse.*studies\//s);
  assert.match(await code(app, "script"), / study="studies\/[^"]+\.json"/);
});
