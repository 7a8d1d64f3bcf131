// Storage that is refused, full, or damaged: the page works, says so in words, and erases nothing (P-8, P-9).

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";

const ADDRESS = "outcomes/annee-evitee/proxy";
const BLOCKED = /refuse l’enregistrement.*Tout fonctionne.*exportez/;

/** The whole of the work goes on: edit, undo, export, import, rooms, language. */
async function assertWorks(app) {
  await app.type(ADDRESS, "10,50");
  const study = await app.exported();
  assert.equal(Number(study.outcomes.find(({ id }) => id === "annee-evitee").proxy.value.value), 10.5);
  await app.undo.click();
  await app.redo.click();
  await app.go("result");
  await app.import({ format: "retombees.study", version: 1, id: "in", title: "Entrée" });
  await app.goToStudies();
  assert.equal(await app.studies.count(), 2);
  await app.language.selectOption("en");
  assert.match(await words(app.storageProblem), /export/i);
  assert.equal(await app.saveState.getAttribute("data-save"), "not-saved");
}

for (const [way, before] of [
  ["throws at its very name", () => Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); }, configurable: true })],
  ["is null", () => Object.defineProperty(globalThis, "localStorage", { get: () => null, configurable: true })],
  ["refuses every write", () => (Storage.prototype.setItem = () => { throw new DOMException("denied", "SecurityError"); })],
  ["fails in an unknown way", () => (Storage.prototype.setItem = () => { throw new DOMException("?", "UnknownError"); })],
  ["throws no DOMException", () => (Storage.prototype.setItem = () => { throw new Error("?"); })],
]) {
  browserTest(`storage that ${way}: everything works, and the page says that nothing is kept (P-8)`, async ({ openPage }) => {
    const app = await openApp(openPage, { before });
    await app.storageProblem.waitFor();
    assert.match(await words(app.storageProblem), BLOCKED);
    assert.equal(await app.storageProblem.getAttribute("role"), "alert");
    await assertWorks(app);
  });
}

for (const [name, code] of [["QuotaExceededError", 22], ["NS_ERROR_DOM_QUOTA_REACHED", 1014], ["QUOTA_EXCEEDED_ERR", 22]]) {
  browserTest(`storage that is full (${name}): the last save is intact, and the page says what to do (P-8)`, async ({ openPage }) => {
    const app = await openApp(openPage);
    await app.saved();
    // The ballast is given up, and nothing else.
    const all = () => app.page.evaluate(() => JSON.stringify(Object.entries(localStorage).filter(([key]) => !key.endsWith("/ballast")).sort()));
    const kept = await all();
    await app.page.evaluate(([name, code]) => {
      Storage.prototype.setItem = () => {
        const error = new DOMException("full", name);
        Object.defineProperty(error, "code", { value: code });
        throw error;
      };
    }, [name, code]);
    await app.type(ADDRESS, "10,50");
    await app.storageProblem.waitFor();
    assert.match(await words(app.storageProblem), /plein.*dernière version enregistrée est intacte.*exportez l’étude.*supprimez une étude/);
    assert.equal(await all(), kept);
    await assertWorks(app);
  });
}

browserTest("storage that has room again: the work is saved and the warning goes", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.saved();
  await app.page.evaluate(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    globalThis.makeRoom = () => (Storage.prototype.setItem = setItem);
  });
  await app.type(ADDRESS, "10");
  await app.storageProblem.waitFor();
  await app.page.evaluate(() => globalThis.makeRoom());
  await app.type(ADDRESS, "11");
  await app.saved();
  await app.storageProblem.waitFor({ state: "detached" });
  await app.reload();
  assert.equal(await app.field(ADDRESS).inputValue(), "11");
});

browserTest("storage that forgets what it was given is noticed", async ({ openPage }) => {
  const app = await openApp(openPage, { before: () => (Storage.prototype.setItem = () => {}) });
  await app.storageProblem.waitFor();
  assert.match(await words(app.storageProblem), /n’a pas gardé ce qui vient d’être écrit/);
});

browserTest("the warning stays while the person types: it is said once, not at every key", async ({ openPage }) => {
  const app = await openApp(openPage, { before: () => (Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }) });
  await app.storageProblem.waitFor();
  await app.page.evaluate(() => {
    globalThis.gone = 0;
    const seen = () => document.querySelector("[data-testid=storage-problem]") !== null;
    new MutationObserver(() => (globalThis.gone += seen() ? 0 : 1)).observe(document.body, { subtree: true, childList: true });
  });
  await app.type(ADDRESS, "10,50");
  // Nothing changes while the next attempt comes and fails.
  await app.page.waitForTimeout(600);
  assert.equal(await app.saveState.getAttribute("data-save"), "not-saved");
  assert.equal(await app.page.evaluate(() => globalThis.gone), 0);
});

// ------------------------------------------------------------------------------------------------------------- damage

/** Two saves of the first case, so that both slots hold a record. */
async function twoSlots(openPage) {
  const app = await openApp(openPage);
  await app.saved();
  await app.fill(ADDRESS, "222");
  await app.saved();
  const slots = await app.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("/study/")).sort());
  assert.equal(slots.length, 2);
  return app;
}

/** Changes one character of stored records. */
const damage = (app, which) =>
  app.page.evaluate((wanted) => {
    const keys = Object.keys(localStorage).filter((key) => key.includes("/study/")).sort();
    const revision = (key) => Number(/"revision":(\d+)/.exec(localStorage.getItem(key))[1]);
    keys.sort((one, other) => revision(other) - revision(one));
    for (const key of wanted === "both" ? keys : [keys[wanted === "newest" ? 0 : 1]]) {
      const text = localStorage.getItem(key);
      const place = Math.floor(text.length / 2);
      localStorage.setItem(key, text.slice(0, place) + (text[place] === "x" ? "y" : "x") + text.slice(place + 1));
    }
    return JSON.stringify(Object.entries(localStorage).filter(([key]) => key.includes("/study/")).sort());
  }, which);

const stored = (app) => app.page.evaluate(() => JSON.stringify(Object.entries(localStorage).filter(([key]) => key.includes("/study/")).sort()));

/** Empties the durable copy, so that only the slots are left. */
const withoutCopy = (app) => app.page.evaluate(() => new Promise((done) => {
  indexedDB.open("retombees").onsuccess = ({ target: { result: database } }) => {
    const transaction = database.transaction("studies", "readwrite");
    transaction.objectStore("studies").clear();
    transaction.oncomplete = () => done(database.close());
  };
}));

/** The texts that were set aside. */
const aside = (app) => app.page.evaluate(() => JSON.stringify(Object.entries(localStorage).filter(([key]) => key.includes("/aside/")).map(([, text]) => text).sort()));

browserTest("both slots damaged: the durable copy is opened and written back", async ({ openPage }) => {
  const app = await twoSlots(openPage);
  await damage(app, "both");
  await app.reload();
  assert.equal(await app.field(ADDRESS).inputValue(), "222");
  await app.saved();
  await withoutCopy(app);
  await app.reload();
  assert.equal(await app.field(ADDRESS).inputValue(), "222");
});

browserTest("a damaged older slot is no matter", async ({ openPage }) => {
  const app = await twoSlots(openPage);
  await damage(app, "older");
  await app.reload();
  assert.equal(await app.field(ADDRESS).inputValue(), "222");
  await app.fill(ADDRESS, "333");
  await app.saved();
  await app.reload();
  assert.equal(await app.field(ADDRESS).inputValue(), "333");
});

browserTest("a damaged newest slot: the version before is opened", async ({ openPage }) => {
  const app = await twoSlots(openPage);
  await damage(app, "newest");
  await app.reload();
  assert.equal(await app.field(ADDRESS).inputValue(), "222", "the durable copy has it");
});

browserTest("a damaged newest slot without a durable copy: the version before is opened", async ({ openPage }) => {
  const app = await twoSlots(openPage);
  await damage(app, "newest");
  await withoutCopy(app);
  await app.reload();
  assert.match(await app.field(ADDRESS).inputValue(), /^10\s110$/);
  await app.fill(ADDRESS, "444");
  await app.saved();
  await app.reload();
  assert.equal(await app.field(ADDRESS).inputValue(), "444");
});

browserTest("both slots damaged: the page says so, erases nothing, and goes on with the rest", async ({ openPage }) => {
  const app = await twoSlots(openPage);
  await app.import({ format: "retombees.study", version: 1, id: "other", title: "Autre" });
  await app.saved();
  await withoutCopy(app);
  const damaged = await app.page.evaluate(() => {
    for (const key of Object.keys(localStorage).filter((one) => one.includes("/study/tutorat"))) localStorage.setItem(key, localStorage.getItem(key).replace("Tutorat", "Tutorax"));
    return JSON.stringify(Object.entries(localStorage).filter(([key]) => key.includes("/study/tutorat")).map(([, text]) => text).sort());
  });
  await app.reload();
  assert.match(await words(app.notice), /1 étude enregistrée est abîmée et ne peut pas être lue\. Son texte est gardé tel quel, dans « À récupérer »/);
  await app.goToStudies();
  assert.deepEqual(await app.studies.getByRole("heading").allInnerTexts(), ["Autre"]);
  await app.page.getByRole("link", { name: "Autre" }).click();
  await app.control("title").fill("Autre chose");
  await app.saved();
  const left = () => aside(app);
  assert.equal(await left(), damaged);

  // The worked case of the same name must not overwrite what may be mended.
  await app.openCase("tutorat");
  await app.fill(ADDRESS, "555");
  await app.saved();
  assert.equal(await left(), damaged);
});

browserTest("only damaged studies: no worked case is opened in their place", async ({ openPage }) => {
  const app = await twoSlots(openPage);
  await damage(app, "both");
  await withoutCopy(app);
  const before = await app.page.evaluate(() => JSON.stringify(Object.entries(localStorage).filter(([key]) => key.includes("/study/")).map(([, text]) => text).sort()));
  await app.reload();
  assert.match(await words(app.notice), /ne peut pas être lue/);
  await app.newStudy.waitFor();
  assert.equal(await app.page.getByTestId("study-list").count(), 0);
  assert.equal(await aside(app), before);
  await app.page.evaluate(() => localStorage.removeItem("retombees/v1/settings"));
  await app.reload();
  // It was said, and stays listed.
  await app.newStudy.waitFor();
  assert.equal(await app.page.getByTestId("recover").getByRole("listitem").count(), 2);
  assert.equal(await app.page.getByTestId("study-list").count(), 0);
  assert.equal(await aside(app), before);
});

browserTest("a record of a newer program is left alone, and its study is not overwritten", async ({ openPage }) => {
  const app = await twoSlots(openPage);
  const before = await app.page.evaluate(() => {
    const key = Object.keys(localStorage).find((one) => one.endsWith("/study/tutorat/b"));
    localStorage.setItem(key, localStorage.getItem(key).replace('"format":1', '"format":2'));
    return JSON.stringify(Object.entries(localStorage).filter(([one]) => one.includes("/study/")).sort());
  });
  await app.reload();
  if ((await app.field(ADDRESS).count()) > 0) {
    await app.fill(ADDRESS, "777");
    await app.storageProblem.waitFor();
    assert.match(await words(app.storageProblem), /version plus récente de Retombées/);
  }
  assert.equal(await stored(app), before);
});

browserTest("settings that are not ours to read are no obstacle", async ({ openPage }) => {
  const app = await openApp(openPage, { storage: { "retombees/v1/settings": "{broken", "retombees/v1/study/x/c": "?", "other/site": "1" } });
  assert.match(app.page.url(), /tutorat/);
  assert.equal(await app.page.evaluate(() => localStorage.getItem("other/site")), "1");
});
