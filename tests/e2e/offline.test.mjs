// The program without a network: it opens and works, a newer version comes whole or not at all and never mixes with the former one, and
// what was altered on its way is refused (D-6, D-7, D-8, S-3).

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach } from "node:test";
import { chromium } from "playwright-core";
import { App, hurryToKeep, openApp, words } from "./app.mjs";
import { FLAGS, findWholeBrowser } from "./browser.mjs";
import { browserTest, started } from "./harness.mjs";
import { hearSimulation } from "./hear.mjs";
import { DIST, altered, builtFile, missing, nextVersion, versionIn, versionOf } from "./server.mjs";

const ADDRESS = "outcomes/annee-evitee/proxy";
// What the browser itself says of a fault that a test made.
const SAID = [/Failed to load resource/, /Fetch API cannot load/, /integrity/];
const temporary = mkdtempSync(join(tmpdir(), "retombees-"));
after(() => rmSync(temporary, { recursive: true }));
const V1 = versionIn(DIST, "Retombées");
const V2 = nextVersion(join(temporary, "v2"), "Retombées 2");
const cacheOf = ({ version }, scope = "/") => `retombees ${scope} ${version}`;

let host;
const offlineTest = (name, run) => browserTest(name, ({ openPage, server }) => run({ openPage, server: (host = server) }));
// The faults of a test end with it.
afterEach(() => host?.reset());

/** Opens the outcomes of a case in a browser that keeps the program, and waits until all of it is kept. */
async function openKept(openPage, path = "/#/study/tutorat/outcomes") {
  const app = await openApp(openPage, { keeps: true, room: null, path, before: hurryToKeep });
  await app.page.waitForFunction(() => navigator.serviceWorker.controller);
  await app.saved();
  return app;
}

const ready = (app) => app.page.locator("[data-testid=offline][data-offline=ready]").waitFor();
const caches = (app) => app.page.evaluate(async () => (await globalThis.caches.keys()).sort());
/** Waits until the files of this version are kept, and of no other one. */
async function keepsOnly(app, version) {
  for (let n = 0; n < 100 && String(await caches(app)) !== cacheOf(version); n += 1) await app.page.waitForTimeout(50);
  assert.deepEqual(await caches(app), [cacheOf(version)]);
}
const newer = (app) => app.page.getByTestId("newer-version");
const accept = (app) => app.page.getByTestId("update-accept").click();
const amount = async (app, field = ADDRESS) => (await app.field(field).inputValue()).replace(/\D/g, "");

/** What a tab shows and which versions its browser has, for the message of a test that waited in vain. */
const situation = ({ page }) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const states = ["installing", "waiting", "active"].map((place) => `${place} ${registration?.[place]?.state}`);
    return [document.title, document.readyState, `controller ${navigator.serviceWorker.controller?.state}`, ...states].join(", ");
  });

/** Waits until tabs show a version, all of it. */
async function show(version, ...tabs) {
  for (const [n, { page }] of tabs.entries()) {
    const shown = page.waitForFunction((brand) => document.title.endsWith(` ${brand}`), version.brand, { polling: 20, timeout: 10_000 });
    await shown.catch(async (error) => {
      const all = await Promise.all(tabs.map((tab) => situation(tab).catch(String)));
      throw new Error(`tab ${n} does not show ${version.brand}: ${all.join(" | ")}`, { cause: error });
    });
    await started(page);
  }
  for (const { page } of tabs) assert.equal(await versionOf(page, [V1, V2]), version);
}

const command = async ({ page }, name, given) => (await page.context().newCDPSession(page)).send(name, given);
/** Does something while nobody answers, without what the browser keeps on its own account. */
const withoutServer = (app, act) => command(app, "Network.clearBrowserCache").then(() => host.away(act));

offlineTest("after a first visit everything works without a server, in a new tab too (D-6)", async ({ openPage }) => {
  const app = await openApp(openPage, { keeps: true, room: null, before: [hurryToKeep, hearSimulation] });
  await app.goToStudies();
  await ready(app);
  await withoutServer(app, async () => {
    await app.reload();
    await app.openCase("tutorat");
    await app.fill(ADDRESS, "4321");
    await app.saved();
    await app.reload();
    assert.equal(await amount(app), "4321");
    assert.equal((await app.exported()).id, "tutorat");
    await app.import({ format: "retombees.study", version: 1, id: "in", title: "Entrée" });
    await app.page.goto(`${host.origin}/#/study/tutorat/uncertainty`);
    const { failed, report, workers } = await app.simulated();
    assert.deepEqual([failed, workers > 0, report.length > 100], [false, true, true]);
    await app.language.selectOption("en");
    await app.range.filter({ hasText: /^For every €1/ }).waitFor();
    const other = await app.tab("/#/study/tutorat/outcomes");
    assert.equal(await amount(other), "4321");
    await other.goToStudies();
    assert.equal(await other.studies.count(), 2);
  });
});

offlineTest("a browser that is started again without a server opens the page (D-6)", async ({ server }) => {
  const visit = async (act) => {
    const context = await chromium.launchPersistentContext(join(temporary, "profile"), { executablePath: findWholeBrowser(), args: FLAGS });
    await context.addInitScript(hurryToKeep);
    const app = new App(context.pages()[0]);
    await app.page.goto(`${server.origin}/#/`);
    await ready(app);
    await act(app);
    await context.close();
  };
  await visit((app) => command(app, "Network.clearBrowserCache"));
  await server.away(() => visit((app) => app.openCase("mediation")));
});

// ------------------------------------------------------------------------------------------------- a newer version (D-7)

/** Two tabs of the first version, on different studies. */
async function twoTabs(openPage) {
  const app = await openKept(openPage, "/#/study/mediation/outcomes");
  const other = await app.tab("/#/study/tutorat/outcomes");
  await show(V1, app, other);
  return [app, other];
}

/** The server has the second version from now on, and a tab has found it. */
async function comes(app, prefix = "") {
  host.serve(V2.folder, prefix);
  assert.equal(await app.look(), "installed");
  await newer(app).waitFor();
}

offlineTest("whenever a newer version comes, it is offered in every tab, and once accepted it is in all of them without losing an edit (D-7)", async ({ openPage }) => {
  const tabs = await twoTabs(openPage);
  const [app, other] = tabs;
  const field = await app.fields("proxy").first().getAttribute("data-field");
  for (const tab of tabs) tab.hurry();
  for (const [n, order] of ["a tab is reloaded", "a third tab is opened", "all tabs stay open"].entries()) {
    const [former, next] = n === 1 ? [V2, V1] : [V1, V2];
    host.serve(next.folder);
    if (n === 0) await app.reload();
    else if (n === 1) tabs.push(await app.tab());
    else for (const { page } of tabs) await page.evaluate(() => (globalThis.hoursPass = true));
    for (const tab of tabs) assert.match(await words(newer(tab)), /Une nouvelle version de Retombées est prête/, order);
    // Until it is accepted nothing of it is used: not after a reload, and not for what is fetched later.
    await app.reload();
    await newer(app).waitFor();
    if (n === 2) await other.language.selectOption("en").then(() => other.page.locator("html[lang=en]").waitFor());
    await show(former, ...tabs);
    assert.deepEqual(await caches(app), [V1, V2].map((version) => cacheOf(version)).sort(), order);
    // What is typed in two tabs just before is kept, though nobody waits until it is saved.
    await other.type(ADDRESS, `123${n}`);
    await app.type(field, `567${n}`);
    await accept(app);
    await show(next, ...tabs);
    assert.deepEqual([await amount(app, field), await amount(other)], [`567${n}`, `123${n}`], order);
    await keepsOnly(app, next);
    for (const tab of tabs) assert.equal(await newer(tab).count(), 0, order);
  }
});

offlineTest("a tab that was reloaded past everything that is kept comes along to the newer version (D-7)", async ({ openPage }) => {
  const [app, other] = await twoTabs(openPage);
  await Promise.all([app.page.waitForEvent("load"), command(app, "Page.reload", { ignoreCache: true })]);
  await started(app.page);
  await comes(app);
  await accept(app);
  await show(V2, other, app);
});

offlineTest("a tab that was opened just before another one accepts comes along to the newer version (D-7)", async ({ openPage }) => {
  const [app] = await twoTabs(openPage);
  await comes(app);
  const late = await app.tab("/", () => {
    const later = globalThis.setTimeout;
    globalThis.setTimeout = (act, ms, ...given) => later(act, ms === 3_000 ? 3_001 : ms, ...given);
  });
  await accept(app);
  await show(V2, app, late);
});

offlineTest("a newer version that nobody accepted is there once all tabs were closed (D-7)", async ({ openPage }) => {
  const [app, other] = await twoTabs(openPage);
  await comes(app);
  await newer(app).getByRole("button", { name: "Plus tard" }).click();
  await newer(app).waitFor({ state: "detached" });
  await other.page.close();
  // The browser takes a moment to notice that no tab is left.
  for (let n = 0; n < 20 && (await versionOf(app.page, [V1, V2])) === V1; n += 1) {
    await app.page.goto("about:blank");
    await app.page.waitForTimeout(50);
    await app.page.goto(host.origin);
    assert.equal(await started(app.page), "ready");
  }
  await show(V2, app);
  await keepsOnly(app, V2);
});

offlineTest("a page whose version left the server before it was kept stays of that version, and says what does not come (D-7)", async ({ openPage }) => {
  const app = await openApp(openPage, { keeps: true, expect: SAID });
  host.serve(V2.folder);
  await app.goToStudies();
  await ready(app);
  await app.language.selectOption("en");
  await app.notice.getByText(/Les textes de la langue choisie .* ne sont pas arrivés.*rechargez la page/).waitFor();
  await show(V1, app);
  await app.reload();
  await show(V2, app);
});

offlineTest("a newer version that lacks a file, or has another one than it states, does not come until the server is mended (D-8)", async ({ openPage }) => {
  const app = await openKept(openPage);
  host.serve(V2.folder);
  const [text] = Object.keys(V2.files).filter((file) => file.startsWith("locales/") && !V1.files[file]);
  for (const fault of [missing, altered]) {
    host.spoil(text, fault);
    assert.equal(await app.look(), "redundant");
    await keepsOnly(app, V1);
    await withoutServer(app, () => app.reload());
    await show(V1, app);
    assert.equal(await newer(app).count(), 0);
  }
  host.change = undefined;
  await comes(app);
});

for (const name of ["offline.js", "picture.js"]) {
  offlineTest(`a first visit on which ${name} does not come does not say for ever that the files arrive`, async ({ openPage }) => {
    host.spoil(builtFile(name), missing);
    const app = await openApp(openPage, { keeps: true, room: null, before: hurryToKeep, expect: SAID });
    await app.goToStudies();
    await app.page.locator("[data-testid=offline]:not([data-offline=unknown])").waitFor({ timeout: 5_000 });
  });
}

offlineTest("copies in two folders of one server keep each its own files, and one is renewed without the other", async ({ openPage }) => {
  const app = await openKept(openPage);
  const other = await app.tab("/a/b/");
  await other.page.evaluate(() => (globalThis.isSame = true)).catch(() => {});
  await other.page.waitForFunction(() => navigator.serviceWorker.controller?.scriptURL.includes("/a/b/"), undefined, { polling: 20 });
  await show(V1, other);
  const isSame = await other.page.evaluate(() => globalThis.isSame);
  assert.deepEqual(await caches(app), [cacheOf(V1), cacheOf(V1, "/a/b/")]);
  for (const [renewed, tab, prefix] of [["root", app, ""], ["folder", other, "/a/b"]]) {
    await comes(tab, prefix);
    await accept(tab);
    await show(V2, tab);
    await withoutServer(app, () => other.reload());
    await show(renewed === "root" ? V1 : V2, other);
    assert.deepEqual(await caches(app), [cacheOf(V2), cacheOf(renewed === "root" ? V1 : V2, "/a/b/")].sort());
  }
  assert.equal(isSame, true, "the copy in the folder does not reload by itself when it is opened");
});

offlineTest("in a frame the page keeps nothing, and says so", async ({ openPage, server }) => {
  const body = Buffer.from('<link rel="icon" href="data:,"><iframe src="/" width="1200" height="700"></iframe>');
  host.change = (path, reply) => (path === "/host.html" ? { status: 200, headers: { "Content-Type": "text/html" }, body } : reply);
  const from = server.requests.length;
  const page = await openPage({ path: "/host.html", keeps: true, before: hurryToKeep });
  const frame = page.frameLocator("iframe");
  await frame.locator("html[data-state=ready]").waitFor();
  await frame.locator(".brand").click();
  await frame.locator("[data-testid=offline][data-offline=unavailable]").waitFor();
  assert.deepEqual([...(await page.evaluate(() => navigator.serviceWorker.getRegistrations())), ...(await caches({ page }))], []);
  assert.deepEqual(server.requests.slice(from).filter((path) => path.includes("service-worker")), []);
});

// --------------------------------------------------------------------------------------------------- altered files (S-3)

offlineTest("a file of the simulation with one bit altered gives no figure, and the room says so (S-3)", async ({ openPage }) => {
  const app = await openApp(openPage, { path: "/#/study/tutorat/uncertainty", room: null, before: hearSimulation, expect: SAID });
  await app.simulated();
  const range = await words(app.range);
  const reload = async (name) => {
    host.spoil(builtFile(name), altered);
    await command(app, "Network.clearBrowserCache");
    await app.reload();
  };
  for (const name of ["simulation.js", "simulation-calls.js", "worker.js", "worker_bg.wasm"]) {
    await reload(name);
    await app.page.waitForFunction(() => globalThis.heard.done);
    assert.match(await words(app.range), /s’est arrêtée?\..*l’étude est intacte/i, name);
    assert.equal(await app.draws.count(), 0, name);
  }
  // Without the script of a thread of its own, the program may run on the page itself, with the same figures.
  await reload("simulation-worker.js");
  await app.page.waitForFunction(() => globalThis.heard.done);
  assert.equal(await app.page.evaluate(() => globalThis.heard.workers), 0);
  if (await app.draws.count()) assert.equal(await words(app.range), range);
  else assert.match(await words(app.range), /l’étude est intacte/i);
});

for (const [name, where, said, act = () => {}] of [
  ["locales/fr.json", "failure", /est arrivé incomplet ou modifié.*il n’a pas été exécuté/s],
  ["data/references.json", "deferred-failed", /n’est pas arrivée.*Réessayez, ou rechargez la page/s, (page) => page.getByTestId("room-outcomes").click()],
  ["locales/en.json", "notice", /Les textes de la langue choisie \(English\) ne sont pas arrivés/, (page) => page.getByTestId("language").selectOption("en")],
  ["cases/tutorat.json", "notice", /Ce cas n’a pas pu être chargé/],
]) {
  offlineTest(`${name} with one bit altered is refused, and the page says so (S-3)`, async ({ openPage }) => {
    host.spoil(builtFile(name), altered);
    const page = await openPage({ expect: SAID });
    await started(page);
    await act(page);
    await page.getByTestId(where).filter({ hasText: /./ }).first().waitFor();
    assert.match(await words(page.getByTestId(where).first()), said);
  });
}

offlineTest("visit.js with one bit altered: the page works, or says that it does not (S-3)", async ({ openPage }) => {
  host.spoil(builtFile("visit.js"), altered);
  const page = await openPage({ expect: SAID });
  if ((await started(page)) === "failed") return;
  await page.getByTestId("room-scope").evaluate((room) => room.click());
  await page.locator("[data-testid=room-scope][aria-current=page]").waitFor({ timeout: 5_000 });
});
