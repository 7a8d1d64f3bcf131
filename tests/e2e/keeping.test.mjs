// Work is saved: after a pause, after a reload in the middle of typing, after the tab is closed (P-2).

import assert from "node:assert/strict";
import { App, openApp, words } from "./app.mjs";
import { browserTest, started } from "./harness.mjs";

const ADDRESS = "outcomes/annee-evitee/proxy";
/** How often each way of leaving is tried. */
const TIMES = Number(process.env.TIMES ?? 5);

/** The same browser with a new tab. */
async function newTab(app) {
  const page = await app.page.context().newPage();
  await page.goto(new URL("/", app.page.url()).href, { waitUntil: "domcontentloaded" });
  assert.equal(await started(page), "ready");
  return new App(page);
}

browserTest("what was saved is there after a reload: numbers, texts, place and figures", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.fill(ADDRESS, "10,50");
  await app.control("outcomes/confiance/label").fill("Oser — « l’été » 🌻");
  await app.saved();
  const [file, ratio] = [await app.exportText(), await words(app.ratio)];
  await app.reload();
  assert.equal(await app.exportText(), file);
  assert.equal(await words(app.ratio), ratio);
  assert.match(await app.field(ADDRESS).inputValue(), /^10,50?$/);
  assert.match(app.page.url(), /#\/study\/tutorat\/outcomes$/);
  assert.equal(await app.undo.isDisabled(), true);
});

browserTest("the page says that it is saving, then that it has saved", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.saved();
  await app.page.evaluate(() => {
    const mark = document.querySelector("[data-testid=save-state]");
    globalThis.states = [];
    new MutationObserver(() => globalThis.states.push(`${mark.dataset.save}: ${mark.innerText.trim()}`)).observe(mark, { attributes: true, attributeFilter: ["data-save"] });
  });
  await app.type(ADDRESS, "12");
  await app.page.waitForFunction(() => globalThis.states.length >= 2);
  assert.deepEqual(await app.page.evaluate(() => globalThis.states), ["saving: Enregistrement…", "saved: Enregistré dans ce navigateur"]);
});

browserTest("what was undone before it was saved leaves nothing to save, and the page says so", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.saved();
  await app.type(ADDRESS, "7");
  await app.page.keyboard.press("Control+Z");
  await app.saved();
});

browserTest("the last key typed survives a reload at once, on a slow machine too (P-2)", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.saved();
  app.hurry();
  const session = await app.page.context().newCDPSession(app.page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  for (let n = 1; n <= TIMES; n += 1) {
    await app.type(ADDRESS, `${n}5,25`);
    await app.reload();
    await app.field(ADDRESS).waitFor();
    assert.equal(await app.field(ADDRESS).inputValue(), `${n}5,25`);
  }
});

browserTest("the last key typed survives a reload at once (P-2)", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.saved();
  app.hurry();
  for (let n = 1; n <= TIMES; n += 1) {
    await app.type(ADDRESS, `${n}7,25`);
    await app.reload();
    assert.equal(await app.field(ADDRESS).inputValue(), `${n}7,25`);
  }
});

browserTest("the last key typed survives leaving for another address at once (P-2)", async ({ openPage, server }) => {
  const app = await openApp(openPage);
  await app.saved();
  app.hurry();
  for (let n = 1; n <= TIMES; n += 1) {
    await app.type(ADDRESS, `${n}8,25`);
    await app.page.goto(`${server.origin}/a/b/?n=${n}`, { waitUntil: "domcontentloaded" });
    assert.equal(await started(app.page), "ready");
    assert.equal(await app.field(ADDRESS).inputValue(), `${n}8,25`);
  }
});

browserTest("the last key typed survives closing the tab at once (P-2)", async ({ openPage }) => {
  let app = await openApp(openPage);
  await app.saved();
  for (let n = 1; n <= TIMES; n += 1) {
    await app.type(ADDRESS, `${n}9,25`);
    const { page } = app;
    const [next] = await Promise.all([page.context().newPage(), page.close()]);
    await next.goto(new URL("/", page.url()).href, { waitUntil: "domcontentloaded" });
    assert.equal(await started(next), "ready");
    app = new App(next);
    assert.equal(await app.field(ADDRESS).inputValue(), `${n}9,25`);
  }
});

browserTest("what is typed without a pause is saved all the same within some seconds", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.saved();
  const from = await app.page.evaluate(() => JSON.stringify(localStorage));
  await app.control("outcomes/confiance/label").focus();
  await app.page.keyboard.press("Control+A");
  // A key every 50 ms: the pause after which it is saved never comes.
  await app.page.keyboard.type("a".repeat(80), { delay: 50 });
  const kept = await app.page.evaluate(() => JSON.stringify(localStorage));
  assert.notEqual(kept, from);
  assert.match(kept, /aaaaaaaa/);
});

browserTest("a second tab sees what the first one saved", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.fill(ADDRESS, "321");
  await app.saved();
  const other = await newTab(app);
  assert.equal(await other.field(ADDRESS).inputValue(), "321");
});

browserTest("a new study with a part of each list survives a reload, in the order of the list", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  await app.goToStudies();
  await app.start();
  await app.control("title").fill("Mine");
  for (const [room, list] of [["stakeholders", "stakeholder"], ["inputs", "input"], ["outcomes", "outcome"]]) {
    await app.go(room);
    await app.page.getByTestId(`add-${list}`).click();
  }
  await app.saved();
  const file = await app.exportText();
  await app.reload();
  assert.equal(await app.exportText(), file);
  await app.goToStudies();
  assert.deepEqual(await app.studies.getByRole("heading").allInnerTexts(), ["Wheels-to-Meals", "Mine"]);
});
