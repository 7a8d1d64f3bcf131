// The word "saved" holds: over a killed browser, two tabs on one study, an emptied or full storage (P-1, P-6, P-7, P-14, P-15).

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { App, openApp, words } from "./app.mjs";
import { FLAGS, findWholeBrowser } from "./browser.mjs";
import { browserTest, started } from "./harness.mjs";

const ADDRESS = "outcomes/annee-evitee/proxy";

/** The profiles of the browsers that are killed. */
const KILLS = Number(process.env.KILLS ?? 3);

/** Every process of the browser with this profile, at once. */
function kill(profile) {
  const found = execFileSync("pgrep", ["-f", `user-data-dir=${profile}`], { encoding: "utf8" }).trim().split("\n").map(Number);
  for (const id of found) {
    try {
      process.kill(id, "SIGKILL");
    } catch {
      // It ended with another one.
    }
  }
}

browserTest(`a browser that is killed as soon as the page says "saved" has lost nothing, ${KILLS} of ${KILLS} times (P-1)`, async ({ server }) => {
  for (let n = 1; n <= KILLS; n += 1) {
    const profile = mkdtempSync(join(tmpdir(), "retombees-"));
    const launch = () => chromium.launchPersistentContext(profile, { executablePath: findWholeBrowser(), headless: true, args: FLAGS, locale: "fr-FR" });
    try {
      const context = await launch();
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto(`${server.origin}/#/study/tutorat/outcomes`);
      await started(page);
      const app = new App(page);
      await app.saved();
      await app.type(ADDRESS, `${n}234,5`);
      await page.locator("[data-testid=save-state][data-save=saving]").waitFor();
      await app.saved();
      kill(profile);
      await context.close().catch(() => {});

      const again = await launch();
      const next = again.pages()[0] ?? (await again.newPage());
      await next.goto(`${server.origin}/#/study/tutorat/outcomes`);
      await started(next);
      assert.equal((await new App(next).field(ADDRESS).inputValue()).replace(/\s/g, ""), `${n}234,5`, `kill ${n}`);
      await again.close();
    } finally {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  }
});

/** A second tab of the same browser; `first` runs in it before its scripts. */
async function secondTab(app, first) {
  const page = await app.page.context().newPage();
  if (first) await page.addInitScript(first);
  await page.goto(app.page.url());
  await started(page);
  return new App(page);
}

const titles = (app) => app.studies.getByRole("link").allInnerTexts();

browserTest("what one tab saves appears in the other one, and nothing is asked", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.saved();
  const other = await secondTab(app);
  await app.page.bringToFront();
  await app.type(ADDRESS, "4321");
  await app.saved();
  await other.page.bringToFront();
  await other.page.waitForFunction((address) => document.querySelector(`[data-field="${address}"]`).value.replace(/\s/g, "") === "4321", ADDRESS);
  // The second tab goes on from there.
  await other.type(ADDRESS, "4322");
  await other.saved();
  await app.page.bringToFront();
  await app.page.waitForFunction((address) => document.querySelector(`[data-field="${address}"]`).value.replace(/\s/g, "") === "4322", ADDRESS);
  await app.goToStudies();
  assert.equal(await app.studies.count(), 1);
  // What is deleted in one is gone in both, and said.
  await app.page.getByTestId("delete-study").click();
  await app.saved();
  await other.page.bringToFront();
  await other.notice.getByText(/a été supprimée dans un autre onglet/).waitFor();
  await other.newStudy.waitFor();
  await app.page.bringToFront();
  await app.reload();
  assert.equal(await app.studies.count(), 0, "it does not come back");
});

browserTest("two tabs that change one study at once keep both versions, and both say so (P-6)", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.saved();
  // The second tab does not hear of the first one's save before it changes the study itself.
  const other = await secondTab(app, () => addEventListener("storage", (event) => event.stopImmediatePropagation()));
  await app.page.bringToFront();
  await app.type(ADDRESS, "1111");
  await app.saved();
  await other.page.bringToFront();
  await other.type(ADDRESS, "2222");
  for (const one of [app, other]) {
    await one.page.bringToFront();
    await one.notice.getByText(/modifiée dans un autre onglet\. Rien n’est perdu/).waitFor();
    await one.saved();
  }
  // Both versions are there, in both tabs and after a reload.
  const amounts = async (one) => {
    const all = JSON.parse(await one.exportText());
    return all.studies.map((study) => study.outcomes.find(({ id }) => id === "annee-evitee").proxy.value.value).sort();
  };
  for (const one of [app, other]) {
    await one.page.bringToFront();
    await one.goToStudies();
    assert.deepEqual(await amounts(one), ["1111", "2222"]);
    assert.ok((await titles(one)).some((title) => title.includes("(conflit)")), String(await titles(one)));
  }
  await app.page.bringToFront();
  await app.reload();
  assert.deepEqual(await amounts(app), ["1111", "2222"]);
});

browserTest("storage that is emptied while the page is open: everything is written again, and it is said (P-15)", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.openCase("mediation");
  await app.saved();
  const other = await secondTab(app);
  await other.page.evaluate(() => localStorage.clear());
  await app.page.bringToFront();
  await app.notice.getByText(/ont été effacées du navigateur pendant qu’elle était ouverte/).waitFor();
  await app.saved();
  await other.page.close();
  await app.reload();
  await app.goToStudies();
  assert.equal(await app.studies.count(), 2);
});

/** Runs in the page: ends once the durable copy of a study has this text. */
async function mirrored(text) {
  const answered = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
  const database = await answered(indexedDB.open("retombees", 1));
  const all = () => answered(database.transaction("studies").objectStore("studies").getAll());
  while (!(await all()).some((record) => record.includes(text))) await new Promise((next) => setTimeout(next, 20));
  database.close();
}

browserTest("a change that storage has no room for is in the durable copy, and leaving asks first (P-7)", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.saved();
  await app.page.evaluate(() => (Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }));
  await app.type(ADDRESS, "8765");
  await app.storageProblem.waitFor();
  await app.page.evaluate(mirrored, "8765");
  const asked = new Promise((done) => app.page.once("dialog", (dialog) => { done(dialog.type()); dialog.accept(); }));
  await app.reload();
  assert.equal(await asked, "beforeunload");
  assert.equal((await app.field(ADDRESS).inputValue()).replace(/\s/g, ""), "8765");
  await app.saved();
  // Once everything is saved nothing is asked.
  app.page.once("dialog", () => assert.fail("asked for nothing"));
  await app.reload();
});

for (const [way, before] of [
  ["is missing", () => Object.defineProperty(globalThis, "indexedDB", { value: undefined })],
  ["is refused", () => (IDBFactory.prototype.open = () => { throw new DOMException("denied", "SecurityError"); })],
  ["never answers", () => (IDBFactory.prototype.open = () => new EventTarget())],
]) {
  browserTest(`a database that ${way}: the page starts, saves, and says that there is no safety copy (P-14)`, async ({ openPage }) => {
    const app = await openApp(openPage, { before });
    await app.type(ADDRESS, "77");
    await app.saved();
    assert.match(await words(app.saveState), /sans copie de secours/);
    await app.reload();
    assert.equal(await app.field(ADDRESS).inputValue(), "77");
  });
}
