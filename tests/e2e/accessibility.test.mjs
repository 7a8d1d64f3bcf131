// axe finds no violation, on every page and in every state, in both languages, light and dark.

import { openApp } from "./app.mjs";
import { assertAccessible, browserTest } from "./harness.mjs";

const OPTIONS = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "target-size": { enabled: true } },
};
const ROOMS = ["scope", "stakeholders", "inputs", "outcomes", "result", "scenarios", "uncertainty"];

/** Checks one state; the state is in the message. */
async function check(app, state, faults) {
  // Colours are read as they are: not in the middle of a transition.
  await app.page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  try {
    await assertAccessible(app.page, OPTIONS);
  } catch (error) {
    faults.push(...(error.actual ?? [error.message]).map((one) => `${state}: ${one}`));
  }
}

const done = (faults) => {
  if (faults.length > 0) throw new Error(faults.join("\n"));
};

const unfold = (app) => app.page.locator("#main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));

for (const locale of ["fr-FR", "en-GB"]) {
  for (const colorScheme of ["light", "dark"]) {
    const look = { locale, media: { colorScheme } };
    const where = `${locale.slice(0, 2)}, ${colorScheme}`;

    browserTest(`every room, with all that folds open (${where})`, async ({ openPage }) => {
      const app = await openApp(openPage, look);
      const faults = [];
      for (const room of ROOMS) {
        await app.go(room);
        if (colorScheme === "light") await check(app, room, faults);
        await unfold(app);
        if (room === "result") await app.page.getByTestId("switching").click();
        const pedigree = app.page.locator("#main .pedigree-button").first();
        if (await pedigree.count()) await pedigree.click();
        for (const opener of await app.page.locator("#main .term-button").all()) await opener.click();
        await check(app, `${room}, unfolded`, faults);
      }
      done(faults);
    });

    browserTest(`an explanation, errors in fields, and the warning of storage (${where})`, async ({ openPage }) => {
      const before = () => (Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); });
      const app = await openApp(openPage, { ...look, before });
      const faults = [];
      await app.storageProblem.waitFor();
      await app.paste(await app.fields("deadweight").first().getAttribute("data-field"), "150");
      await app.paste(await app.fields("proxy").first().getAttribute("data-field"), "x");
      await app.paste(await app.fields("duration").first().getAttribute("data-field"), locale === "fr-FR" ? "1.234" : "1,234");
      await check(app, "errors", faults);
      await app.page.locator(".map-worth").first().click();
      await check(app, "explanation", faults);
      await app.explain.locator(".explain-part").first().click();
      await check(app, "explanation, one level down", faults);
      done(faults);
    });

    browserTest(`the list, an import before it comes in, a refused file, an empty list (${where})`, async ({ openPage }) => {
      const app = await openApp(openPage, look);
      const faults = [];
      await app.goToStudies();
      await check(app, "list", faults);
      await app.choose({ format: "retombees.study", version: 1, id: "x", title: "X" });
      await app.accept.waitFor();
      await check(app, "import preview", faults);
      await app.refuse.click();
      await app.choose("nonsense");
      await app.notice.locator("p").waitFor();
      await check(app, "refused file", faults);
      await app.page.getByTestId("delete-study").click();
      await check(app, "deleted, empty list", faults);
      await app.start();
      for (const room of ROOMS) {
        await app.go(room);
        await check(app, `${room} of an empty study`, faults);
      }
      done(faults);
    });
  }
}

browserTest("at 360 pixels wide, every room and an explanation", async ({ openPage }) => {
  const app = await openApp(openPage, { viewport: { width: 360, height: 740 } });
  const faults = [];
  for (const room of ROOMS) {
    await app.go(room);
    await check(app, room, faults);
  }
  await app.ratio.click();
  await check(app, "explanation", faults);
  done(faults);
});
