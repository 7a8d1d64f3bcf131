// The language of the page: switched during work, remembered, and requested in the address (N-8, A-11).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";

/** The name of a file of the build without its hash. */
const nameOf = (path) => path.replace(/-[0-9a-f]{64}(?=\.)/, "");
const ENGLISH_TEXTS = /\/locales\/en-[0-9a-f]{64}\.json/;

const ROOMS = ["scope", "stakeholders", "inputs", "outcomes", "result"];

/** Sentences of a catalogue that the other language spells otherwise and that no other sentence of that language holds. */
const catalogue = (code) => JSON.parse(readFileSync(new URL(`../../locales/${code}.json`, import.meta.url), "utf8"));
const [FRENCH, ENGLISH] = ["fr", "en"].map(catalogue);
const telling = (mine, theirs) =>
  Object.entries(mine)
    .filter(([key, text]) => text !== theirs[key] && text.length > 6 && !text.includes("{") && !key.startsWith("language."))
    .map(([, text]) => text)
    .filter((text) => !Object.values(theirs).some((other) => other.includes(text)));

/** All words of the page that come from the program: not what the person wrote. */
const said = (app) =>
  app.page.locator("#app").evaluate((root) => {
    const names = [...root.querySelectorAll("*")].flatMap((one) => ["aria-label", "title", "placeholder"].map((name) => one.getAttribute(name) ?? ""));
    const details = [...root.querySelectorAll("option, details, [hidden]")].map((one) => one.textContent);
    return [root.innerText, ...names, ...details].join("\n").replace(/[\u00a0\u202f]/g, " ").replaceAll("Tutorat d’étudiants par des salariés bénévoles", "");
  });

const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ");

function assertOnly(text, mine, theirs, where) {
  const left = telling(theirs, mine).filter((sentence) => text.includes(plain(sentence)));
  assert.deepEqual(left, [], `words of the other language ${where}`);
  assert.ok(telling(mine, theirs).filter((sentence) => text.includes(plain(sentence))).length >= 5, `hardly any words of the language ${where}`);
  assert.doesNotMatch(text, /\b(room|scope|finding|field|outcome|error|notice|save|figure|explain|studies)\.[a-z_]+\b/, `a raw key ${where}`);
}

const NUMBERS = {
  format: "retombees.study", version: 1, id: "lang", title: "12345",
  inputs: [{ id: "i1", label: "1", kind: "cash", unit_value: "1234.5" }],
  outcomes: [{ id: "o1", label: "2", quantity: "1234567.5", proxy: { value: "-0.25" }, deadweight: "0.125", duration: 3, drop_off: "0.1" }],
};

browserTest("switching the language switches every word in every room, and nothing of the work", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.import(NUMBERS);
  const file = await app.exportText();
  for (const [code, mine, theirs, brand] of [["en", ENGLISH, FRENCH, "12345 – Retombées"], ["fr", FRENCH, ENGLISH, "12345 – Retombées"]]) {
    await app.language.selectOption(code);
    await app.page.locator(`html[lang=${code}]`).waitFor();
    assert.equal(await app.page.title(), brand);
    for (const room of ROOMS) {
      await app.go(room);
      await app.page.locator("#main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
      for (const opener of await app.page.locator("#main .pedigree-button").all()) await opener.click();
      for (const term of await app.page.locator("#main .term-button").all()) await term.click();
      assertOnly(await said(app), mine, theirs, `in ${room}`);
    }
    await app.page.getByTestId("switching").click();
    await app.page.locator("#main [data-chart=years] table button").first().click();
    assertOnly(await said(app), mine, theirs, "in the result with an explanation open");
    await app.page.getByTestId("explain-close").click();
    assert.equal(await app.exportText(), file);
    await app.goToStudies();
    assertOnly(await said(app), mine, theirs, "in the list");
    await app.page.getByRole("link", { name: "12345" }).click();
  }
});

browserTest("numbers switch to the convention of the language, in fields, figures and sentences", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.import(NUMBERS);
  const shown = async () => [
    ...(await Promise.all(["quantity", "proxy", "deadweight"].map((part) => app.field(`outcomes/o1/${part}`).inputValue()))),
    await words(app.ratio),
    await words(app.page.locator("#part-outcomes-o1 .map-worth")),
  ].map(plain);
  const french = await shown();
  assert.deepEqual(french.slice(0, 3), ["1 234 567,5", "-0,25", "12,5"]);
  assert.match(french[3], /^-\d+,\d\d$/);
  assert.match(french[4], /^-\d{3} \d{3} €$/);
  await app.language.selectOption("en");
  await app.page.locator("html[lang=en]").waitFor();
  const english = await shown();
  assert.deepEqual(english.slice(0, 3), ["1,234,567.5", "-0.25", "12.5"]);
  assert.equal(english[3], french[3].replace(",", "."));
  assert.equal(english[4], `-€${french[4].replace(/[- €]/g, "").replace(/(\d{3})$/, ",$1")}`);
});

browserTest("a number being typed when the language is switched is kept, and shown anew in the other convention", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.import(NUMBERS);
  await app.type("outcomes/o1/quantity", "12,5");
  await app.language.focus();
  await app.language.selectOption("en");
  await app.page.locator("html[lang=en]").waitFor();
  assert.equal(await app.field("outcomes/o1/quantity").inputValue(), "12.5");
  assert.equal((await app.exported()).outcomes[0].quantity, "12.5");
  await app.undo.click();
  assert.equal(await app.field("outcomes/o1/quantity").inputValue(), "1,234,567.5");
});

browserTest("a refusal on the page speaks the new language after a switch", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.import(NUMBERS);
  await app.paste("outcomes/o1/quantity", "douze");
  await app.language.focus();
  await app.language.selectOption("en");
  await app.page.locator("html[lang=en]").waitFor();
  assert.equal(await app.field("outcomes/o1/quantity").inputValue(), "douze");
  assert.match(await words(app.error("outcomes/o1/quantity")), /This is not a number/);
});

browserTest("the language is remembered after a reload, over that of the browser", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.language.selectOption("en");
  await app.page.locator("html[lang=en]").waitFor();
  await app.saved();
  await app.reload();
  assert.equal(await app.page.locator("html").getAttribute("lang"), "en");
  assert.equal(await app.language.inputValue(), "en");
  assert.match(app.page.url(), /tutorat/, "the work stays, in whatever language it is");
});

browserTest("a first visit fetches the texts of its language alone, and those of another once", async ({ openPage, server }) => {
  const from = server.requests.length;
  const asked = () => server.requests.slice(from).filter((path) => path.startsWith("/locales/")).map(nameOf);
  const app = await openApp(openPage, { locale: "en-GB" });
  assert.deepEqual(asked(), ["/locales/en.json", "/locales/en-deferred.json"]);
  for (const code of ["fr", "en", "fr"]) {
    await app.language.selectOption(code);
    await app.page.locator(`html[lang=${code}]`).waitFor();
  }
  // Of another language those of the deferred part too: it may be there already.
  assert.deepEqual(asked(), ["/locales/en.json", "/locales/en-deferred.json", "/locales/fr.json", "/locales/fr-deferred.json"]);
});

browserTest("going to the choice of language brings the texts, before one is chosen", async ({ openPage, server }) => {
  const from = server.requests.length;
  // What keeps the program for use offline is fetched a little later, when the connection may have gone.
  const app = await openApp(openPage, { expect: [/\/offline-[0-9a-f]{64}\.js/] });
  const came = app.page.waitForResponse(ENGLISH_TEXTS);
  await app.language.focus();
  await (await came).finished();
  assert.ok(server.requests.slice(from).map(nameOf).includes("/locales/en.json"));
  // The connection may go now.
  await app.page.context().setOffline(true);
  await app.language.selectOption("en");
  await app.page.locator("html[lang=en]").waitFor();
});

browserTest("without a connection another language is not there, nothing is lost, and it comes later", async ({ openPage }) => {
  const app = await openApp(openPage, { expect: [/ERR_INTERNET_DISCONNECTED/] });
  await app.type("outcomes/annee-evitee/proxy", "1600");
  await app.page.context().setOffline(true);
  await app.language.selectOption("en");
  assert.match(await words(app.notice), /Les textes de la langue choisie \(English\) ne sont pas arrivés.*Choisissez-la à nouveau.*n’est perdu/s);
  assert.equal(await app.notice.getAttribute("role"), "alert");
  assert.equal(await app.page.locator("html").getAttribute("lang"), "fr");
  assert.equal(await app.language.inputValue(), "fr", "the choice shows the language that is shown");
  await app.page.context().setOffline(false);
  await app.language.selectOption("en");
  await app.page.locator("html[lang=en]").waitFor();
  assert.match(await app.field("outcomes/annee-evitee/proxy").inputValue(), /^1,?600/);
  assert.equal(await app.notice.innerText(), "", "what was not there has come");
});

browserTest("of two languages chosen one after the other the last one counts, whichever comes first", async ({ openPage }) => {
  const app = await openApp(openPage);
  let answer;
  const held = new Promise((then) => { answer = then; });
  await app.page.route(ENGLISH_TEXTS, async (route) => { await held; await route.continue(); });
  await app.language.selectOption("en");
  await app.language.selectOption("fr");
  const came = app.page.waitForResponse(ENGLISH_TEXTS);
  answer();
  await came;
  // Nothing follows from the texts that came too late.
  await app.page.waitForTimeout(300);
  assert.equal(await app.page.locator("html").getAttribute("lang"), "fr");
  assert.equal(await app.language.inputValue(), "fr");
});

browserTest("texts of another version of the program are not shown", async ({ openPage }) => {
  const app = await openApp(openPage, { expect: [/integrity/i] });
  await app.page.route(ENGLISH_TEXTS, (route) => route.fulfill({ json: { brand: "Another version" } }));
  await app.language.selectOption("en");
  await app.notice.locator("p").waitFor();
  assert.match(await words(app.notice), /une nouvelle version vient d’être mise en ligne/);
  assert.equal(await app.page.locator("html").getAttribute("lang"), "fr");
});

browserTest("?lang= in the address wins over the browser and over what was remembered", async ({ openPage }) => {
  const app = await openApp(openPage, { path: "/?lang=en" });
  assert.equal(await app.page.locator("html").getAttribute("lang"), "en");
  assert.match(app.page.url(), /mentoring/);
  await app.saved();
  await app.page.goto(new URL("/?lang=fr", app.page.url()).href, { waitUntil: "domcontentloaded" });
  await app.page.locator("html[lang=fr][data-state=ready]").waitFor();
  const wrong = await openApp(openPage, { path: "/?lang=xx", locale: "en-GB" });
  assert.equal(await wrong.page.locator("html").getAttribute("lang"), "en");
});

browserTest("words in another language than the page’s carry their language", async ({ openPage }) => {
  const app = await openApp(openPage);
  const option = app.language.locator("option[value=en]");
  assert.equal(await option.innerText(), "English");
  assert.equal(await option.getAttribute("lang"), "en");
});

browserTest("no plain space stands before a high mark or inside a number in French (N-7)", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.openCase("mediation");
  for (const room of ROOMS) {
    await app.go(room);
    await app.page.locator("#main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
    const text = await app.page.locator("#app").evaluate((root) => root.innerText);
    // What the person wrote is theirs; these words are the program's.
    const own = text.split("\n").filter((line) => Object.values(FRENCH).some((sentence) => sentence.length > 12 && line.includes(sentence.slice(0, 12))));
    assert.deepEqual(own.filter((line) => /\S [:;!?%€»]|« |\d \d{3}\b/.test(line)), [], room);
  }
});
