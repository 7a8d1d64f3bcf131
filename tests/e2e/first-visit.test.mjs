// The first visit: a worked case is open and its result is visible, in the language of the browser (N-8).

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest, started } from "./harness.mjs";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 360, height: 740 },
];

/** Whether the middle of an element is on the screen as it is, and nothing covers it. */
const isInView = (locator) =>
  locator.evaluate((element) => {
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0 || left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1) return false;
    const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return element.contains(there) || there?.contains(element) === true;
  });

for (const viewport of SIZES) {
  const size = `${viewport.width} × ${viewport.height}`;
  browserTest(`the result of a worked case is in view without scrolling at ${size}`, async ({ openPage }) => {
    const app = await openApp(openPage, { viewport, room: null });
    await app.sentence.waitFor();
    assert.equal(await app.page.evaluate(() => scrollX + scrollY), 0);
    assert.equal(await isInView(app.sentence), true, "the sentence");
    assert.equal(await isInView(app.ratio), true, "the ratio");
    const range = app.page.getByTestId("ratio-range");
    assert.equal(await range.getAttribute("data-current"), "true", "the range is there from the start");
    assert.equal(await isInView(range.locator("p")), true, "the range");
  });

  browserTest(`no room is wider than the screen at ${size}`, async ({ openPage }) => {
    const app = await openApp(openPage, { viewport });
    for (const room of ["scope", "stakeholders", "inputs", "outcomes", "result"]) {
      await app.go(room);
      const excess = await app.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(excess <= 0, `${room}: ${excess} pixels too wide`);
    }
  });
}

browserTest("a French browser opens the result of a French case, which says that it is fictional", async ({ openPage }) => {
  const app = await openApp(openPage, { room: null });
  assert.equal(await app.page.locator("html").getAttribute("lang"), "fr");
  assert.equal(await app.page.locator("html").getAttribute("translate"), "no", "a translated figure would not follow");
  assert.match(app.page.url(), /#\/study\/tutorat\/result$/);
  assert.match(await app.page.title(), /^Tutorat d’étudiants/);
  assert.equal(await app.page.getByRole("heading", { level: 1 }).innerText(), "Résultat");
  assert.match(await words(app.sentence), /^Pour 1 € investi, \d+,\d\d € de valeur sociale attendue, dans ces hypothèses\.$/);
  assert.match(await words(app.page.getByTestId("ratio-range")), /^Entre \d,\d\d € et \d,\d\d € dans 9 cas sur 10\./);
  assert.match(await words(app.page.getByTestId("example")), /^Cas fictif : /);
  assert.equal(await app.language.inputValue(), "fr");
});

browserTest("a number that is moved moves the answer, and the example comes back", async ({ openPage }) => {
  const app = await openApp(openPage, { room: null });
  const [before, raw] = [await words(app.sentence), await app.sentence.innerText()];
  await app.sliders.first().focus();
  await app.page.keyboard.press("ArrowRight");
  await app.page.waitForFunction((said) => document.querySelector("[data-testid=sroi-sentence]").innerText !== said, raw);
  assert.notEqual(await words(app.sentence), before);
  await app.page.locator("[data-testid=ratio-range][data-current=true]").waitFor();
  await app.page.getByTestId("restore-example").click();
  assert.equal(await words(app.sentence), before);
  assert.equal(await app.page.getByTestId("restore-example").count(), 0);
  await app.undo.click();
  assert.notEqual(await words(app.sentence), before, "going back is a step like any other");
});

browserTest("a study starts with three questions, and opens at the first number they ask for", async ({ openPage }) => {
  const app = await openApp(openPage, { room: null });
  await app.page.getByTestId("start-study").click();
  assert.equal(await app.focused(), "start-name");
  for (const text of ["Jardin des Tilleuls", "Habitants", "Sortir de l’isolement"]) {
    await app.page.keyboard.type(text);
    await app.page.keyboard.press("Tab");
  }
  await app.page.keyboard.press("Enter");
  await app.page.locator("[data-testid=room-outcomes][aria-current=page]").waitFor();
  assert.match(await app.focused(), /^outcomes\/o-\w+\/quantity$/);
  const study = await app.exported();
  assert.deepEqual([study.title, study.stakeholders[0].name, study.outcomes[0].label], ["Jardin des Tilleuls", "Habitants", "Sortir de l’isolement"]);
  assert.equal(study.outcomes[0].stakeholder, study.stakeholders[0].id);
});

browserTest("an address of a study that is not there says so", async ({ openPage, server }) => {
  const app = await openApp(openPage, { path: "/#/study/nobody/result", room: null });
  assert.match(await words(app.notice), /^Cette adresse est celle d’une étude qui n’est pas dans ce navigateur\./);
  await app.newStudy.waitFor();
});

browserTest("an English browser opens the same case in English, with its range", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB", room: null });
  assert.equal(await app.page.locator("html").getAttribute("lang"), "en");
  assert.match(app.page.url(), /#\/study\/mentoring\/result$/);
  assert.equal(await words(app.sentence), "For every €1 invested, €1.58 of social value is expected, under these assumptions.");
  assert.match(await words(app.page.getByTestId("ratio-range")), /^Between €\d\.\d\d and €\d\.\d\d in 9 cases out of 10\./);
  assert.match(await words(app.page.getByTestId("example")), /^Fictional case/);
  assert.equal(await app.language.inputValue(), "en");
  // Its translation is not offered beside it.
  await app.goToStudies();
  assert.deepEqual([await app.page.getByTestId("case-mentoring").count(), await app.page.getByTestId("case-tutorat").count()], [1, 0]);
});

browserTest("a worked case opens by its address, on a first visit and on a later one", async ({ openPage }) => {
  const app = await openApp(openPage, { path: "/#/study/wheels-to-meals/result", locale: "en-GB", room: null });
  assert.equal(await words(app.sentence), "For every £1 invested, £1.93 of social value is expected, under these assumptions.");
  await app.saved();
  await app.page.goto(app.page.url().replace("wheels-to-meals", "mentoring").replace("/#", "/?again#"), { waitUntil: "domcontentloaded" });
  await started(app.page);
  assert.match(await words(app.sentence), /€1\.58/);
  await app.saved();
  await app.goToStudies();
  assert.equal(await app.studies.count(), 2);
});

browserTest("a browser in a third language gets French, and its second choice if that is English", async ({ openPage }) => {
  const german = await openApp(openPage, { locale: "de-DE" });
  assert.equal(await german.page.locator("html").getAttribute("lang"), "fr");
  const before = () => Object.defineProperty(navigator, "languages", { get: () => ["de-DE", "en-US"] });
  const second = await openApp(openPage, { locale: "de-DE", before });
  assert.equal(await second.page.locator("html").getAttribute("lang"), "en");
});

browserTest("the first visit is saved, and the second one finds the same place", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.saved();
  await app.go("inputs");
  await app.reload();
  assert.match(app.page.url(), /#\/study\/tutorat\/inputs$/);
  assert.equal(await app.page.getByRole("heading", { level: 1 }).innerText(), "Ressources");
});

browserTest("arriving is no step of the history: the back button leaves the page", async ({ openPage }) => {
  const app = await openApp(openPage, { room: null, before: () => (globalThis.stepsAtStart = history.length) });
  await app.saved();
  assert.equal(await app.page.evaluate(() => history.length - globalThis.stepsAtStart), 0);
});

browserTest("the back button returns to the room before", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.go("inputs");
  await app.go("result");
  await app.page.goBack();
  await app.page.locator("[data-testid=room-inputs][aria-current=page]").waitFor();
  await app.page.goForward();
  await app.page.locator("[data-testid=room-result][aria-current=page]").waitFor();
});
