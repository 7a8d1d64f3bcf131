// On a slow device the page renders later than the keys arrive: text typed meanwhile must stay as typed.

import assert from "node:assert/strict";
import { openApp } from "./app.mjs";
import { browserTest } from "./harness.mjs";
import { largeStudy, slow } from "./large.mjs";

const PROXY = "outcomes/o3/proxy";

/** A study of 60 outcomes in the map, on a device so slow that its page is behind; nobody waits for it. */
async function behind(openPage) {
  const app = await openApp(openPage, { locale: "en-GB", viewport: { width: 1440, height: 900 } });
  await app.import(largeStudy(60));
  await app.field(PROXY).waitFor();
  await slow(app.page, 12);
  app.hurry();
  return { app, keyboard: app.page.keyboard, label: app.page.locator("[data-label=o3]") };
}

browserTest("no key is lost, however far the page is behind", async ({ openPage }) => {
  const { app, keyboard, label } = await behind(openPage);
  for (const delay of [0, 60]) {
    for (const [field, text] of [[app.field(PROXY), `1,234.${delay + 11}`], [label, `A name that is typed ${delay}`]]) {
      await field.focus();
      await keyboard.press("Control+A");
      await keyboard.type(text, { delay });
      assert.equal(await field.inputValue(), text, "while the page follows");
      // Nothing takes letters back once the page has followed.
      await app.page.waitForTimeout(500);
      assert.equal(await field.inputValue(), text, "when it has followed");
    }
    const { outcomes } = await app.exported();
    const outcome = outcomes.find(({ id }) => id === "o3");
    assert.equal(Number(outcome.proxy.value.value ?? outcome.proxy.value), Number(`1234.${delay + 11}`));
    assert.equal(outcome.label, `A name that is typed ${delay}`);
  }
});

browserTest("a change from elsewhere replaces what is typed, however far the page is behind", async ({ openPage }) => {
  const { app, keyboard, label } = await behind(openPage);
  for (const [field, before, text] of [[app.field(PROXY), "103", "1234"], [label, "Change number 3", "Another name"]]) {
    assert.equal((await field.inputValue()).replace(/\.00$/, ""), before);
    await field.focus();
    await keyboard.press("Control+A");
    await keyboard.type(text);
    await keyboard.press("Control+z");
    await app.page.waitForFunction(
      ([field, text]) => !field.value.includes(text),
      [await field.elementHandle(), text],
    );
    // Nothing brings the text back that was taken back.
    await app.page.waitForTimeout(1_000);
    assert.equal((await field.inputValue()).replace(/\.00$/, ""), before);
  }
});

browserTest("where the page is slow its figures wait for a pause, and the work is saved all the same", async ({ openPage }) => {
  const { app, keyboard } = await behind(openPage);
  const field = app.field("outcomes/o3/quantity");
  await app.page.evaluate(() => {
    globalThis.stored = () => Object.keys(localStorage).filter((key) => key.includes("large")).map((key) => localStorage.getItem(key)).join();
  });
  await field.focus();
  // The first keys tell how slow it is, once their figures are painted.
  const first = await app.ratio.innerText();
  await keyboard.type("12");
  await app.page.waitForFunction((ratio) => document.querySelector("[data-testid=sroi-ratio]").textContent !== ratio, first);
  await app.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
  await app.page.evaluate(() => {
    globalThis.drawn = 0;
    new MutationObserver(() => (globalThis.drawn += 1)).observe(document.querySelector(".living-figures"), { subtree: true, childList: true, characterData: true });
  });
  const before = { ratio: await app.ratio.innerText(), stored: await app.page.evaluate(() => globalThis.stored()) };
  // From inside the page, so that the keys come without a pause whatever the machine is doing.
  const typed = await field.evaluate(async (input) => {
    const at = performance.now();
    const elapsed = () => performance.now() - at;
    let keys = 0;
    while (elapsed() < 3_000 || keys < 12) {
      input.value = String(100 + (keys % 800));
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      keys += 1;
      await new Promise((then) => setTimeout(then, 60));
    }
    return { keys, elapsed: elapsed(), drawn: globalThis.drawn, stored: globalThis.stored(), last: input.value };
  });
  // Without a pause they are drawn once in five seconds, and the last key before may still have to be.
  const most = 1 + Math.floor(typed.elapsed / 4_750);
  assert.ok(typed.drawn <= most, `drawn ${typed.drawn} times for ${typed.keys} keys in ${typed.elapsed} ms`);
  assert.notEqual(typed.stored, before.stored, "saved while the keys come");
  await app.page.waitForFunction((ratio) => document.querySelector("[data-testid=sroi-ratio]").textContent !== ratio, before.ratio);
  assert.equal(await field.inputValue(), typed.last);
  // Leaving the field shows at once what it means.
  await keyboard.press("Control+A");
  await keyboard.type("7");
  await keyboard.press("Tab");
  const { outcomes } = await app.exported();
  assert.equal(outcomes.find(({ id }) => id === "o3").quantity, "7");
});
