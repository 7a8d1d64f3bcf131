// A study that is also saved into a file of the person's choice, and a file that somebody else changed.

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";

const ADDRESS = "outcomes/annee-evitee/proxy";

/** The file that the picker gives: a real one, in the part of the disk that belongs to the page. */
const withPicker = () => {
  globalThis.showSaveFilePicker = async ({ suggestedName }) => (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
};
const fileNames = (page) => page.evaluate(async () => {
  const names = [];
  for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
  return names;
});
const contentOf = (page, name) => page.evaluate(async (file) => (await (await (await navigator.storage.getDirectory()).getFileHandle(file)).getFile()).text(), name);
const proxyIn = (text) => JSON.parse(text).outcomes.find(({ id }) => id === "annee-evitee").proxy.value.value;

browserTest("a study is saved into a file that a person chose, and every change follows, over a reload", async ({ openPage }) => {
  const app = await openApp(openPage, { before: withPicker });
  await app.saved();
  await app.openMenu();
  await app.page.getByTestId("file-choose").click();
  await app.notice.getByText("aussi enregistrée dans").waitFor();
  const [name] = await fileNames(app.page);
  assert.match(name, /^tutorat.*\.json$/);
  assert.equal(proxyIn(await contentOf(app.page, name)), "10110");

  const until = async (value) => {
    for (let n = 0; proxyIn(await contentOf(app.page, name)) !== value; n += 1) {
      assert.ok(n < 100, `the file does not get ${value}`);
      await app.page.waitForTimeout(50);
    }
  };
  await app.fill(ADDRESS, "222");
  await until("222");
  await app.reload();
  await app.fill(ADDRESS, "333");
  await until("333");

  // Somebody else changes it: it is not written over, and the page says so.
  await app.page.evaluate(async (file) => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle(file);
    const writable = await handle.createWritable();
    await writable.write("theirs");
    await writable.close();
  }, name);
  await app.fill(ADDRESS, "444");
  await app.notice.getByText("n’a pas été écrasé").waitFor();
  assert.equal(await contentOf(app.page, name), "theirs");
  await app.saved();
  assert.match(await words(app.notice), /Vos changements sont dans le navigateur/);

  await app.openMenu();
  await app.page.getByTestId("file-forget").click();
  await app.openMenu();
  assert.equal(await app.page.getByTestId("file-forget").count(), 0);
});

browserTest("where a browser writes into no file the menu does not offer it", async ({ openPage }) => {
  const app = await openApp(openPage, { before: () => delete globalThis.showSaveFilePicker });
  await app.openMenu();
  assert.equal(await app.page.getByTestId("file-choose").count(), 0);
});
