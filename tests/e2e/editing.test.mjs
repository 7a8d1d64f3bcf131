// After an edit, every figure updates at once and agrees with an independent calculation from the study format.

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";

// ------------------------------------------------------------------------- the chain of the format, written independently

/** The number that an estimate stands for. */
function point(estimate, otherwise) {
  if (estimate === undefined) return otherwise;
  if (typeof estimate === "string") return Number(estimate);
  if (estimate.value !== undefined) return Number(estimate.value);
  const [low, high] = [Number(estimate.low), Number(estimate.high)];
  return estimate.shape === "lognormal" ? Math.sqrt(low * high) : (low + high) / 2;
}

function factor(study, year) {
  const rates = study.discounting?.rates ?? [];
  const rate = (of) => Number(rates.findLast((entry) => entry.from_year <= of)?.rate ?? 0);
  let result = 1;
  for (let y = 1; y <= year; y += 1) result /= 1 + rate(y - 1);
  return study.discounting?.timing === "mid" ? result / Math.sqrt(1 + rate(year)) : result;
}

/** What a study comes to: the value of each year, the present values, the ratio. */
function compute(study) {
  const years = new Map();
  for (const outcome of study.outcomes) {
    if (outcome.valued === false || outcome.material === false || !outcome.proxy?.value) continue;
    const cohorts = outcome.cohorts ?? (outcome.quantity === undefined ? [] : [outcome.quantity]);
    const kept = ["deadweight", "displacement", "attribution"].map((part) => 1 - point(outcome[part], 0));
    for (const [c, cohort] of cohorts.entries()) {
      const impact = kept.reduce((left, share) => left * share, point(cohort) * point(outcome.proxy.value));
      for (let k = 0; k < (outcome.duration ?? 1); k += 1) {
        const year = (outcome.first_year ?? 1) + c + k;
        years.set(year, (years.get(year) ?? 0) + impact * (1 - point(outcome.drop_off, 0)) ** k);
      }
    }
  }
  const sum = (list) => list.reduce((left, right) => left + right, 0);
  const present = sum([...years].map(([year, value]) => value * factor(study, year)));
  const put = (input) => point(input.quantity, 1) * point(input.unit_value, 0) * factor(study, input.year ?? 0);
  const inputs = sum(study.inputs.map(put));
  return { years, present, inputs, ratio: present / inputs };
}

const french = (value, decimals) =>
  new Intl.NumberFormat("fr-FR", { minimumFractionDigits: decimals, maximumFractionDigits: decimals, roundingMode: "halfExpand" })
    .format(value)
    .replace(/[\u00a0\u202f]/g, " ");
const nearest = (value) => french(Math.round(value * 100 + 1e-9) / 100, 2);

/** The yearly table as shown: year → [value, factor, present value, accumulated]. */
async function yearlyTable(app) {
  const rows = app.page.locator("section[aria-labelledby=years-title] tbody tr");
  const cells = await rows.evaluateAll((all) => all.map((row) => [...row.querySelectorAll("th, td.number")].map((cell) => cell.innerText.trim())));
  const plain = cells.map((row) => row.map((cell) => cell.replace(/[\u00a0\u202f]/g, " ")));
  return new Map(plain.filter(([head]) => /^(Année|Year)/.test(head)).map(([year, ...rest]) => [Number(year.match(/\d+/)[0]), rest]));
}

async function assertAgrees(app, study) {
  const expected = compute(study);
  assert.equal(await words(app.ratio), nearest(expected.ratio));
  const shown = await yearlyTable(app);
  assert.deepEqual([...expected.years.keys()].filter((year) => !shown.has(year)), [], "years that are not shown");
  let accumulated = 0;
  for (const [year, cells] of shown) {
    const value = expected.years.get(year) ?? 0;
    const present = value * factor(study, year);
    accumulated += present;
    assert.equal(cells[0], `${french(value, 0)} €`, `value of year ${year}`);
    assert.equal(Number(cells[1].replace(",", ".")), Number(factor(study, year).toFixed(4)), `factor of year ${year}`);
    assert.equal(cells[2], `${french(present, 0)} €`, `present value of year ${year}`);
    assert.equal(cells[3], `${french(accumulated, 0)} €`, `accumulated at year ${year}`);
  }
}

/** The two numbers of the division that is explained, one below the other. */
const fraction = async (app) => {
  await app.explain.waitFor();
  const numbers = await app.explain.locator(".explain-part-value").allTextContents();
  return numbers.map((text) => text.replace(/[\u00a0\u202f]/g, " "));
};

const PROXY = "outcomes/confiance/proxy";

for (const key of ["tutorat", "mediation", "ressourcerie"]) {
  browserTest(`the figures shown of the case ${key} are those of the chain`, async ({ openPage }) => {
    const app = await openApp(openPage);
    await app.openCase(key);
    await app.go("result");
    await assertAgrees(app, await app.exported());
  });
}

// ------------------------------------------------------------------------------------------------------- editing a number

browserTest("typing 10,50 changes the sentence, the ratio, the yearly table and the explanation at once", async ({ openPage }) => {
  const app = await openApp(openPage);
  const before = await words(app.ratio);
  await app.type(PROXY, "10,50");
  // Still in the field: nothing waits for leaving it.
  assert.equal(await app.field(PROXY).inputValue(), "10,50");
  assert.equal(await app.focused(), PROXY);
  const study = await app.exported();
  const proxy = study.outcomes.find((outcome) => outcome.id === "confiance").proxy;
  assert.equal(Number(proxy.value.value), 10.5, "its range followed");
  assert.ok(Number(proxy.value.low) <= 10.5 && 10.5 <= Number(proxy.value.high));
  assert.equal(await app.error(PROXY).count(), 0);
  await app.page.keyboard.press("Escape");

  // A number without a range takes any amount.
  const address = "outcomes/annee-evitee/proxy";
  await app.type(address, "10,50");
  assert.equal(await app.field(address).inputValue(), "10,50");
  const changed = await app.exported();
  assert.equal(Number(changed.outcomes.find((outcome) => outcome.id === "annee-evitee").proxy.value.value), 10.5);
  const after = await words(app.ratio);
  assert.notEqual(after, before);
  assert.equal(after, nearest(compute(changed).ratio));
  assert.ok((await words(app.sentence)).includes(`${after} €`));

  await app.ratio.click();
  const { present, inputs } = compute(changed);
  assert.deepEqual(await fraction(app), [`${french(present, 2)} €`, `${french(inputs, 2)} €`]);
  await app.page.getByTestId("explain-close").click();
  await app.go("result");
  await assertAgrees(app, changed);
});

browserTest("keys that come faster than the page is drawn all count, also one that takes the last one back", async ({ openPage }) => {
  const app = await openApp(openPage);
  const address = "outcomes/annee-evitee/proxy";
  const before = await app.exported();
  const stated = (study) => study.outcomes.find((outcome) => outcome.id === "annee-evitee").proxy.value;
  // All within one task: no frame is painted between the keys.
  const press = (texts) => app.field(address).evaluate((field, texts) => {
    field.focus();
    for (const text of texts) {
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }, texts);
  const [number] = Object.values(stated(before));
  await press([`${number}1`]);
  await press([`${number}`]);
  assert.deepEqual(stated(await app.exported()), stated(before), "typed and taken back");
  await press(["7", "75", "750"]);
  assert.equal(Number(stated(await app.exported()).value), 750);
  assert.equal(await words(app.ratio), nearest(compute(await app.exported()).ratio));
  await press(["8", "85"]);
  await app.field(address).press("Escape");
  assert.equal(Number(stated(await app.exported()).value), 750, "Escape takes the typing back");
});

browserTest("an explanation that is open follows the number being typed, which keeps the focus", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.ratio.click();
  const first = await words(app.explain);
  for (const [address, text] of [["outcomes/annee-evitee/proxy", "10,50"], ["outcomes/annee-evitee/duration", "12"]]) {
    // The panel may lie over the field: a person reaches it by keyboard.
    await app.type(address, text);
    assert.equal(await app.focused(), address);
    assert.equal(await app.field(address).inputValue(), text);
    const { present, inputs } = compute(await app.exported());
    assert.deepEqual(await fraction(app), [`${french(present, 2)} €`, `${french(inputs, 2)} €`], address);
  }
  assert.notEqual(await words(app.explain), first);
});

browserTest("what is typed is not rewritten while typing, and is set in the convention on leaving", async ({ openPage }) => {
  const app = await openApp(openPage);
  const address = "outcomes/annee-evitee/proxy";
  const seen = [];
  await app.field(address).focus();
  await app.page.keyboard.press("Control+A");
  for (const key of "12345,60 €") {
    await app.page.keyboard.type(key);
    seen.push(await app.field(address).inputValue());
  }
  assert.deepEqual(seen, [..."12345,60 €"].map((_, place, all) => all.slice(0, place + 1).join("")));
  await app.page.keyboard.press("Tab");
  assert.match((await app.field(address).inputValue()).replace(/[\u00a0\u202f]/g, " "), /^12 345,60?$/);
});

browserTest("fast typing loses no key", async ({ openPage }) => {
  const app = await openApp(openPage);
  const address = "outcomes/annee-evitee/proxy";
  await app.type(address, "1234567,8901");
  assert.equal(await app.field(address).inputValue(), "1234567,8901");
  await app.control("outcomes/annee-evitee/label").focus();
  await app.page.keyboard.press("Control+A");
  await app.page.keyboard.type("Une année de gagnée, dit-on à l’université");
  assert.equal(await app.control("outcomes/annee-evitee/label").inputValue(), "Une année de gagnée, dit-on à l’université");
  const outcome = (await app.exported()).outcomes.find(({ id }) => id === "annee-evitee");
  assert.deepEqual([outcome.proxy.value.value, outcome.label], ["1234567.8901", "Une année de gagnée, dit-on à l’université"]);
});

browserTest("an emptied number is not stated: it is no zero, and the result says so", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.field("outcomes/annee-evitee/deadweight").fill("");
  await app.field("outcomes/annee-evitee/deadweight").blur();
  const outcome = (await app.exported()).outcomes.find(({ id }) => id === "annee-evitee");
  assert.equal("deadweight" in outcome, false);
  await app.go("result");
  await app.page.locator("[data-finding=deduction_not_stated]").first().waitFor({ state: "attached" });
});

browserTest("ten changes in a second are one polite announcement, and no alert (A-9)", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.page.evaluate(() => {
    globalThis.said = [];
    const live = () => document.querySelectorAll("[aria-live], [role=status], [role=alert]");
    const words = new Map([...live()].map((one) => [one, one.textContent]));
    new MutationObserver(() => {
      for (const one of live()) {
        if (words.get(one) === one.textContent) continue;
        words.set(one, one.textContent);
        globalThis.said.push(`${one.dataset.testid ?? one.className}: ${one.textContent}`);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const address = "outcomes/annee-evitee/proxy";
  await app.type(address, "1234567890");
  await app.saved();
  // Nothing more may be said in the time a pause takes.
  await app.page.waitForTimeout(1_200);
  const said = (await app.page.evaluate(() => globalThis.said)).filter((one) => !one.startsWith("save-state"));
  assert.equal(said.length, 1, said.join("\n"));
});
