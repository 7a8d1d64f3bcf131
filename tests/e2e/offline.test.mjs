// The program without a network: it opens and works, a newer version comes whole or not at all and never mixes with the former one, and
// what was altered on its way is refused (D-6, D-7, D-8, S-3).

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach } from "node:test";
import { chromium } from "playwright-core";
import { App, openApp, words } from "./app.mjs";
import { FLAGS, findBrowser } from "./browser.mjs";
import { browserTest, started } from "./harness.mjs";
import { hearSimulation } from "./hear.mjs";
import { DIST, altered, builtFile, missing } from "./server.mjs";

/** What the browser itself says of a fault that the test made. */
const SAID = [/Failed to load resource/, /Fetch API cannot load/, /integrity/];
const ADDRESS = "outcomes/annee-evitee/proxy";

// ---------------------------------------------------------------------------------------------------------- two versions

const WORKER = "service-worker.js";
const LISTS = /^const VERSION = "([^"]*)";\nconst FILES = (\{[^}]*\});\n/;
const temporary = mkdtempSync(join(tmpdir(), "retombees-"));
after(() => rmSync(temporary, { recursive: true }));

/** A version of the program in a folder: its files, what it is called in the caches, and in the title of its page. */
function versionIn(folder, brand) {
  const [, version, files] = LISTS.exec(readFileSync(join(folder, WORKER), "utf8"));
  return { folder, brand, cache: `retombees / ${version}`, files: Object.keys(JSON.parse(files)) };
}

/** The build with other texts, and with the names and lists that tools/release.mjs gives to files with such a content. */
function nextVersion(folder, brand) {
  cpSync(DIST, folder, { recursive: true });
  const hash = (bytes, encoding) => createHash("sha256").update(bytes).digest(encoding);
  const [lists, , stated] = LISTS.exec(readFileSync(join(folder, WORKER), "utf8"));
  const code = readFileSync(join(folder, WORKER), "utf8").slice(lists.length);
  let page = readFileSync(join(folder, "index.html"), "utf8");
  const files = JSON.parse(stated);
  for (const name of ["locales/fr.json", "locales/en.json", "locales/fr-deferred.json", "cases/mediation.json", "data/references.json"]) {
    const former = builtFile(name);
    const text = `${readFileSync(join(folder, former), "utf8").replace('"Retombées"', `"${brand}"`)}\n`;
    const file = former.replace(/[0-9a-f]{64}/, hash(text, "hex"));
    renameSync(join(folder, former), join(folder, file));
    writeFileSync(join(folder, file), text);
    page = page.replaceAll(former, file);
    delete files[former];
    files[file] = `sha256-${hash(text, "base64")}`;
  }
  writeFileSync(join(folder, "index.html"), page);
  files["index.html"] = `sha256-${hash(page, "base64")}`;
  const version = hash(JSON.stringify(files), "hex").slice(0, 16);
  writeFileSync(join(folder, WORKER), `const VERSION = "${version}";\nconst FILES = ${JSON.stringify(files, null, 1)};\n${code}`);
  return versionIn(folder, brand);
}

const V1 = versionIn(DIST, "Retombées");
const V2 = nextVersion(join(temporary, "v2"), "Retombées 2");
const NEW_TEXT = V2.files.find((file) => file.startsWith("locales/fr-") && !V1.files.includes(file) && !file.includes("deferred"));

/** The version of a page; fails where it is put together from two. */
async function versionOf({ page }) {
  const seen = await page.evaluate(() => ({
    title: document.title,
    listed: document.querySelector('meta[name="app-files"]').content.split(" "),
    fetched: performance.getEntriesByType("resource").map(({ name }) => decodeURIComponent(new URL(name).pathname.slice(1))),
  }));
  const version = seen.title.endsWith(` ${V2.brand}`) ? V2 : V1;
  assert.ok(seen.title.endsWith(` ${version.brand}`), seen.title);
  assert.ok(seen.fetched.length > 5, "the page was asked for what it fetched");
  const foreign = [...seen.listed, ...seen.fetched].filter((file) => ![...version.files, WORKER].includes(file));
  assert.deepEqual(foreign, [], `files of another version in a page of ${version.brand}`);
  return version;
}

// ------------------------------------------------------------------------------------------------------------- the pages

/** Runs before the page's scripts: what waits three seconds on a first visit does so no more. */
const soon = () => {
  const later = globalThis.setTimeout;
  globalThis.setTimeout = (act, ms, ...given) => later(act, ms === 3_000 ? 0 : ms, ...given);
};

/** Opens the program in a browser that keeps it, and waits until all of it is kept. It stands in the list of studies. */
async function openKept(openPage, options = {}) {
  const app = await openApp(openPage, { keeps: true, room: null, ...options, before: [soon, options.before ?? []].flat() });
  await app.goToStudies();
  await ready(app);
  return app;
}

const ready = (app) => app.page.locator("[data-testid=offline][data-offline=ready]").waitFor();
const caches = (app) => app.page.evaluate(() => globalThis.caches.keys());
const newer = (app) => app.page.getByTestId("newer-version");

/** Another tab of the same browser. */
async function newTab(app, path = "/") {
  const page = await app.page.context().newPage();
  await page.goto(new URL(path, app.page.url()).href, { waitUntil: "domcontentloaded" });
  assert.equal(await started(page), "ready");
  return new App(page);
}

/** Looks for a newer version, as the page does from time to time, and tells what became of it: "installed" or "redundant". */
const look = (app) => app.page.evaluate(async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  const found = new Promise((done) => registration.addEventListener("updatefound", () => done(registration.installing)));
  await registration.update();
  const worker = await found;
  while (worker.state === "installing") await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
  return worker.state;
});

/** Waits until a tab shows a version. */
const shows = (app, version) => app.page.waitForFunction((brand) => document.title.endsWith(` ${brand}`), version.brand, { polling: 20 });

/** Whatever a test left of it. */
let host;
afterEach(async () => {
  if (!host) return;
  host.change = undefined;
  for (const prefix of ["", "/a/b"]) host.serve(DIST, prefix);
});

/** A test with a server of which the faults end with it. */
const offlineTest = (name, run) => browserTest(name, async ({ openPage, server }) => {
  host = server;
  await run({ openPage, server });
});

/** Does something while nobody answers. */
async function withoutServer(app, act) {
  // Nothing comes from what the browser keeps on its own account.
  const session = await app.page.context().newCDPSession(app.page);
  await session.send("Network.clearBrowserCache");
  await host.stop();
  try {
    return await act();
  } finally {
    await host.start();
  }
}

// ------------------------------------------------------------------------------------------------------ no network (D-6)

/** The whole of the work goes on. */
async function assertWorks(app) {
  await app.openCase("tutorat");
  await app.fill(ADDRESS, "4321");
  await app.saved();
  await app.reload();
  assert.equal((await app.field(ADDRESS).inputValue()).replace(/\s/g, ""), "4321");
  assert.equal((await app.exported()).id, "tutorat");
  await app.import({ format: "retombees.study", version: 1, id: "in", title: "Entrée" });
  await app.goToStudies();
  assert.equal(await app.studies.count(), 2);
}

offlineTest("after a first visit everything works without a server, in a new tab too (D-6)", async ({ openPage }) => {
  const app = await openKept(openPage, { before: hearSimulation });
  await withoutServer(app, async () => {
    await app.reload();
    await ready(app);
    await assertWorks(app);
    await app.openCase("tutorat");
    await app.go("uncertainty");
    const { failed, report, workers } = await app.simulated();
    assert.deepEqual([failed, workers > 0, report.length > 100], [false, true, true]);
    await app.go("result");
    await app.language.selectOption("en");
    await app.page.locator("html[lang=en]").waitFor();
    assert.match(await words(app.sentence), /^For every €1/);
    const other = await newTab(app, "/#/study/tutorat/outcomes");
    assert.equal((await other.field(ADDRESS).inputValue()).replace(/\D/g, ""), "4321");
    await other.goToStudies();
    await other.page.getByTestId("case-wheels-to-meals").click();
    await other.ratio.waitFor({ state: "attached" });
  });
});

offlineTest("a browser that is started again without a server opens the page (D-6)", async ({ server }) => {
  const launch = () => chromium.launchPersistentContext(join(temporary, "profile"), { executablePath: findBrowser(), headless: true, args: FLAGS, locale: "fr-FR" });
  const visit = async (context) => {
    await context.addInitScript(soon);
    const page = await context.newPage();
    await page.goto(`${server.origin}/#/`);
    assert.equal(await started(page), "ready");
    const app = new App(page);
    await ready(app);
    return app;
  };
  const first = await launch();
  const app = await visit(first);
  await withoutServer(app, async () => {
    await first.close();
    const second = await launch();
    await assertWorks(await visit(second));
    await second.close();
  });
});

// ------------------------------------------------------------------------------------------------- a newer version (D-7)

/** The same as the page does every hour, twenty times a second. */
const often = () => {
  const every = globalThis.setInterval;
  globalThis.setInterval = (act, ms, ...given) => every(act, ms === 3_600_000 ? 50 : ms, ...given);
};

/** Two tabs of the first version, on different studies; the server has the second one from now on. */
async function twoTabs(openPage, options) {
  const app = await openKept(openPage, options);
  await app.openCase("mediation");
  await app.saved();
  const other = await newTab(app, "/#/study/tutorat/outcomes");
  for (const one of [app, other]) assert.equal(await versionOf(one), V1);
  assert.deepEqual(await caches(app), [V1.cache]);
  host.serve(V2.folder);
  return [app, other];
}

for (const [order, options, act] of [
  ["reloads", {}, ([app]) => app.reload()],
  ["opens a third one", {}, (tabs) => newTab(tabs[0]).then((third) => tabs.push(third))],
  ["waits", { before: often }, () => {}],
]) {
  offlineTest(`a newer version is offered in each tab, comes in all of them at once, and loses no edit, where one ${order} (D-7)`, async ({ openPage }) => {
    const tabs = await twoTabs(openPage, options);
    const [app, other] = tabs;
    await act(tabs);
    for (const one of tabs) {
      await newer(one).waitFor();
      assert.match(await words(newer(one)), /Une nouvelle version de Retombées est prête/);
    }
    // Until it is accepted nothing of it is used: not after a reload, and not for what is fetched later.
    await app.reload();
    await newer(app).waitFor();
    await other.language.selectOption("en");
    await other.page.locator("html[lang=en]").waitFor();
    tabs.push(await newTab(app));
    for (const one of tabs) assert.equal(await versionOf(one), V1);
    assert.deepEqual((await caches(app)).sort(), [V1.cache, V2.cache].sort());

    // What is typed in both tabs just before is kept, though nobody waits until it is saved.
    const field = (await app.fields("proxy").first().getAttribute("data-field"));
    other.hurry();
    app.hurry();
    await other.type(ADDRESS, "1234");
    await app.type(field, "5678");
    await app.page.getByTestId("update-accept").click();
    for (const one of tabs) await shows(one, V2);
    for (const one of tabs) await started(one.page);
    for (const one of tabs) assert.equal(await versionOf(one), V2);
    assert.equal((await app.field(field).inputValue()).replace(/\D/g, ""), "5678");
    assert.equal((await other.field(ADDRESS).inputValue()).replace(/\D/g, ""), "1234");
    await app.page.waitForFunction((wanted) => globalThis.caches.keys().then((keys) => String(keys) === wanted), V2.cache);
    for (const one of tabs) assert.equal(await newer(one).count(), 0);
    await withoutServer(app, () => app.reload());
    assert.equal(await versionOf(app), V2);
  });
}

offlineTest("tabs that come and go while a newer version is let in are each of one version (D-7)", async ({ openPage }) => {
  const [app, other] = await twoTabs(openPage);
  assert.equal(await look(app), "installed");
  await newer(app).waitFor();
  const { page } = app;
  const go = async () => {
    for (let n = 0; n < 3; n += 1) {
      await other.reload();
      await versionOf(other);
    }
  };
  const come = async () => {
    for (let n = 0; n < 3; n += 1) {
      const third = await newTab(app);
      await versionOf(third);
      await third.page.close();
    }
  };
  await Promise.all([go(), come(), page.getByTestId("update-accept").click()]);
  for (const one of [app, other]) await shows(one, V2);
  for (const one of [app, other]) assert.equal(await versionOf(one), V2);
});

offlineTest("a newer version that nobody accepted is there once all tabs were closed (D-7)", async ({ openPage }) => {
  const [app, other] = await twoTabs(openPage);
  assert.equal(await look(app), "installed");
  await newer(app).waitFor();
  // Later is later: in this tab it is not offered again.
  await newer(app).getByRole("button", { name: "Plus tard" }).click();
  await newer(app).waitFor({ state: "detached" });
  const context = app.page.context();
  await other.page.close();
  await app.page.goto("about:blank");
  const page = await context.newPage();
  await page.goto(host.origin);
  await started(page);
  const next = new App(page);
  assert.equal(await versionOf(next), V2);
  await next.goToStudies();
  await ready(next);
  assert.deepEqual(await caches(next), [V2.cache]);
});

offlineTest("a page whose version left the server before it was kept stays of that version, and says what does not come (D-7)", async ({ openPage }) => {
  const app = await openApp(openPage, { keeps: true, expect: SAID });
  host.serve(V2.folder);
  await app.goToStudies();
  await ready(app);
  await app.language.selectOption("en");
  assert.match(await words(app.notice), /Les textes de la langue choisie .* ne sont pas arrivés.*rechargez la page/);
  assert.equal(await versionOf(app), V1);
  await app.reload();
  assert.equal(await versionOf(app), V2);
});

offlineTest("a newer version that lacks a file, or has another one than it states, does not come (D-8)", async ({ openPage }) => {
  const app = await openKept(openPage);
  host.serve(V2.folder);
  for (const fault of [missing, altered]) {
    host.change = (path, reply) => (path === `/${NEW_TEXT}` ? fault(reply) : reply);
    assert.equal(await look(app), "redundant");
    assert.deepEqual(await caches(app), [V1.cache]);
    await withoutServer(app, () => app.reload());
    await ready(app);
    assert.equal(await newer(app).count(), 0);
    assert.equal(await versionOf(app), V1);
  }
  // Once the server is mended it comes: what the browser kept of the wrong file is passed by.
  host.change = undefined;
  assert.equal(await look(app), "installed");
  await newer(app).waitFor();
});

offlineTest("copies in two folders of one server keep each its own files, and one is renewed without the other", async ({ openPage }) => {
  const app = await openKept(openPage);
  const other = await newTab(app, "/a/b/");
  await other.page.evaluate(() => (globalThis.isSame = true));
  await other.goToStudies();
  await other.page.waitForFunction(() => navigator.serviceWorker.getRegistrations().then((all) => all.length === 2 && all.every((one) => one.active)));
  await ready(other);
  const inFolder = ({ cache }) => cache.replace(" / ", " /a/b/ ");
  assert.deepEqual((await caches(app)).sort(), [V1.cache, inFolder(V1)].sort());
  assert.equal(await other.page.evaluate(() => globalThis.isSame), true, "the page does not reload by itself");
  // The one at the root is renewed.
  host.serve(V2.folder);
  assert.equal(await look(app), "installed");
  await app.page.getByTestId("update-accept").click();
  await shows(app, V2);
  await started(app.page);
  assert.equal(await newer(other).count(), 0);
  assert.equal(await other.page.evaluate(() => globalThis.isSame), true);
  await withoutServer(app, () => other.reload());
  await shows(other, V1);
  assert.deepEqual((await caches(app)).sort(), [V2.cache, inFolder(V1)].sort());
  // Then the one in the folder.
  host.serve(V2.folder, "/a/b");
  assert.equal(await look(other), "installed");
  await other.page.getByTestId("update-accept").click();
  await shows(other, V2);
  assert.deepEqual((await caches(app)).sort(), [V2.cache, inFolder(V2)].sort());
});

offlineTest("in a frame the page keeps nothing, and says so", async ({ openPage, server }) => {
  host.change = (path, reply) => (path === "/host.html" ? { status: 200, headers: { "Content-Type": "text/html" }, body: Buffer.from('<iframe src="/" width="1200" height="700"></iframe>') } : reply);
  const from = server.requests.length;
  const page = await openPage({ path: "/host.html", keeps: true, before: soon, expect: [/favicon/] });
  const frame = page.frameLocator("iframe");
  await frame.locator("html[data-state=ready]").waitFor();
  await frame.locator(".brand").click();
  await frame.locator("[data-testid=offline][data-offline=unavailable]").waitFor();
  assert.equal(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)), 0);
  assert.deepEqual(await page.evaluate(() => globalThis.caches.keys()), []);
  assert.deepEqual(server.requests.slice(from).filter((path) => path.includes("service-worker")), []);
});
