import { openApp, words, App } from "./app.mjs";
import { browserTest, started } from "./harness.mjs";
import { altered, missing, builtFile } from "./server.mjs";
for (const file of ["visit.js", "mirror.js"]) browserTest(file, async ({ openPage, server }) => {
  const name = builtFile(file);
  server.change = (path, reply) => (path === `/${name}` ? altered(reply) : reply);
  const page = await openPage({ expect: [/integrity/] });
  page.on("console", m => console.log(m.type(), m.text().slice(0,300)));
  page.on("pageerror", m => console.log("ERR", String(m.stack).slice(0,600)));
  await started(page); await page.waitForTimeout(1500);
  console.log(await page.evaluate(() => ({ state: document.documentElement.dataset.state, answer: document.documentElement.dataset.answer, theme: document.documentElement.dataset.theme, inert: app.inert, first: document.querySelectorAll(".first-answer").length, title: document.title, hash: location.hash })));
  await page.getByTestId("room-uncertainty").first().click(); await page.waitForTimeout(1000);
  console.log((await page.locator("#main").first().innerText()).slice(0,80), page.url());
  console.log("save", await page.getByTestId("save-state").first().innerText());
  await page.screenshot({ path: `/tmp/probe-${file}.png` });
  await page.waitForTimeout(11000);
  await page.screenshot({ path: `/tmp/probe2-${file}.png` });
  server.change = undefined;
});
for (const [file, fault] of [["offline.js", altered], ["picture.js", missing]]) browserTest("first " + file, async ({ openPage, server }) => {
  const name = builtFile(file);
  server.change = (path, reply) => (path === `/${name}` ? fault(reply) : reply);
  const app = await openApp(openPage, { keeps: true, room: null, expect: [/./] });
  await app.goToStudies();
  await app.page.waitForTimeout(8000);
  console.log(await words(app.page.getByTestId("device")));
  server.change = undefined;
});
