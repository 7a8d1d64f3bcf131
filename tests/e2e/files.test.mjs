// Export and import of study files: the same figures elsewhere, nothing imported unseen, nothing broken by an invalid file.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { openApp, words } from "./app.mjs";
import { largeStudy, slow } from "./large.mjs";
import { browserTest, readDownload } from "./harness.mjs";

const sample = (name) => readFileSync(new URL(`../samples/${name}.json`, import.meta.url), "utf8");
const named = (id, title, more = {}) => ({ format: "retombees.study", version: 1, id, title, ...more });

/** Every figure of the result room, and the sentence. */
async function figures(app) {
  await app.go("result");
  await app.page.getByTestId("switching").click();
  await app.page.locator("section[aria-labelledby=switching-title] tbody tr").first().waitFor();
  await app.page.locator("[data-testid=ratio-range][data-current=true]").waitFor();
  // What says that a case is a worked one goes with its id.
  const example = (await app.page.getByTestId("example").allInnerTexts()).join("");
  // So does the title in the source of a chart.
  return (await app.page.locator("#main").innerText()).replaceAll(/^Source\s:\s«.*$/gm, "").replace(example, "").replace("Commencer mon étude", "").replace(/\n+/g, "\n");
}

for (const key of ["tutorat", "mediation", "ressourcerie", "wheels-to-meals"]) {
  browserTest(`the case ${key}, edited and exported, gives the same figures on a new machine`, async ({ openPage }) => {
    const app = await openApp(openPage);
    await app.openCase(key);
    await app.fields("proxy").first().fill("4999,99");
    await app.control((await app.fields("proxy").first().getAttribute("data-field")).replace("proxy", "label")).fill("Changé");
    const text = await app.exportText();
    const shown = [await words(app.sentence), await words(app.ratio), await figures(app)];

    const other = await openApp(openPage);
    await other.choose(text);
    await other.accept.click();
    await other.preview.waitFor({ state: "detached" });
    // The worked case of the first visit may have the same id: the file then came in as a copy.
    const again = await other.exportText();
    const { id, title, ...rest } = JSON.parse(text);
    const { id: newId, title: newTitle, ...newRest } = JSON.parse(again);
    assert.deepEqual(newRest, rest);
    if (key === "tutorat") assert.deepEqual([newId === id, newTitle], [false, `${title} (importée)`]);
    else assert.equal(again, text, "the same bytes");
    assert.deepEqual([await words(other.sentence), await words(other.ratio), await figures(other)], shown);
  });
}

browserTest("a file is named after its study and the day", async ({ openPage }) => {
  const app = await openApp(openPage);
  const file = await app.download();
  assert.match(file.name, /^tutorat-d.étudiants-par-des-salariés-bénévoles-\d{4}-\d\d-\d\d\.json$/);
  await app.goToStudies();
  assert.match((await app.download()).name, /^retombees-\d{4}-\d\d-\d\d\.json$/);
});

browserTest("an import is shown before it comes in, and refusing it leaves nothing", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.saved();
  const before = await app.page.evaluate(() => JSON.stringify(localStorage));
  await app.choose(sample("full-v1"));
  const told = await words(app.preview);
  assert.match(told, /Ce fichier contient 1 étude/);
  assert.match(told, /Jardin partagé « Les Bleuets »/);
  assert.match(told, /2 parties prenantes, 2 ressources, 2 effets, \d+ scénarios?, \d+(,\d)? ko/);
  assert.equal(await app.page.locator("#incoming-title").evaluate((title) => title === document.activeElement), true);
  await app.refuse.click();
  await app.preview.waitFor({ state: "detached" });
  assert.match(app.page.url(), /tutorat/);
  await app.goToStudies();
  assert.equal(await app.studies.count(), 1);
  await app.page.getByRole("link", { name: /Tutorat/ }).click();
  await app.saved();
  assert.equal(await app.page.evaluate(() => JSON.stringify(localStorage)), before);
});

browserTest("an accepted import opens, says so, and stays after a reload", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.import(sample("full-v1"));
  assert.match(await words(app.notice), /1 étude importée/);
  assert.match(app.page.url(), /#\/study\/jardin\//);
  await app.saved();
  await app.reload();
  assert.equal((await app.exported()).title, "Jardin partagé « Les Bleuets »");
  await app.goToStudies();
  assert.equal(await app.studies.count(), 2);
});

browserTest("the same study imported twice comes in as a copy and replaces nothing", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.import(named("same", "Original"));
  await app.choose(named("same", "Original"));
  assert.match(await words(app.preview), /Déjà là, à l’identique : elle entrera comme une copie/);
  await app.accept.click();
  await app.choose(named("same", "Otherwise", { notes: "later" }));
  assert.match(await words(app.preview), /Une autre version est déjà là/);
  await app.accept.click();
  await app.goToStudies();
  const titles = await app.studies.getByRole("heading").allInnerTexts();
  assert.deepEqual(titles.slice(1), ["Original", "Original (importée)", "Otherwise (importée)"]);
  const all = JSON.parse(await app.exportText()).studies;
  assert.equal(new Set(all.map((study) => study.id)).size, all.length);
  await app.saved();
  await app.reload();
  assert.deepEqual(await app.studies.getByRole("heading").allInnerTexts(), titles);
});

browserTest("all studies leave in one file and come back from it in their order", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.import(sample("collection-v1"));
  assert.match(await words(app.notice), /2 études importées/);
  const text = await app.exportText();
  const other = await openApp(openPage, { storage: { "retombees/v1/settings": JSON.stringify({ language: "fr", route: "/", order: [] }) } });
  assert.equal(await other.studies.count(), 0);
  await other.import(text);
  assert.equal(await other.exportText(), text);
});

browserTest("members of later programs survive import, edit and export (P-13)", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  await app.import(sample("unknown-v1"));
  await app.fill("outcomes/o1/proxy", "3");
  await app.control("outcomes/o1/label").fill("changed");
  await app.go("stakeholders");
  await app.control("stakeholders/s1/name").fill("B");
  await app.go("inputs");
  await app.fill("inputs/i1/unit_value", "5");
  await app.go("scope");
  await app.fill("discounting/rate", "4");
  await app.saved();
  await app.reload();
  const text = await app.exportText();
  const study = JSON.parse(text);
  const original = JSON.parse(sample("unknown-v1"));
  for (const name of ["zebra", "trials", "apple"]) assert.deepEqual(study[name], original[name], name);
  assert.equal(study.discounting.curve, "flat");
  assert.deepEqual(study.discounting.rates[0], { from_year: 0, rate: "0.04", note_of_rate: "r" });
  assert.deepEqual([study.stakeholders[0].colour, study.stakeholders[0].name], ["blue", "B"]);
  assert.equal(study.inputs[0].unit_value.unit, "EUR");
  assert.equal(Number(study.inputs[0].unit_value.value), 5);
  assert.match(text, /18446744073709551615/, "a number that JavaScript cannot hold");
  const [outcome] = study.outcomes;
  assert.deepEqual([outcome.grid, outcome.alpha, outcome.proxy.country], [original.outcomes[0].grid, null, "FR"]);
  assert.equal(study.scenarios[0].overrides[0].why, "w");
});

// ----------------------------------------------------------------------------------------------------------- bad files

const outcome = (more) => named("bad", "Bad", { outcomes: [{ id: "o1", label: "x", ...more }] });
const BAD = {
  "not JSON": ["Bonjour, ceci est une lettre.", /n’est pas du JSON valable, ligne 1, colonne 1/],
  empty: ["", /Il est vide/],
  truncated: [sample("full-v1").slice(0, 1_000), /Le fichier est coupé, ligne \d+, colonne \d+/],
  "another format": [{ format: "something.else", version: 1, id: "x" }, /pas une étude Retombées \(format : something\.else\)/],
  "no format": [{ hello: 1 }, /pas une étude Retombées|Il manque une information/],
  "a newer version": [named("bad", "Bad", { version: 2 }), /version plus récente \(format 2, ici 1\).*Rechargez/],
  "a share of 1.5": [outcome({ deadweight: "1.5" }), /1[,.]5 est trop grand.*Endroit : \$\.outcomes\[0\]\.deadweight/],
  "a share written as a JSON number": [outcome({ deadweight: 0.5 }), /entre guillemets.*Endroit : \$\.outcomes\[0\]\.deadweight/],
  "a decimal comma": [outcome({ quantity: "1,5" }), /« 1,5 » n’est pas un nombre.*Endroit : \$\.outcomes\[0\]\.quantity/],
  "duplicate ids": [named("bad", "Bad", { outcomes: [{ id: "o1" }, { id: "o1" }] }), /L’identifiant « o1 » est déjà pris.*Endroit : \$\.outcomes\[1\]/],
  "the same member twice": ['{"format":"retombees.study","version":1,"id":"a","id":"b"}', /Le même nom y figure deux fois.*Endroit : \$\.id/],
  "an unknown stakeholder": [outcome({ stakeholder: "nobody" }), /Aucune partie prenante n’a l’identifiant « nobody ».*Endroit : \$\.outcomes\[0\]\.stakeholder/],
  "a word of no list": [named("bad", "Bad", { kind: "guess" }), /« guess » n’est pas un mot prévu ici.*forecast/],
  "a list for an object": [outcome({ proxy: [] }), /Il faut ici : un objet\. Il y a : une liste/],
  "UTF-16": [Buffer.from(`\ufeff${sample("minimal-v1")}`, "utf16le"), /UTF-16/],
  "a picture": [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), /pas un fichier texte/],
  "too deep": [`{"format":"retombees.study","version":1,"id":"a","x":${"[".repeat(200)}${"]".repeat(200)}}`, /plus de 32 niveaux/],
  "6 MB": [named("bad", "Bad", { extra: "x".repeat(6_000_000) }), /6\s?0\d\d\s?\d{3} octets, plus que les 5\s?000\s?000/],
};

browserTest("a bad file gets a sentence that says what is wrong and where, and changes nothing (S-4)", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.saved();
  const before = await app.page.evaluate(() => JSON.stringify(localStorage));
  for (const [way, [content, sentence]] of Object.entries(BAD)) {
    const dismiss = app.notice.getByRole("button");
    if (await dismiss.count()) await dismiss.click();
    await app.choose(content);
    await app.notice.locator("p").waitFor();
    const told = await words(app.notice.locator("p"));
    assert.match(told, /^Ce fichier n’a pas été importé\. .* Rien n’a changé dans vos études\.$/, way);
    assert.match(told, sentence, way);
    assert.doesNotMatch(told, /[{}]|file\./, `${way}: a raw key or placeholder`);
    assert.equal(await app.notice.getAttribute("role"), "alert", way);
    assert.equal(await app.preview.count(), 0, way);
  }
  await app.saved();
  assert.equal(await app.page.evaluate(() => JSON.stringify(localStorage)), before);
});

browserTest("a bad file is refused in English too", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  await app.choose(BAD["a share of 1.5"][0]);
  await app.notice.locator("p").waitFor();
  const told = await words(app.notice.locator("p"));
  assert.match(told, /This file was not imported\. 1\.5 is too large: 1 or less is needed\. Place: \$\.outcomes\[0\]\.deadweight\. Nothing has changed/);
});

browserTest("a byte order mark at the start of a file is no mistake", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.import(`\ufeff${sample("full-v1")}`);
  assert.equal((await app.exported()).id, "jardin");
});

browserTest("the same file can be chosen again after it was mended", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.choose("{");
  await app.notice.locator("p").waitFor();
  await app.choose(named("mended", "Mended"));
  await app.preview.waitFor();
  assert.equal(await app.notice.locator("p").count(), 0, "the refusal is no longer true");
});

// ---------------------------------------------------------------------------------------------------- hostile texts (S-9)

const HOSTILE = `<img src=x onerror=alert(1)> </title><script>alert(2)</script> "'&lt; javascript:alert(3)`;

browserTest("markup in every text of a file is shown as text, in every room", async ({ openPage }) => {
  const text = HOSTILE;
  const study = named("hostile", text, {
    organisation: text, notes: text, ideal: text, price_year: 2020, kind: "forecast",
    discounting: { rates: [{ from_year: 0, rate: "0.03", source: text }] },
    stakeholders: [{ id: "s1", name: text, role: "volunteer", consulted: text }],
    inputs: [{ id: "i1", stakeholder: "s1", label: text, kind: "cash", notes: text, unit_value: { value: "100", source: text, basis: "judged" } }],
    outcomes: [
      { id: "o1", stakeholder: "s1", label: text, output: text, indicator: text, notes: text, quantity: { value: "3", source: text }, proxy: { label: text, value: "50", source: text }, duration: 1 },
      { id: "o2", stakeholder: "s1", label: text, notes: text, valued: false, weight: "3" },
    ],
    scenarios: [{ id: "x1", name: text, story: text, form: "custom", overrides: [{ target: text, op: "set", value: "1" }] }],
  });
  const app = await openApp(openPage, { before: () => (globalThis.alert = () => (globalThis.alerted = true)) });
  await app.choose(study);
  assert.ok((await app.preview.innerText()).includes(text));
  await app.accept.click();
  const isClean = async (where) => {
    assert.equal(await app.page.locator("#app img, #app script, #app iframe").count(), 0, where);
    assert.equal(await app.page.evaluate(() => globalThis.alerted), undefined, where);
  };
  assert.ok((await app.page.title()).startsWith(text.slice(0, 40)));
  for (const room of ["scope", "stakeholders", "inputs", "outcomes", "result"]) {
    await app.go(room);
    await app.page.locator("#main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
    for (const term of await app.page.locator("#main .pedigree-button").all()) await term.click();
    const shown = await app.page.locator("#main").evaluate((main) => main.innerText + [...main.querySelectorAll("input, textarea")].map((one) => one.value));
    assert.ok(shown.includes(text), room);
    await isClean(room);
  }
  await app.page.locator("#main [data-chart=years] table button").first().click();
  await isClean("explanation");
  await app.goToStudies();
  assert.ok((await app.page.locator("#main").innerText()).includes(text));
  await isClean("list");
  await app.page.getByTestId("delete-study").last().click();
  assert.ok((await app.notice.innerText()).includes(text));
  await isClean("notice");
});

browserTest("a file of many studies shows how far it is read, can be stopped, and comes in whole", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "fr-FR" });
  const many = { format: "retombees.studies", version: 1, studies: Array.from({ length: 60 }, (_, n) => ({ ...largeStudy(100), id: `s${n}`, title: `Étude ${n}` })) };
  const reading = app.page.getByTestId("import-reading");
  // What is shown is noted by the page itself: it lasts for a moment only.
  await app.page.evaluate(() => {
    globalThis.seen = [];
    new MutationObserver(() => {
      const progress = document.querySelector("[data-testid=import-reading] progress");
      if (progress) globalThis.seen.push([progress.value, progress.max]);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  const session = await slow(app.page, 8);
  await app.choose(many);
  await app.preview.waitFor();
  const seen = await app.page.evaluate(() => globalThis.seen);
  assert.ok(seen.length > 1 && seen.every(([done, all]) => done > 0 && done < 60 && all === 60), JSON.stringify(seen));
  assert.equal(await reading.count(), 0);
  assert.equal(await app.preview.getByRole("listitem").count(), 60);
  await app.refuse.click();

  // Stopped as soon as it begins: nothing comes.
  await app.page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const stop = document.querySelector("[data-testid=import-reading] button");
      if (!stop) return;
      observer.disconnect();
      globalThis.label = stop.innerText;
      stop.click();
    }).observe(document.body, { subtree: true, childList: true });
  });
  await app.choose(many);
  await app.page.waitForFunction(() => globalThis.label === "Arrêter la lecture");
  await reading.waitFor({ state: "detached" });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  // Nothing comes later either.
  await app.page.waitForTimeout(500);
  assert.equal(await app.preview.count(), 0);
});
