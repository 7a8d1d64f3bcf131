// Helpers that operate the page by keyboard alone.

import assert from "node:assert/strict";

/** Goes with Tab or Shift+Tab, whichever leads there, until the element has the focus. */
export async function reach(app, locator) {
  await locator.waitFor({ state: "attached" });
  for (let steps = 0; steps < 400; steps += 1) {
    const way = await locator.evaluate((target) => {
      const here = document.activeElement;
      if (here === target) return "there";
      return here && here !== document.body && here.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING ? "Shift+Tab" : "Tab";
    });
    if (way === "there") return;
    await app.page.keyboard.press(way);
  }
  assert.fail(`Tab never reaches ${locator}`);
}

/** Goes to an element and presses a key there. */
export async function press(app, locator, key = "Enter") {
  await reach(app, locator);
  await app.page.keyboard.press(key);
}

/** Goes to a field and types over what is there. */
export async function write(app, locator, text) {
  await reach(app, locator);
  await app.page.keyboard.press("Control+A");
  await app.page.keyboard.type(text);
}

/** Goes to a closed list and chooses by its first letters, as the keyboard does. */
export async function choose(app, locator, words) {
  await reach(app, locator);
  await app.page.keyboard.type(words);
  const chosen = await locator.evaluate((one) => one.selectedOptions[0]?.textContent ?? "");
  assert.ok(chosen.toLowerCase().startsWith(words.toLowerCase()), `${words}: “${chosen}” is chosen`);
}

/** Fails where nothing has the focus. */
export async function keepsFocus(app, what) {
  assert.notEqual(await app.focused(), "body", `after ${what}, nothing has the focus`);
}
