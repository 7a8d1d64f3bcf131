// What was saved comes back: damaged records, records of a newer version, deleted studies, files that left the page. And what the page says
// of the browser's storage: that it can be erased, that it is almost full (P-4, P-11, P-20, P-21).

import assert from "node:assert/strict";
import { hurryToKeep, openApp, words } from "./app.mjs";
import { browserTest, readDownload, started } from "./harness.mjs";

const ADDRESS = "outcomes/annee-evitee/proxy";
const DAY_MS = 24 * 60 * 60 * 1000;

const amount = async (app) => (await app.field(ADDRESS).inputValue()).replace(/\D/g, "");
const titles = (app) => app.studies.getByRole("heading").allInnerTexts();
const rows = (app, list = "recover") => app.page.getByTestId(list).getByRole("listitem");
const named = (id, title) => ({ format: "retombees.study", version: 1, id, title });
const act = (app, name) => app.page.getByRole("main").getByRole("button", { name });
const own = (app) => app.page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => /\/(study|aside|deleted)\//.test(key)).sort()));
/** A moment as the page writes it. */
const written = (ms) => new Date(ms).toLocaleString("fr", { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Paris" }).replace(/[\u00a0\u202f]/g, " ");

/** Two saves of the first case: of 10 110, then of 222. What `change` makes of the newest record is stored; there is no durable copy. */
async function changedNewest(openPage, change) {
  const app = await openApp(openPage);
  await app.saved();
  await app.fill(ADDRESS, "222");
  await app.saved();
  const texts = Object.entries(await own(app));
  assert.equal(texts.length, 2);
  const head = (text) => JSON.parse(text.split("\n")[0]);
  const [[key, newest], [, older]] = texts.sort(([, one], [, other]) => head(other).revision - head(one).revision);
  const changed = change(newest);
  assert.notEqual(changed, newest);
  await app.page.evaluate(([key, changed]) => new Promise((done) => {
    localStorage.setItem(key, changed);
    indexedDB.open("retombees").onsuccess = ({ target: { result: database } }) => {
      const transaction = database.transaction("studies", "readwrite");
      transaction.objectStore("studies").clear();
      transaction.oncomplete = () => done(database.close());
    };
  }), [key, changed]);
  await app.reload();
  return { app, changed, saved: head(newest).saved_at_ms, before: written(head(older).saved_at_ms) };
}

browserTest("a damaged record: the page names the study and the version that is open, hands over the text, and removes it when asked (P-4)", async ({ openPage }) => {
  const middle = (text) => text.length / 2 | 0;
  const { app, changed, saved, before } = await changedNewest(openPage, (text) => text.slice(0, middle(text)) + (text[middle(text)] === "x" ? "y" : "x") + text.slice(middle(text) + 1));
  assert.equal(await amount(app), "10110");
  const told = await words(app.notice);
  assert.ok(told.includes(`Le dernier enregistrement de « Tutorat d’étudiants par des salariés bénévoles » est abîmé : c’est celui d’avant, du ${before}, qui est ouvert.`), told);
  await app.notice.getByRole("button", { name: "Voir « À récupérer »" }).click();
  assert.equal(await rows(app).count(), 1);
  const row = await words(rows(app));
  assert.match(row, /^Tutorat d’étudiants par des salariés bénévoles Enregistrement du /);
  assert.ok(row.includes(written(saved)), row);
  assert.match(row, /Son texte a changé après l’enregistrement/);
  const file = await readDownload(app.page, () => app.page.getByTestId("recover-download").click());
  assert.equal(file.text, changed);
  assert.match(file.name, /^tutorat-d.étudiants-par-des-salariés-bénévoles-\d{4}-\d\d-\d\d\.txt$/);

  await app.page.getByTestId("recover-remove").click();
  assert.match(await words(rows(app)), /Supprimer pour de bon \?/);
  await rows(app).getByRole("button", { name: "Ne rien faire" }).click();
  assert.equal(await rows(app).count(), 1);
  await app.reload();
  assert.equal(await app.notice.locator("p").count(), 0, "it is said once");
  assert.deepEqual(Object.values(await own(app)).filter((text) => text === changed).length, 1);
  await app.page.getByTestId("recover-remove").click();
  await app.page.getByTestId("recover-remove-yes").click();
  for (const again of [false, true]) {
    if (again) await app.reload();
    assert.equal(await rows(app).count(), 0);
    assert.equal(Object.values(await own(app)).filter((text) => text === changed).length, 0);
    assert.deepEqual(await titles(app), ["Tutorat d’étudiants par des salariés bénévoles"]);
  }
  await app.openCase("tutorat");
  assert.equal(await amount(app), "10110");
});

browserTest("a record of a newer format stays as it is; the page says so, and opens the version before as a copy (P-11)", async ({ openPage }) => {
  const { app, changed, before } = await changedNewest(openPage, (text) => text.replace('"format":1', '"format":2'));
  const stored = await own(app);
  assert.ok(Object.values(stored).includes(changed));
  assert.match(await words(app.notice), /1 étude ne peut pas être lue par cette version de Retombées : une version plus récente l’a sans doute enregistrée\. Elle n’est pas touchée/);
  const see = app.notice.getByRole("button", { name: "Voir « À récupérer »" });
  if (await see.count()) await see.click();
  assert.deepEqual(await titles(app), []);
  const row = await words(rows(app));
  assert.match(row, /^Tutorat d’étudiants par des salariés bénévoles/);
  assert.match(row, /Une version plus récente de Retombées l’a enregistré/);
  await act(app, `Ouvrir une copie de la version du ${before}`).click();
  await app.go("outcomes");
  assert.equal(await amount(app), "10110");
  await app.fill(ADDRESS, "333");
  await app.saved();
  await app.reload();
  await app.goToStudies();
  assert.deepEqual(await titles(app), ["Tutorat d’étudiants par des salariés bénévoles (copie)"]);
  assert.equal(await rows(app).count(), 1);
  const now = await own(app);
  for (const [key, text] of Object.entries(stored)) assert.equal(now[key], text, key);
});

browserTest("a deleted study comes back with its id and its figures for 30 days, and is gone after 31", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.fill(ADDRESS, "222");
  await app.saved();
  const text = await app.exportText();
  const remove = async () => {
    await app.goToStudies();
    await app.page.getByTestId("delete-study").click();
    await app.saved();
    await app.reload();
    assert.equal(await app.page.getByTestId("study-list").count(), 0);
    const row = await words(rows(app, "recover-deleted"));
    assert.match(row, /^Tutorat d’étudiants par des salariés bénévoles Supprimée le \d+ \S+ \d{4} à \d\d:\d\d/);
  };
  await remove();
  await act(app, "Restaurer").click();
  assert.match(app.page.url(), /#\/study\/tutorat\//);
  assert.equal(await app.exportText(), text);
  await app.saved();
  await app.reload();
  assert.equal(await app.exportText(), text);
  await app.goToStudies();
  assert.equal(await rows(app, "recover-deleted").count(), 0);

  await remove();
  await later(app, 29);
  await app.reload();
  assert.equal(await rows(app, "recover-deleted").count(), 1);
  await later(app, 31);
  await app.reload();
  await app.newStudy.waitFor();
  assert.equal(await rows(app, "recover-deleted").count(), 0);
  assert.deepEqual(await own(app), {});
});

browserTest("a worked case that was deleted can be restored though the case is opened anew", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.fill(ADDRESS, "222");
  await app.saved();
  await app.goToStudies();
  await app.page.getByTestId("delete-study").click();
  await app.saved();
  await app.openCase("tutorat");
  assert.equal(await amount(app), "10110");
  await app.saved();
  await app.goToStudies();
  await act(app, "Restaurer").click({ timeout: 3_000 });
  await app.go("outcomes");
  assert.equal(await amount(app), "222");
  await app.goToStudies();
  assert.equal(await app.studies.count(), 2);
});

/** From the next reload on it is so many days later. */
const later = (app, days) => app.page.addInitScript((ms) => {
  const { now } = Date;
  globalThis.realNow ??= now;
  Date.now = () => globalThis.realNow.call(Date) + ms;
}, days * DAY_MS);

const REMINDER = /plus d’une semaine que vos études n’ont pas été exportées.*peut les effacer/;

browserTest("work that was not exported for a week: the page reminds of it once, with the button for it (P-20)", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.import(named("mine", "La mienne"));
  await app.saved();
  const reminded = async () => REMINDER.test(await words(app.notice));
  await later(app, 6.9);
  await app.reload();
  assert.equal(await reminded(), false, "a day before");
  await later(app, 7.1);
  await app.reload();
  assert.equal(await reminded(), true);
  // Put away, it does not come back the same day, but a week later.
  await app.notice.getByRole("button", { name: "Fermer" }).click();
  assert.equal(await app.notice.locator("p").count(), 0);
  await later(app, 7.6);
  await app.reload();
  assert.equal(await reminded(), false, "the same day");
  await later(app, 14.2);
  await app.reload();
  assert.equal(await reminded(), true, "a week later");
  const isNamed = await app.notice.getByRole("button", { name: "Tout exporter" }).count();
  const file = await readDownload(app.page, () => app.notice.getByText("Tout exporter").click());
  assert.deepEqual(JSON.parse(file.text).studies.map(({ id }) => id), ["tutorat", "mine"]);
  assert.equal(await app.notice.locator("p").count(), 0);
  await later(app, 21);
  await app.reload();
  assert.equal(await reminded(), false, "it was exported");
  assert.equal(isNamed, 1, "the button is called what it does");
});

browserTest("who only looked at a worked case is not reminded of an export (P-20)", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.openCase("mediation");
  await app.saved();
  await later(app, 30);
  await app.reload();
  assert.equal(await app.notice.locator("p").count(), 0);
});

/** All that the program keeps in the browser. */
const kept = (page) => page.evaluate(async () => ({
  storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => key.startsWith("retombees/")),
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
}));

browserTest("all data is erased when that was asked for and confirmed, and what was exported before brings the work back (P-21)", async ({ openPage, server }) => {
  const app = await openApp(openPage, { keeps: true, before: hurryToKeep });
  await app.fill(ADDRESS, "222");
  await app.import(named("mine", "La mienne"));
  await app.goToStudies();
  await app.page.locator("[data-offline=ready]").waitFor();
  const all = await app.exportText();
  await app.saved();
  const before = await kept(app.page);
  for (const found of [before.storage, before.databases, before.caches, { length: before.workers }]) assert.ok(found.length > 0, JSON.stringify(before));

  await app.page.getByTestId("erase").click();
  const question = app.page.getByTestId("erase-question");
  assert.match(await words(question), /Effacer de ce navigateur 2 études.*Cela ne peut pas être annulé\..*Fermez d’abord les autres onglets/s);
  const file = await readDownload(app.page, () => question.getByText("Tout exporter").click());
  assert.equal(file.text, all);
  await app.page.getByTestId("erase-cancel").click();
  await question.waitFor({ state: "detached" });
  assert.deepEqual(await kept(app.page), before);

  // The page that follows is an empty one, which writes nothing.
  server.change = (path, reply) => (path === "/" ? { ...reply, body: Buffer.from('<!doctype html><title>nothing</title><link rel="icon" href="data:,">') } : reply);
  await app.page.getByTestId("erase").click();
  await app.page.getByTestId("erase-all").evaluate((erase) => erase.click());
  await app.page.waitForFunction(() => document.title === "nothing");
  server.change = undefined;
  assert.deepEqual(await kept(app.page), { storage: [], databases: [], caches: [], workers: 0 });
  await app.page.reload();
  assert.equal(await started(app.page), "ready");
  assert.equal(await app.page.locator("html[data-answer=fr]").count(), 1, "a first visit");
  await app.go("outcomes");
  assert.equal(await amount(app), "10110");
  await app.import(file.text);
  await app.goToStudies();
  assert.deepEqual(await titles(app), ["Tutorat d’étudiants par des salariés bénévoles", "Tutorat d’étudiants par des salariés bénévoles (importée)", "La mienne"]);
});

browserTest("the rescue file of the failure panel, and the raw text of a record, come back in another browser", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.openCase("mediation");
  await app.fields("proxy").first().fill("5678");
  await app.import(named("mine", "La mienne"));
  await app.saved();
  await app.goToStudies();
  const all = JSON.parse(await app.exportText()).studies;
  const record = Object.entries(await own(app)).find(([key]) => key.includes("/study/mine/"))[1];
  await app.page.evaluate(() => globalThis.retombeesCrash("for a test"));
  await app.failure.waitFor();
  const file = await readDownload(app.page, () => app.page.getByTestId("failure-download").click());

  const other = await openApp(openPage, { storage: { "retombees/v1/settings": JSON.stringify({ language: "fr", route: "/", order: [] }) }, room: null });
  const imported = async (text) => {
    await other.import(text);
    await other.goToStudies();
    return JSON.parse(await other.exportText()).studies;
  };
  const byId = (one, other) => one.id.localeCompare(other.id);
  assert.deepEqual((await imported(file.text)).sort(byId), all.sort(byId));
  assert.deepEqual((await imported(record)).at(-1).title, "La mienne (importée)");
});

browserTest("storage that is almost full: the page says so once, with the share, and what helps", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.saved();
  await app.page.evaluate(() => {
    const used = Object.entries(localStorage).reduce((sum, [key, text]) => sum + key.length + text.length, 0);
    localStorage.setItem("another/site", "x".repeat(Math.round(5_242_880 * 0.85) - used - 12));
  });
  await app.reload();
  assert.equal(await words(app.notice.locator("p")), "L’espace que le navigateur accorde à cette adresse est utilisé à 85 %. Exportez vos études, puis supprimez celles dont vous n’avez plus besoin ici.");
  await app.notice.getByRole("button", { name: "Fermer" }).click();
  await app.fill(ADDRESS, "222");
  await app.saved();
  assert.equal(await app.notice.locator("p").count(), 0, "it is said once");
  await app.goToStudies();
  assert.match(await words(app.page.getByTestId("device")), /Espace utilisé à cette adresse : 85 % de ce que le navigateur accorde\. Exportez vos études/);
});
