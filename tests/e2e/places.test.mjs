// Where and how people work: two tabs, an address without https, texts of any script, a browser that does not answer (P-5, P-10, P-16, P-17).

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";

const ADDRESS = "outcomes/annee-evitee/proxy";

/** Runs in the page: writes so many numbers into a field, each saved at once, and tells how many the slots then held. */
async function saveOften({ field, times, id }) {
  const input = document.querySelector(`[data-field="${field}"]`);
  const records = () => ["a", "b"].map((slot) => localStorage.getItem(`retombees/v1/study/${id}/${slot}`) ?? "");
  let kept = 0;
  for (let n = 1; n <= times; n += 1) {
    const number = String(100_000 + n);
    input.value = number;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    // Looking elsewhere saves at once.
    window.dispatchEvent(new Event("blur"));
    if (records().some((text) => text.includes(`"${number}"`))) kept += 1;
    await new Promise((next) => setTimeout(next));
  }
  return kept;
}

browserTest("two tabs save two studies 200 times each, turn by turn, and each save is there (P-5)", async ({ openPage }) => {
  const one = await openApp(openPage);
  await one.openCase("mediation");
  await one.saved();
  const other = await one.tab("/#/study/tutorat/outcomes");
  const field = await one.fields("proxy").first().getAttribute("data-field");
  const [first, second] = await Promise.all([
    one.page.evaluate(saveOften, { field, times: 200, id: "mediation" }),
    other.page.evaluate(saveOften, { field: ADDRESS, times: 200, id: "tutorat" }),
  ]);
  assert.deepEqual([first, second], [200, 200]);
  for (const app of [one, other]) {
    await app.saved();
    await app.reload();
  }
  assert.equal((await one.field(field).inputValue()).replace(/\s/g, ""), "100200");
  assert.equal((await other.field(ADDRESS).inputValue()).replace(/\s/g, ""), "100200");
  await one.goToStudies();
  assert.equal(await one.studies.count(), 2, "no copy of a conflict");
});

browserTest("at an address without https: work is saved, kept and exported, and what does not work there is said (P-10)", async ({ openPage }) => {
  const app = await openApp(openPage, { plain: true, keeps: true });
  assert.equal(await app.page.evaluate(() => isSecureContext || Boolean(navigator.storage ?? navigator.serviceWorker ?? navigator.clipboard)), false);
  await app.fill(ADDRESS, "4321");
  await app.saved();
  await app.reload();
  assert.equal((await app.field(ADDRESS).inputValue()).replace(/\s/g, ""), "4321");
  const study = await app.exported();
  await app.import({ ...study, title: "Revenue" });
  await app.goToStudies();
  assert.equal(await app.studies.count(), 2);
  const device = app.page.getByTestId("device");
  await device.locator("[data-offline=unavailable]").waitFor();
  assert.match(await words(device), /cette adresse sans https, ne garde pas la page/);
  assert.equal(await app.page.getByTestId("lasting").count(), 0, "nothing is promised where the browser cannot be asked");
});

browserTest("texts of any script come back as they were, or as they are seen to be (P-16)", async ({ openPage }) => {
  const app = await openApp(openPage);
  const title = "Épicerie 🌻👩🏽‍🌾 \u202Bمتجر\u202C e\u0301 日本";
  await app.import({ format: "retombees.study", version: 1, id: "odd", title });
  await app.goToStudies();
  const row = app.studies.filter({ hasText: "Épicerie" });
  await row.getByRole("link").click();
  await app.go("scope");
  const organisation = app.control("organisation");
  // Half a pair of surrogates, and what no text has, arrive by a script or a broken paste.
  await organisation.evaluate((input) => {
    input.value = "moitié \ud83c\u0000 suite";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await organisation.blur();
  await app.saved();
  await app.control("notes").fill("é🌻".repeat(2_000));
  await app.control("notes").blur();
  await app.saved();
  const before = await app.exported();
  assert.equal(before.title, title);
  assert.match(before.organisation, /^moitié \ufffd? ?suite$/);
  await app.reload();
  assert.equal(await organisation.inputValue(), before.organisation, "it is seen as it is kept");
  const text = await app.exportText();
  assert.deepEqual(JSON.parse(text), before);
  // Back from the file, under another id.
  await app.import(text);
  const { id: _, title: renamed, ...after } = await app.exported();
  const { id: __, title: ___, ...expected } = before;
  assert.deepEqual(after, expected);
  assert.ok(renamed.startsWith(title), renamed);
});

for (const [answer, said, persist] of [
  ["never answers", /La question est posée.*rien n’attend/, () => new Promise(() => {})],
  ["refuses", /ne s’engage pas/, () => Promise.resolve(false)],
  ["promises", /s’est engagé/, () => Promise.resolve(true)],
]) {
  browserTest(`a browser that is asked to keep the studies and ${answer}: the page says so, and nothing waits (P-17)`, async ({ openPage }) => {
    const before = new Function(`if (!globalThis.StorageManager) return; StorageManager.prototype.persisted = () => Promise.resolve(false); StorageManager.prototype.persist = ${persist};`);
    const app = await openApp(openPage, { before });
    await app.goToStudies();
    await app.page.getByTestId("ask-lasting").click();
    await app.page.getByTestId("lasting").filter({ hasText: said }).waitFor();
    await app.studies.getByRole("link").first().click();
    await app.go("outcomes");
    await app.fill(ADDRESS, "4321");
    await app.saved();
    const { outcomes } = await app.exported();
    assert.equal(Number(outcomes.find(({ id }) => id === "annee-evitee").proxy.value.value ?? outcomes.find(({ id }) => id === "annee-evitee").proxy.value), 4321);
  });
}
