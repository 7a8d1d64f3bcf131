// Convenience features: shortcuts, search, help, the conventions behind each result, and help with numbers.

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";

const ROOMS = ["scope", "stakeholders", "inputs", "outcomes", "result"];
/** All rooms of a study, in the order of their keys. */
const KEYED = [...ROOMS, "scenarios", "uncertainty"];
const PAGES = ["help", "limits", "accessibility"];

const main = (app) => app.page.getByRole("main");
const button = (app, name) => main(app).getByRole("button", { name, exact: true });
const key = (app, keys) => app.page.keyboard.press(keys);
const room = (app) => app.page.locator(".rooms a[aria-current=page]").getAttribute("data-testid");
const heading = (app) => app.page.getByRole("heading", { level: 1 }).innerText();
const isProjected = (app) => app.page.evaluate(() => document.documentElement.classList.contains("projector"));
/** The label of a study in the list. */
const titles = (app) => app.studies.getByRole("heading").allInnerTexts();
const wheels = (openPage) => openApp(openPage, { locale: "en-GB" });
const unfold = (app) => main(app).locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
/** The button of a number of an outcome that says what it rests on. */
const pedigree = (app, address) => app.field(address).locator("xpath=ancestor::*[contains(concat(' ', @class, ' '), ' estimate ')]").locator(".pedigree-button");

/* Keys. */

browserTest("Control+K goes to the list, ready to type what is looked for", async ({ openPage }) => {
  const app = await wheels(openPage);
  await key(app, "Control+K");
  assert.equal(await heading(app), "My studies");
  assert.equal(await app.focused(), "search");
  await app.page.keyboard.type("wheels");
  assert.equal(await app.page.getByLabel("Search", { exact: true }).inputValue(), "wheels");
});

browserTest("Control+K in the list itself goes to the search, each time", async ({ openPage }) => {
  const app = await wheels(openPage);
  await app.goToStudies();
  for (const time of ["first", "second"]) {
    await app.newStudy.focus();
    await key(app, "Control+K");
    assert.equal(await app.focused(), "search", `the ${time} time`);
  }
});

browserTest("Alt with a digit goes to each room, on a keyboard that writes other signs there too", async ({ openPage }) => {
  const app = await wheels(openPage);
  assert.equal(await app.page.locator(".rooms a[data-testid^=room-]").count(), KEYED.length, "every room has a key");
  for (const [n, name] of KEYED.entries()) {
    await key(app, `Alt+Digit${n + 1}`);
    assert.equal(await room(app), `room-${name}`);
  }
  // There is no eighth room.
  await key(app, `Alt+Digit${KEYED.length + 1}`);
  assert.equal(await room(app), `room-${KEYED.at(-1)}`);
  const signs = ["&", "é", '"', "'", "(", "-", "è"];
  for (const [n, name] of KEYED.entries()) {
    const prevented = await app.page.evaluate(
      ([sign, code]) => !document.body.dispatchEvent(new KeyboardEvent("keydown", { key: sign, code, altKey: true, bubbles: true, cancelable: true })),
      [signs[n], `Digit${n + 1}`],
    );
    assert.equal(prevented, true, `the browser does not act on Alt+${signs[n]} as well`);
    await app.page.locator(`[data-testid=room-${name}][aria-current=page]`).waitFor();
  }
  // Nothing happens to a person who writes such a sign, or has no study open.
  await app.go("scope");
  await app.control("title").focus();
  await app.page.keyboard.type("é&1");
  assert.equal(await room(app), "room-scope");
  await app.goToStudies();
  await key(app, "Alt+Digit2");
  assert.equal(await heading(app), "My studies");
});

browserTest("F1 opens the help, where the keys are listed", async ({ openPage }) => {
  const app = await wheels(openPage);
  await key(app, "F1");
  assert.equal(await heading(app), "Help");
  await app.page.waitForFunction(() => document.title.startsWith("Help"));
  const listed = (await main(app).locator(".key-list > div").allInnerTexts()).map((row) => row.replace(/\s+/g, " "));
  const lines = [/^Undo Ctrl \+ Z$/, /^Redo Ctrl \+ Shift \+ Z$/, /^Go to a stage Alt \+ 1 to 8$/, /^Look for a study Ctrl \+ K$/, /^Projector view Alt \+ P$/, /^Help F1$/, /^This list of keys Alt \+ 0$/, /^Close what is open Esc$/];
  assert.equal(listed.length, lines.length, listed.join(" | "));
  for (const line of lines) {
    assert.ok(listed.some((row) => line.test(row)), `${line} in ${listed.join(" | ")}`);
  }
  // The way back is the browser's.
  await app.page.goBack();
  assert.equal(await room(app), "room-outcomes");
});

browserTest("Alt+0 shows the list of keys and hides it; Escape closes it, and the place stays", async ({ openPage }) => {
  const app = await wheels(openPage);
  const list = app.page.getByTestId("keys");
  const field = "outcomes/gp/quantity";
  await app.field(field).focus();
  await key(app, "Alt+Digit0");
  await list.waitFor();
  assert.match(await words(list), /^Keys\n/);
  assert.equal(await list.evaluate((one) => { const { top, bottom, height } = one.getBoundingClientRect(); return height > 0 && top < innerHeight && bottom > 0; }), true, "it is seen where the person is");
  await key(app, "Escape");
  await list.waitFor({ state: "detached" });
  assert.equal(await app.focused(), field);
  await key(app, "Alt+Digit0");
  await list.waitFor();
  await key(app, "Alt+Digit0");
  await list.waitFor({ state: "detached" });
  await app.page.getByTestId("keys-toggle").click();
  await list.getByRole("button", { name: "Close the list" }).click();
  await list.waitFor({ state: "detached" });
  assert.notEqual(await app.focused(), "body");
});

browserTest("Alt+P shows the page to a room, larger and without what is for editing; Escape leaves", async ({ openPage }) => {
  const app = await wheels(openPage);
  await app.go("result");
  const size = () => app.page.locator(".result-sentence").evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
  const before = await size();
  await key(app, "Alt+P");
  assert.equal(await isProjected(app), true);
  assert.ok((await size()) > before * 1.1, `${await size()} against ${before}`);
  assert.equal(await app.page.getByTestId("projector").innerText(), "Leave the projector view");
  assert.equal(await app.exportJson.isVisible(), false, "files are not for the room");
  // What is said is what a room reads; one still goes on by key.
  assert.equal(await app.page.locator(".living-sentence, .result-sentence").first().isVisible(), true);
  await key(app, "Alt+Digit4");
  assert.equal(await heading(app), "Outcomes");
  await key(app, "Alt+Digit5");
  await key(app, "Escape");
  assert.equal(await isProjected(app), false);
  assert.equal(await size(), before);
  await key(app, "Alt+P");
  assert.equal(await isProjected(app), true);
  await key(app, "Alt+P");
  assert.equal(await isProjected(app), false);
  await app.page.getByTestId("projector").click();
  assert.equal(await isProjected(app), true);
});

/* The list. */

browserTest("search finds without accents or capitals and says how many; recent studies come back", async ({ openPage }) => {
  const app = await wheels(openPage);
  for (const one of ["mentoring", "mediation", "ressourcerie"]) await app.openCase(one);
  await app.goToStudies();
  assert.equal(await app.studies.count(), 4);
  const search = app.page.getByTestId("search");
  const said = main(app).getByRole("status").filter({ hasText: /match|Nothing/ });
  for (const [query, found] of [["mediation", 1], ["MÉDIATION", 1], ["  quartier ", 1], ["trait de liaison", 1], ["t", 4], ["e", 4], ["fictif", 2]]) {
    await search.fill(query);
    assert.equal(await app.studies.count(), found, query);
    assert.equal(await words(said), found === 1 ? "1 match" : `${found} matches`, query);
  }
  await search.fill("mediation");
  assert.deepEqual(await titles(app), ["Médiation sociale dans un quartier"]);
  await search.fill("zzz");
  assert.equal(await app.studies.count(), 0);
  assert.equal(await words(said), "Nothing by that name.");
  await search.fill("");
  assert.equal(await app.studies.count(), 4);

  const recent = main(app).locator(".recent");
  assert.match((await words(recent)).replaceAll("\n", " "), /^Recently opened: ?Ressourcerie.*Médiation.*Employees/);
  await recent.getByRole("button", { name: /^Médiation/ }).click();
  assert.equal(await words(app.page.locator(".menu-title")), "Médiation sociale dans un quartier");
  await app.saved();
  await app.reload();
  await app.goToStudies();
  assert.match(await words(main(app).locator(".recent").getByRole("button").first()), /^Médiation/);
});

/* Pages of words. */

for (const locale of ["fr-FR", "en-GB"]) {
  browserTest(`help, limits and accessibility are whole pages (${locale.slice(0, 2)})`, async ({ openPage }) => {
    const app = await openApp(openPage, { locale });
    const french = locale === "fr-FR";
    const named = french
      ? { help: "Aide", limits: "Ce que ce calcul ne dit pas", accessibility: "Accessibilité" }
      : { help: "Help", limits: "What this calculation does not say", accessibility: "Accessibility" };
    for (const page of PAGES) {
      const link = app.page.getByTestId(`page-${page}`);
      assert.equal(await words(link), named[page]);
      await link.click();
      assert.equal(await words(app.page.getByRole("heading", { level: 1 })), named[page]);
      assert.equal(await link.getAttribute("aria-current"), "page");
      await app.page.waitForFunction((title) => document.title.replace(/[\u00a0\u202f]/g, " ").startsWith(title), named[page]);
      assert.equal(await app.page.evaluate(() => scrollY), 0, "from its top");
      const text = await main(app).innerText();
      assert.ok(text.length > 400, `${page} has something to read`);
      assert.doesNotMatch(text, /⟦|\{\w+\}|undefined|NaN/, page);
      assert.doesNotMatch(text, /(^|\s)[a-z_]+(\.[a-z_0-9]+)+(\s|$)/, `${page} shows a key`);
      assert.doesNotMatch(text, / {2}|'|\.\.\.|"/, `${page} is set as print`);
      if (french) assert.doesNotMatch(text, /[^\u00a0\u202f\s\d/]([;:!?»])(\s|$)|« (?! )|[ ][;:!?»%€]|«[^\u00a0\u202f]/, `${page}: spaces before high marks`);
      else assert.doesNotMatch(text, /[\u00a0\u202f ][;:!?%]|«|»/, `${page}: English marks`);
      assert.equal(await main(app).locator("h2").count() >= 2, true, "it has parts");
      await app.reload();
      assert.equal(await words(app.page.getByRole("heading", { level: 1 })), named[page], "it has an address");
    }
  });
}

browserTest("no space stands before a colon in English", async ({ openPage }) => {
  const app = await wheels(openPage);
  await app.openCase("mediation");
  await app.goToStudies();
  const faults = new Set();
  const look = async () => {
    const found = await app.page.evaluate(() => {
      const all = [...document.querySelectorAll("[aria-label]")].map((one) => one.getAttribute("aria-label"));
      return [...document.body.innerText.split("\n"), ...all].filter((text) => /[A-Za-z][\u00a0\u202f ]:/.test(text));
    });
    // The case itself is in French.
    for (const text of found) faults.add(text.replace(/[\u00a0\u202f]/g, " ").trim().slice(0, 60));
  };
  await look();
  await app.studies.getByRole("link", { name: "Wheels-to-Meals" }).click();
  for (const name of ROOMS) {
    await app.go(name);
    await unfold(app);
    await look();
  }
  await app.go("scope");
  await button(app, "Add a later rate").click();
  await app.go("result");
  await look();
  assert.deepEqual([...faults], []);
});

browserTest("the accessibility page says how many checks passed, and when", async ({ openPage }) => {
  const app = await wheels(openPage);
  await app.page.getByTestId("page-accessibility").click();
  assert.match(await words(app.page.getByTestId("tested")), /^[1-9]\d* automatic checks passed on .*\b20\d\d\b.*, with axe-core/);
});

browserTest("the guide unfolds with numbered steps in each room", async ({ openPage }) => {
  const app = await wheels(openPage);
  const seen = new Set();
  for (const name of ROOMS) {
    await app.go(name);
    const guide = app.page.getByTestId("guide");
    // Folded for those who know them; once open, it may stay open on the way.
    if (name === "scope") assert.equal(await guide.locator("li").first().isVisible(), false, "folded at first");
    assert.match(await words(guide.locator("summary")), /^Step by step ?: Stages? \d/);
    if (!(await guide.locator("li").first().isVisible())) await guide.locator("summary").click();
    const steps = guide.getByRole("listitem");
    assert.ok((await steps.count()) >= 3, name);
    for (const step of await steps.all()) {
      assert.equal(await step.isVisible(), true);
      seen.add(await words(step));
    }
    assert.equal(await guide.locator("ol").evaluate((one) => getComputedStyle(one.querySelector("li")).listStyleType !== "none" || getComputedStyle(one.querySelector("li"), "::before").content !== "none"), true, `${name}: numbers are seen`);
    assert.match(await words(guide), /You can (go on|conclude) when/);
  }
  assert.ok(seen.size >= 16, "each room has steps of its own");
});

/* What the result supposes and rests on. */

browserTest("the list of conventions follows the study", async ({ openPage }) => {
  const app = await wheels(openPage);
  const told = async () => {
    await app.go("result");
    return (await main(app).locator("section[aria-labelledby=conventions-title] li").allInnerTexts()).map((line) => line.replace(/[\u00a0\u202f]/g, " "));
  };
  let lines = await told();
  for (const line of ["Discounting: 3.5% a year.", "Amounts at the start of each year; year 0 is not discounted.", "Amounts at 2009 prices.", "Attribution is the share of others; it is taken away."]) assert.ok(lines.includes(line), `${line} in ${lines.join(" | ")}`);
  await app.go("scope");
  await app.fill("discounting/rate", "5");
  await app.fill("price_year", "2024");
  await app.control("discounting/timing").selectOption("mid");
  lines = await told();
  for (const line of ["Discounting: 5% a year.", "Amounts in the middle of each year: half a year more of discounting.", "Amounts at 2024 prices."]) assert.ok(lines.includes(line), `${line} in ${lines.join(" | ")}`);
  await app.go("scope");
  await button(app, "Add a later rate").click();
  await app.fill("price_year", "");
  lines = await told();
  assert.ok(lines.some((line) => /^Discounting a year: Year 0 ?: 5%, Year 10 ?: 5%\.$/.test(line)), lines.join(" | "));
  assert.ok(lines.includes("Price year not stated."), lines.join(" | "));
  await app.go("scope");
  await app.undo.click();
  await app.undo.click();
  await button(app, "Do not discount").click();
  assert.ok((await told()).includes("No discounting."));
});

browserTest("the share of value by basis adds up to 100 % and follows a basis", async ({ openPage }) => {
  const app = await wheels(openPage);
  const shares = async () => {
    await app.go("result");
    const rows = await main(app).locator("section[aria-labelledby=evidence-basis-title] .evidence-basis").evaluateAll((all) => all.map((one) => [one.querySelector("dt").innerText.trim(), Number(one.querySelector(".evidence-basis-share").innerText.replace(/[^\d.]/g, ""))]));
    const sum = rows.reduce((total, [, share]) => total + share, 0);
    assert.ok(Math.abs(sum - 100) <= rows.length / 2, `${sum} %`);
    return Object.fromEntries(rows);
  };
  const before = await shares();
  assert.equal(before["basis not stated"], 100, "the example of the guide states none");
  const caption = () => words(main(app).locator("section[aria-labelledby=evidence-basis-title] .chart-finding"));
  assert.match(await caption(), /^100% of the value rests on judgement or on nothing stated\.$/);
  await app.go("outcomes");
  for (const number of ["quantity", "proxy", "deadweight", "displacement", "attribution", "drop_off"]) {
    const address = `outcomes/continuing/${number}`;
    await pedigree(app, address).click();
    await app.control(`${address}/basis`).selectOption("measured");
    await pedigree(app, address).click();
  }
  const measured = await shares();
  assert.ok(measured.measured >= 50 && measured.measured <= 60, JSON.stringify(measured));
  assert.equal(measured.measured + measured["basis not stated"], 100);
  await app.go("outcomes");
  await pedigree(app, "outcomes/continuing/proxy").click();
  await app.control("outcomes/continuing/proxy/basis").selectOption("judged");
  const judged = await shares();
  assert.equal(judged.measured ?? 0, 0, "an outcome is as sure as its least certain number");
  assert.equal(judged.judged, measured.measured);
  assert.match(await caption(), /^100%/);
});

/* Numbers. */

browserTest("“I do not know” puts in the stated default, a wide range and the basis unknown, in one step", async ({ openPage }) => {
  const app = await wheels(openPage);
  const before = await app.exported();
  const address = "outcomes/gp/deadweight";
  await pedigree(app, address).click();
  await app.page.getByTestId("do-not-know").click();
  const { deadweight } = (await app.exported()).outcomes.find(({ id }) => id === "gp");
  assert.deepEqual([Number(deadweight.value), Number(deadweight.low), Number(deadweight.high), deadweight.basis], [0.25, 0, 0.5, "unknown"]);
  assert.match(deadweight.source, /^Nobody knows/);
  assert.equal(await app.field(address).inputValue(), "25");
  assert.equal(await app.field(`${address}/low`).inputValue(), "0");
  assert.equal(await app.field(`${address}/high`).inputValue(), "50");
  assert.equal(await app.control(`${address}/basis`).inputValue(), "unknown");
  assert.equal(await pedigree(app, address).getAttribute("title"), "unknown");
  assert.equal(await app.undo.isEnabled(), true);
  await app.undo.click();
  assert.deepEqual(await app.exported(), before);
  assert.equal(await app.undo.isDisabled(), true, "it was one step");
});

browserTest("a published rate replaces the rate, with its source", async ({ openPage }) => {
  const app = await wheels(openPage);
  await app.go("scope");
  await app.control("discounting/timing").selectOption("mid");
  await main(app).getByText("Published rates").click();
  await main(app).getByRole("button", { name: /^Use this rate.*France.*3\.2%/ }).click();
  assert.equal(await app.field("discounting/rate").inputValue(), "3.2");
  let { discounting } = await app.exported();
  assert.deepEqual([discounting.rates.length, Number(discounting.rates[0].rate), discounting.timing], [1, 0.032, "mid"]);
  assert.match(discounting.rates[0].source, /France Stratégie/);
  assert.match(await main(app).locator("[id^=f-discounting][id$=source]").first().inputValue(), /France Stratégie/);
  await main(app).getByRole("button", { name: /^Use this rate.*declining/ }).click();
  ({ discounting } = await app.exported());
  assert.ok(discounting.rates.length > 3);
  assert.match(discounting.rates[0].source, /Green Book/);
  await app.undo.click();
  ({ discounting } = await app.exported());
  assert.equal(discounting.rates.length, 1, "one step");
});

browserTest("a reference value goes into an amount with its source, published", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "fr-FR" });
  await app.openCase("mediation");
  const address = "outcomes/emploi/proxy";
  await pedigree(app, address).click();
  const list = main(app).locator(".pedigree details.references");
  await list.locator("summary").click();
  assert.match(await words(list), /SMIC horaire brut : 12,02 € par heure, prix de 2026/);
  await list.getByRole("button", { name: /SMIC horaire brut/ }).click();
  const { proxy } = (await app.exported()).outcomes.find(({ id }) => id === "emploi");
  assert.deepEqual([Number(proxy.value.value), proxy.value.basis], [12.02, "published"]);
  assert.match(proxy.value.source, /Décret/);
  assert.equal(await app.field(address).inputValue(), "12,02");
  assert.equal(await app.control(`${address}/basis`).inputValue(), "published");
});

browserTest("a reference value in another currency is not offered", async ({ openPage }) => {
  const app = await wheels(openPage);
  await pedigree(app, "outcomes/gp/proxy").click();
  await app.control("outcomes/gp/proxy/basis").waitFor();
  assert.equal(await main(app).locator(".pedigree details.references").count(), 0, "pounds");
});

browserTest("volunteer hours are a sum that can be redone, and jobs", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "fr-FR" });
  await app.openCase("tutorat");
  await app.go("inputs");
  const study = await app.exported();
  const number = (estimate) => Number(estimate?.value ?? estimate);
  const time = study.inputs.find(({ id }) => id === "temps-0");
  const [hours, rate] = [number(time.quantity), number(time.unit_value)];
  await app.card("inputs/temps-0").locator(".map-open").click();
  const said = await words(app.card("inputs/temps-0").locator(".field-hint").filter({ hasText: "ETP" }).first());
  const figures = said.split("ETP")[0].match(/\d[\d ]*(?:,\d+)?/g).map((text) => Number(text.replaceAll(" ", "").replace(",", ".")));
  assert.deepEqual(figures.slice(0, 3), [hours, rate, Math.round(hours * rate * 100) / 100], said);
  assert.equal(figures[3], Math.round((hours / 1607) * 100) / 100, said);
  assert.match(said, /équivalents? temps plein \(ETP\)/);
  assert.equal(await app.card("inputs/dons-0").getByText("ETP").count(), 0, "money has no hours");
  // It follows what is typed.
  await app.fill("inputs/temps-0/quantity", "1607");
  assert.match(await words(app.card("inputs/temps-0").locator(".field-hint").filter({ hasText: "ETP" }).first()), /1 607 heures × .* soit 1 équivalent/);
});

/* How a figure is obtained. */

browserTest("a product is set in a column with the person’s numbers and leads down to the estimate, its basis and source", async ({ openPage }) => {
  const app = await wheels(openPage);
  const address = "outcomes/gp/deadweight";
  await app.fill(address, "20");
  await pedigree(app, address).click();
  await app.control(`${address}/basis`).selectOption("published");
  await app.control(`${address}/source`).fill("A study of 2019");
  await pedigree(app, address).click();
  await app.card("outcomes/gp").locator(".map-worth").click();
  const part = (name) => app.explain.locator(".explain-part").filter({ hasText: name }).first();
  await part("Present value of year 1").click();
  await part("Value of year 1").click();
  await part("Impact").click();
  assert.match(await words(app.explain.getByRole("heading", { level: 2 })), /Impact/);
  const rows = (await app.explain.locator(".explain-part").allInnerTexts()).map((row) => row.replace(/\s+/g, " ").trim());
  assert.equal(rows.length >= 5, true, rows.join(" | "));
  assert.match(rows[0], /(£19\.00|£19|90)$/);
  assert.ok(rows.slice(1).every((row) => row.startsWith("×")), rows.join(" | "));
  // 90 · 19 · 0.8 · 0.9
  assert.equal(await words(app.explain.locator(".explain-value")), "£1,231.20");
  const shown = await app.explain.locator(".explain-part").evaluateAll((all) => all.map((row) => row.getBoundingClientRect().top));
  assert.ok(shown.every((top, n) => n === 0 || top > shown[n - 1]), "one line under another");

  const kept = app.explain.locator(".explain-part").filter({ hasText: /deadweight/i }).first();
  await kept.click();
  while ((await app.explain.getByRole("button", { name: "Change this number" }).count()) === 0) await app.explain.locator(".explain-part").last().click();
  const told = await words(app.explain.locator(".explain-stated"));
  assert.match(told, /A number that you stated\. Fewer GP appointments/);
  assert.match(told, /Basis\s*published/);
  assert.match(told, /Source\s*A study of 2019/);
  await app.explain.getByRole("button", { name: "Change this number" }).click();
  await app.explain.waitFor({ state: "detached" });
  await app.page.waitForFunction((wanted) => document.activeElement?.dataset.field === wanted, address);
});

browserTest("a study without any money says what matters most, without ratio or NaN", async ({ openPage }) => {
  const app = await wheels(openPage);
  const outcome = (id, weight) => ({ id, label: `Change ${id}`, stakeholder: "s", valued: false, weight, quantity: "12" });
  await app.import({
    format: "retombees.study", version: 1, id: "free", title: "Without money", currency: "EUR",
    stakeholders: [{ id: "s", name: "Neighbours", role: "beneficiary", headcount: 12 }],
    outcomes: [outcome("a", "4"), outcome("b", "9.5"), outcome("c", "7")],
  });
  assert.equal(await words(app.sentence), "3 outcomes, without amounts. The most important: “Change b” (9.5 out of 10).");
  for (const name of ROOMS) {
    await app.go(name);
    await unfold(app);
    const text = await words(app.page.locator(".page"));
    assert.doesNotMatch(text, /NaN|Infinity|∞|undefined|⟦/, name);
    assert.doesNotMatch(text, /[€£]\s?[1-9]|[1-9]\d*\s?€/, `${name}: no amount`);
  }
  assert.doesNotMatch(await words(main(app).locator(".result-sentence")), /For every|invested/);
  assert.match(await words(app.ratio), /not defined|^$/);
  assert.match(await words(main(app).locator("section[aria-labelledby=unpriced-title]")), /Change b — Neighbours[\s\S]*importance 9\.5 out of 10/);
  await app.goToStudies();
  assert.match(await words(app.studies.filter({ hasText: "Without money" })), /3 outcomes, without amounts\./);
});
