// Where the scripts of the page may not run the page says why at once, and crashes one after the other open no study (D-10, P-9, S-12).

import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { openApp, words } from "./app.mjs";
import { assertAccessible, browserTest } from "./harness.mjs";
import { DIST } from "./server.mjs";

const SAID = [/integrity/i, /MIME type/, /Failed to load resource/, /^failed: /, /CORS/, /origin 'null'/, /^request: GET file:/, /ERR_FAILED/];

for (const [way, fault] of [["was altered", "boot-altered"], ["is missing", "boot-missing"], ["is sent as plain text", "scripts-as-text"]]) {
  browserTest(`a starting script that ${way}: the page says so at once, with what to do (D-10)`, async ({ openPage }) => {
    const page = await openPage({ fault, expect: SAID });
    const notice = page.getByTestId("trouble-script");
    await notice.waitFor();
    assert.match(await notice.innerText(), /refusé un fichier de Retombées[\s\S]*Rechargez[\s\S]*refused a file of Retombées/);
    assert.equal(await page.locator(".result-sentence:visible").count(), 1, "the answer stays");
    assert.equal(await page.getByTestId("boot-slow").isVisible(), false);
    await assertAccessible(page);
  });
}

browserTest("opened as a file, the page says how to serve it (D-10)", async ({ openPage }) => {
  const page = await openPage({ expect: SAID });
  await page.goto(pathToFileURL(join(DIST, "index.html")).href, { waitUntil: "domcontentloaded" });
  await page.getByTestId("trouble-file").waitFor();
  assert.match(await page.getByTestId("trouble-file").innerText(), /python3 -m http\.server --bind 127\.0\.0\.1 8080/);
});

/** A page of this origin that shows the program in an isolated frame. */
async function framed(openPage, server, fault, options = {}) {
  const page = await openPage(options);
  const host = `${server.origin}/host`;
  const frame = `<!doctype html><title>Host</title><iframe sandbox="allow-scripts" src="${server.url(fault)}" width="900" height="700"></iframe>`;
  await page.route(host, (route) => route.fulfill({ contentType: "text/html", body: frame }));
  await page.goto(host);
  return page.frameLocator("iframe");
}

browserTest("in an isolated frame the page works, and says that nothing is kept (P-9)", async ({ openPage, server }) => {
  const frame = await framed(openPage, server, undefined, { expect: [/service worker/i] });
  await frame.locator("html[data-state=ready]").waitFor();
  assert.match(await words(frame.getByTestId("storage-problem")), /refuse l’enregistrement.*exportez/);
  assert.match(await words(frame.getByTestId("sroi-sentence").first()), /1 €/);
});

browserTest("in an isolated frame whose server does not let it start, it says so and how to go on (P-9)", async ({ openPage, server }) => {
  const frame = await framed(openPage, server, "no-foreign-frame", { expect: SAID });
  await frame.getByTestId("trouble-frame").waitFor();
  assert.match(await frame.getByTestId("trouble-frame").innerText(), /propre onglet[\s\S]*tab of its own/);
});

browserTest("two crashes in a row: the next start opens no study, and one that stops the page can be set aside (S-12)", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.saved();
  const { page } = app;
  const crash = () => page.evaluate(() => globalThis.retombeesCrash("for a test"));
  await crash();
  assert.equal(await page.getByTestId("failure-safe").isVisible(), false, "once may be chance");
  await page.getByTestId("failure-reload").click();
  await page.locator("html[data-state=ready]").waitFor();
  await crash();
  await page.getByTestId("failure-safe").waitFor();
  await assertAccessible(page);
  await page.getByTestId("failure-reload").click();
  await page.locator("html[data-state=ready][data-safe]").waitFor();
  await app.newStudy.waitFor();
  assert.match(await words(app.notice), /arrêté deux fois de suite/);
  assert.equal(await app.studies.count(), 1, "it is there, and not opened");

  await crash();
  await page.getByTestId("failure-studies").getByRole("button", { name: /Mettre de côté/ }).click();
  await page.locator("html[data-state=ready][data-safe]").waitFor();
  await app.page.getByTestId("recover").waitFor();
  assert.equal(await app.page.getByTestId("study-list").count(), 0);
  assert.match(await words(app.page.getByTestId("recover")), /Tutorat.*Cette version de Retombées peut l’ouvrir/s);
  await app.page.getByTestId("recover-open").click();
  await app.ratio.waitFor({ state: "attached" });
});

browserTest("a refused number is not said to be saved, and leaving asks", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.saved();
  await app.type("outcomes/annee-evitee/proxy", "12,5,5");
  await app.field("outcomes/annee-evitee/proxy").blur();
  await app.page.locator("[data-testid=save-state][data-save=refused]").waitFor();
  assert.match(await words(app.saveState), /sauf un nombre refusé/);
  assert.equal(await app.reloadAfterQuestion(), "beforeunload");
});
