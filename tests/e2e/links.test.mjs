// A whole study in a link: it is made, sent, cut and repaired on its way, opened without touching anything, kept when asked (S-10).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { openApp, words } from "./app.mjs";
import { assertAccessible, browserTest, readDownload } from "./harness.mjs";
import { unlinkable } from "./large.mjs";
import { framed, linkTo, packed } from "./link.mjs";

const study = JSON.parse(readFileSync(new URL("../../cases/mediation.json", import.meta.url), "utf8"));
/** Another study with the id and title of one that may be here. */
const mine = { ...study, id: "tutorat", title: "Le mien" };

/** Opens a link in a browser that has never been here. */
const arrive = (openPage, fragment, options = {}) => openApp(openPage, { room: null, path: `/${fragment}`, ...options });
const preview = (app) => app.page.getByTestId("link-preview");
/** The records of studies as they are stored, and what the settings say of studies. */
const stored = (app) => app.page.evaluate(() => {
  const { route, recent, order } = JSON.parse(localStorage.getItem("retombees/v1/settings") ?? "{}");
  const records = Object.entries(localStorage).filter(([key]) => key.includes("/study/"));
  return records.length ? JSON.stringify([records.sort(), route, recent, order]) : "";
});

/** The link that the page offers for the open study. */
async function shared(app) {
  await app.openMenu();
  await app.page.getByTestId("share-open").click();
  return app.page.getByTestId("share-link").inputValue();
}

browserTest("a study goes as a link to a browser that has never been here, is looked at in the same room, kept, and is there after a reload", async ({ openPage }) => {
  const sender = await openApp(openPage);
  await sender.fill("outcomes/annee-evitee/proxy", "12345");
  await sender.go("uncertainty");
  const [sentence, range] = [await words(sender.sentence.first()), await words(sender.range)];
  const address = await shared(sender);
  await assertAccessible(sender.page);
  assert.match(await words(sender.page.getByTestId("share-long")), /coupent un lien/);

  const reader = await openApp(openPage, { room: null, path: new URL(address).pathname + new URL(address).hash });
  await preview(reader).waitFor();
  assert.equal(await words(reader.sentence.first()), sentence);
  await reader.page.locator("#main [data-done=true]").waitFor();
  assert.equal(await words(reader.range), range);
  assert.match(reader.page.url(), /#\/study\/study-\w+\/uncertainty$/, "the address bar does not hold the link any more");
  assert.equal(await stored(reader), "", "nothing is kept yet");
  assert.match(await words(reader.saveState), /Aperçu, non enregistré/);
  await assertAccessible(reader.page);

  await reader.page.getByTestId("link-keep").click();
  await preview(reader).waitFor({ state: "detached" });
  await reader.saved();
  await reader.reload();
  await reader.go("outcomes");
  assert.equal((await reader.field("outcomes/annee-evitee/proxy").inputValue()).replace(/\s/g, ""), "12345");
  await reader.goToStudies();
  assert.equal(await reader.studies.count(), 1, "the study of the link, and no worked case");
});

browserTest("a link that was cut opens nothing and says what to do; what programs add or write otherwise is repaired", async ({ openPage }) => {
  const link = linkTo(study);
  for (const cut of [1, 10, 100, link.length - 2]) {
    const app = await arrive(openPage, link.slice(0, -cut));
    await app.newStudy.waitFor();
    assert.match(await words(app.notice), /Lien incomplet.*Demandez le lien entier/, `${cut} characters less`);
    assert.deepEqual([await app.studies.count(), await stored(app)], [0, ""], "no worked case in its place");
    await app.page.context().close();
  }
  for (const change of [(it) => `${it}.`, (it) => `${it})`, (it) => `${it}%29`, (it) => `${it}%0A`, (it) => `${it}&utm_source=x`, (it) => it.replaceAll("-", "%2D").replaceAll("_", "%5F")]) {
    const app = await arrive(openPage, change(link));
    await preview(app).waitFor();
    assert.match(await words(preview(app)), /Médiation/i);
    await app.page.context().close();
  }
});

browserTest("links that are damaged, of a later version, too large or hostile are refused with their reason", async ({ openPage }) => {
  const link = linkTo(study);
  const other = (place) => link.slice(0, place) + (link[place] === "A" ? "B" : "A") + link.slice(place + 1);
  for (const [fragment, reason] of [
    [other(200), /Lien abîmé/],
    [other(link.length - 1), /Lien abîmé/],
    [framed("AAAA", 2), /version plus récente/],
    [framed(packed("\0".repeat(12_000_000))), /plus que ce qu’un lien peut ouvrir/],
    [framed("A".repeat(1_000_000)), /plus que ce qu’un lien peut ouvrir/],
    [framed(packed("not JSON")), /ne peut pas être ouverte/],
    [framed(packed(JSON.stringify({ study: { ...study, outcomes: 7 } }))), /ne peut pas être ouverte.*outcomes/],
    [framed(packed("{}")), /ne peut pas être ouverte.*study/],
  ]) {
    const app = await arrive(openPage, fragment);
    await app.newStudy.waitFor();
    assert.match(await words(app.notice), reason);
    assert.equal(await stored(app), "");
    assert.match(app.page.url(), /#\/$/, "the link is not in the address bar");
    await app.page.context().close();
  }
});

browserTest("what the link states and this version does not know or finds otherwise is said", async ({ openPage }) => {
  const link = linkTo({ ...study, title: "<img src=x onerror=alert(1)>" }, { program: `9.9.0${"!".repeat(1_000)}`, view: { room: "inputs", tilt: "left" }, figures: { ratio: "1.23" }, colour: 1 });
  const app = await arrive(openPage, link);
  await preview(app).waitFor();
  const said = await words(preview(app));
  assert.match(said, /version 9\.9\.0!{1,60}… .* version 0\.1\.0/);
  assert.match(said, /ratio de 1,23 ; cette version calcule \d,\d\d/);
  assert.match(said, /n’a pas repris : colour, view\.tilt/);
  assert.match(said, /<img src=x onerror=alert\(1\)>/, "text is text");
  assert.equal(await app.page.getByTestId("room-inputs").getAttribute("aria-current"), "page");
});

browserTest("a link beside own studies changes none of them; its changes are undone, asked about, and gone with a reload", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.fill("outcomes/annee-evitee/proxy", "4321");
  await app.saved();
  const before = await stored(app);
  // Pasted into the address of the open page.
  await app.page.evaluate((link) => { location.hash = link; }, linkTo(mine));
  await preview(app).waitFor();
  assert.match(await words(preview(app)), /Le mien/);
  await app.go("outcomes");
  const field = app.page.locator("[data-field$='/quantity']").first();
  const was = await field.inputValue();
  await field.fill("77");
  await field.blur();
  await app.undo.click();
  assert.equal(await field.inputValue(), was);
  await app.redo.click();

  assert.equal(await app.reloadAfterQuestion(), "beforeunload");
  await preview(app).waitFor();
  await app.go("outcomes");
  assert.equal(await field.inputValue(), was, "as it came");
  assert.ok(await stored(app) === before, "nothing of what is kept has changed");

  await app.page.getByTestId("link-close").click();
  await app.newStudy.waitFor();
  assert.equal(await app.studies.count(), 1);
  await app.reload();
  assert.equal(await preview(app).count(), 0);
  await app.page.goto(new URL("#/study/tutorat/outcomes", app.page.url()).href);
  assert.equal((await app.field("outcomes/annee-evitee/proxy").inputValue()).replace(/\s/g, ""), "4321");
});

browserTest("another link does not take the changes of the one before: they are kept", async ({ openPage }) => {
  const app = await arrive(openPage, linkTo(mine));
  await preview(app).waitFor();
  await app.go("outcomes");
  const field = app.page.locator("[data-field$='/quantity']").first();
  await field.fill("77");
  await field.blur();
  await app.page.evaluate((link) => { location.hash = link; }, linkTo({ ...study, title: "L’autre" }));
  await app.page.getByText("L’autre").first().waitFor();
  await app.goToStudies();
  assert.equal(await app.studies.count(), 1);
  assert.match(await words(app.studies.first()), /Le mien/);
  await app.page.getByText("Revenir à l’étude").click();
  await app.page.locator("[data-testid=room-result][aria-current=page]").waitFor();
});

browserTest("a link is copied with one key or a button; a short one has a QR code, a study that is too large has its file", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.import({ ...study, id: "short", title: "Courte", notes: "", variables: [], scenarios: [], correlations: [], outcomes: study.outcomes.slice(0, 1) });
  const address = await shared(app);
  assert.equal(await app.page.getByTestId("share-long").count(), 0);
  await app.page.getByTestId("share-copy").click();
  assert.match(await words(app.notice), /C’est copié/);
  assert.equal(await app.page.evaluate(() => navigator.clipboard.readText()), address);
  await app.page.getByTestId("share-qr").click();
  await app.page.locator("svg.qr").waitFor();
  assert.equal(await app.page.getByTestId("share-link").evaluate((input) => (input.focus(), input.selectionEnd === input.value.length)), true);
  await app.page.keyboard.press("Escape");
  assert.equal(await app.page.getByTestId("share").count(), 0);

  await app.import(unlinkable(study));
  await app.openMenu();
  await app.page.getByTestId("share-open").click();
  assert.match(await words(app.page.getByTestId("share-too-large")), /trop grande pour tenir dans un lien/);
});

browserTest("a link that stops the page is not opened a third time (S-12)", async ({ openPage }) => {
  // Before it is read, as if reading it were what stops the page.
  const app = await arrive(openPage, linkTo(study), { before: holdAlways });
  for (let crashes = 1; crashes <= 2; crashes += 1) {
    await app.page.getByTestId("deferred-failed").waitFor();
    await app.page.evaluate(() => globalThis.retombeesCrash("for a test"));
    await app.page.getByTestId("failure-reload").click();
    await app.page.locator("html[data-state=ready]").waitFor();
  }
  assert.match(await words(app.notice), /arrêté deux fois de suite/);
  assert.deepEqual(await app.page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes("/link/"))), []);
});

/** Width and height of a PNG file. */
const sides = (bytes) => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];

browserTest("the card of a result shows the sentence with its range, what has no price and the caveat, and is saved as PNG and SVG", async ({ openPage }) => {
  const app = await openApp(openPage, { room: null });
  const range = app.page.locator(".ratio-range p").filter({ hasText: /\d.*\d/, visible: true }).first();
  await range.waitFor();
  await app.openMenu();
  await app.page.getByTestId("share-open").click();
  await app.page.getByTestId("share-card").click();
  const picture = app.page.getByTestId("card-picture");
  await picture.waitFor();
  await assertAccessible(app.page);
  const alternative = (await picture.getAttribute("alt")).replace(/[\u00a0\u202f]/g, " ");
  for (const part of [await words(app.sentence.first()), await words(range), "ne sert pas à classer des organisations", "Sans prix, à côté du ratio"]) {
    assert.ok(alternative.includes(part.replace(/\.$/, "")), `${part} in: ${alternative}`);
  }
  for (const [shape, width, height] of [["wide", 1200, 630], ["square", 1080, 1080]]) {
    const png = await readDownload(app.page, () => app.page.getByTestId(`card-${shape}-png`).click());
    assert.deepEqual([...sides(png.bytes), png.name.endsWith(".png")], [width, height, true]);
    const svg = await readDownload(app.page, () => app.page.getByTestId(`card-${shape}-svg`).click());
    // Every line of it is inside, and nothing of it is elsewhere.
    assert.doesNotMatch(svg.text.replace(/xmlns="[^"]*"/g, ""), /https?:|href|url\(/);
    const blank = await app.page.context().newPage();
    await blank.setContent(svg.text);
    const outside = await blank.evaluate(([width, height]) => {
      const frame = document.querySelector("svg").getBoundingClientRect();
      const boxes = [...document.querySelectorAll("svg text")].map((one) => [one.textContent, one.getBoundingClientRect()]);
      return boxes.filter(([, box]) => box.left < frame.left + 40 || box.right > frame.left + width - 40 || box.top < frame.top + 20 || box.bottom > frame.top + height - 20).map(([text]) => text);
    }, [width, height]);
    await blank.close();
    assert.deepEqual(outside, [], shape);
  }
});

/** Runs before the page's scripts: the deferred part does not arrive. */
function holdAlways() {
  const real = globalThis.fetch;
  globalThis.fetch = (file, ...rest) => (String(file).includes("_deferred.wasm") ? Promise.reject(new TypeError("held by the test")) : real(file, ...rest));
}

/** Runs before the page's scripts: on the first load of a tab the deferred part does not arrive. */
function holdOnce() {
  // The first document of a tab has no storage.
  if (location.protocol !== "http:" || sessionStorage.getItem("test/loaded")) return;
  sessionStorage.setItem("test/loaded", "yes");
  const real = globalThis.fetch;
  globalThis.fetch = (file, ...rest) => (String(file).includes("_deferred.wasm") ? Promise.reject(new TypeError("held by the test")) : real(file, ...rest));
}

browserTest("a link that cannot be read yet waits through a reload, and comes", async ({ openPage }) => {
  const app = await arrive(openPage, linkTo(study), { before: holdOnce });
  await app.page.getByTestId("deferred-failed").waitFor();
  assert.equal(await app.studies.count(), 0, "no worked case in its place");
  await app.reload();
  await preview(app).waitFor();
  assert.match(await words(preview(app)), /Médiation/i);
  // The place stays the same through another reload.
  await app.go("inputs");
  const { page } = app;
  const place = () => page.evaluate(() => [location.href, history.length]);
  const before = await place();
  await app.reload();
  await preview(app).waitFor();
  assert.deepEqual(await place(), before, "under the same address, and no step of the history");
  assert.equal(await page.getByTestId("room-inputs").getAttribute("aria-current"), "page");
});

browserTest("a card holds whatever words a study has: emoji, words longer than a line, outcomes without a name", async ({ openPage }) => {
  const long = "a".repeat(100);
  const unpriced = ["", "", `${"mot ".repeat(30)}👩🏽‍🌾`, "", "Calme"].map((label, n) => ({ id: `u${n}`, stakeholder: study.stakeholders[0].id, label, valued: false }));
  const app = await openApp(openPage);
  await app.import({ ...study, id: "hard", organisation: long, title: `${"titre ".repeat(30)}👨‍👩‍👧‍👦`, outcomes: [...study.outcomes, ...unpriced] });
  await app.openMenu();
  await app.page.getByTestId("share-open").click();
  await app.page.getByTestId("share-card").click();
  await app.page.getByTestId("card-picture").waitFor();
  const svg = await readDownload(app.page, () => app.page.getByTestId("card-wide-svg").click());
  const blank = await app.page.context().newPage();
  await blank.setContent(svg.text);
  const outside = await blank.evaluate(() => [...document.querySelectorAll("svg text")].map((one) => one.getBoundingClientRect()).filter((box) => box.right > 1200 || box.bottom > 638).length);
  assert.equal(outside, 0);
  assert.match(svg.text.replace(/\s+/g, " "), /Effet \d+/);
});
