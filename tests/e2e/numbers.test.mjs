// Numbers as people write them, typed and pasted into real fields, in French and in English (N-1).

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";

const STUDY = {
  format: "retombees.study",
  version: 1,
  id: "numbers",
  inputs: [{ id: "i1", kind: "cash", unit_value: "100" }],
  outcomes: [{ id: "o1", label: "x", quantity: "7", proxy: { value: "7" }, deadweight: "0.07", duration: 1 }],
};
const NUMBER = "outcomes/o1/quantity";
const MONEY = "outcomes/o1/proxy";
const SHARE = "outcomes/o1/deadweight";

const SPACES = [" ", "\u00a0", "\u202f", "\u2009"];

/** Field, text in French, the value in the file. */
const READ = [
  ...SPACES.map((space) => [MONEY, `1${space}234,5`, 1234.5]),
  [MONEY, "1 234,5 €", 1234.5],
  [MONEY, "1234,5€", 1234.5],
  [MONEY, "1 234,50 EUR", 1234.5],
  [SHARE, "12,5 %", 0.125],
  [SHARE, "12,5%", 0.125],
  [MONEY, "1.234,5", 1234.5],
  [NUMBER, "1.234.567", 1234567],
  [MONEY, "1 234.5", 1234.5],
  [NUMBER, "1e6", 1000000],
  [NUMBER, "1E6", 1000000],
  [NUMBER, "1,5e3", 1500],
  [MONEY, "-12,5", -12.5],
  [MONEY, "−12,5", -12.5],
  [MONEY, "–12,5", -12.5],
  [NUMBER, "0.234", 0.234],
  [NUMBER, "1.5", 1.5],
  [NUMBER, "12.34", 12.34],
  [NUMBER, "1,234", 1.234],
  [MONEY, "1,234.5", 1234.5],
  [NUMBER, "1,234,567", 1234567],
  [MONEY, "1'234,5", 1234.5],
  [MONEY, "1’234,5", 1234.5],
  [NUMBER, ",5", 0.5],
  [NUMBER, "5,", 5],
  [NUMBER, "-0", 0],
  [MONEY, "１２，５", 12.5],
];

/** Field, text in French, what the sentence says in French and in English. */
const REFUSED = [
  [MONEY, "12,5 %", /« % » ne va pas ici.*par exemple/, /“%” does not belong here.*for instance/],
  [NUMBER, "1.234", /Deux lectures sont possibles : 1,234 ou 1234\./, /two ways: 1\.234 or 1234\./],
  [NUMBER, "12 34,5", /groupés par trois/, /grouped by three/],
  [NUMBER, "1.23.456", /groupés par trois/, /grouped by three/],
  [NUMBER, "12,5,5", /groupés par trois/, /grouped by three/],
  [NUMBER, "1e400", /28 chiffres/, /28 digits/],
  [NUMBER, "9".repeat(400), /28 chiffres/, /28 digits/],
  ...["inf", "NaN", "0x10", "--5", "5-", "+-5"].map((text) => [NUMBER, text, /n’est pas un nombre.*Par exemple|ne va pas ici/, /not a number.*For instance|does not belong/]),
  [NUMBER, "=1+1", /le résultat plutôt que le calcul, par exemple/, /the result rather than the sum, for instance/],
  [MONEY, "12 k€", /« k€ » ne va pas ici/, /“k€” does not belong here/],
  [SHARE, "150", /100 % ou moins/, /100% or less/],
  [NUMBER, "-3", /0 ou plus/, /0 or more/],
];

const EXCHANGED = { ",": ".", ".": ",", "，": "．" };
const mirrored = (text) => text.replace(/[,.，]/g, (sign) => EXCHANGED[sign]);

async function valueOf(app, address) {
  const [outcome] = (await app.exported()).outcomes;
  const part = address.split("/").at(-1);
  const value = part === "proxy" ? outcome.proxy?.value : outcome[part];
  return value === undefined ? undefined : Number(value.value ?? value);
}

const START = { [NUMBER]: 7, [MONEY]: 7, [SHARE]: 0.07 };

for (const [locale, convention] of [["fr-FR", (text) => text], ["en-GB", mirrored]]) {
  const language = locale === "fr-FR" ? "French" : "English";
  // What is read is the same however it came in, and is tested natively for both: each language has one way here, and `./dev test-all` both.
  const ways = process.env.THOROUGH ? ["type", "paste"] : [locale === "fr-FR" ? "type" : "paste"];
  for (const way of ways) {
    browserTest(`every way to write a number is read in ${language} (${way})`, async ({ openPage }) => {
      const app = await openApp(openPage, { locale });
      await app.import(STUDY);
      for (const [address, text, value] of READ) {
        const written = convention(text);
        await app[way](address, written);
        assert.equal(await app.field(address).inputValue(), written, "the text is left as it is while in the field");
        assert.equal(await valueOf(app, address), value, written);
        assert.equal(await app.error(address).count(), 0, written);
        await app.fill(address, "7");
      }
    });

    browserTest(`what is no number is refused in ${language}, with a sentence, and changes nothing (${way})`, async ({ openPage }) => {
      const app = await openApp(openPage, { locale });
      await app.import(STUDY);
      for (const [address, text, french, english] of REFUSED) {
        const written = convention(text);
        await app[way](address, written);
        assert.match(await words(app.error(address)), locale === "fr-FR" ? french : english, written);
        assert.equal(await app.error(address).getAttribute("role"), "alert");
        assert.equal(await app.field(address).getAttribute("aria-invalid"), "true", written);
        assert.equal(await valueOf(app, address), START[address], `${written} changed the study`);
        await app.field(address).blur();
        assert.equal(await app.field(address).inputValue(), written, "the text stays for its mending");
        assert.equal(await app.error(address).isVisible(), true);
        await app.fill(address, "7");
        assert.equal(await app.error(address).count(), 0);
        assert.equal(await app.field(address).getAttribute("aria-invalid"), null);
      }
    });
  }
}

browserTest("the error of a field is tied to it, and says what to write", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.import(STUDY);
  await app.type(MONEY, "douze");
  const described = (await app.field(MONEY).getAttribute("aria-describedby")).split(" ");
  const told = await app.page.evaluate((ids) => ids.map((id) => document.getElementById(id)?.textContent).join(" "), described);
  assert.match(told, /Ce n’est pas un nombre\. Par exemple 12[ \u202f]000\./);
});

browserTest("a number that reads in two ways is chosen from its two readings, by mouse and by keyboard", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.import(STUDY);
  await app.type(NUMBER, "1.234");
  await app.error(NUMBER).getByRole("button").nth(1).click();
  assert.equal(await valueOf(app, NUMBER), 1234);
  assert.equal(await app.error(NUMBER).count(), 0);

  await app.type(SHARE, "0.012 %");
  assert.equal(await valueOf(app, SHARE), 0.00012, "a head of zero is no group");

  await app.type(NUMBER, "5.678");
  await app.error(NUMBER).getByRole("button").first().focus();
  await app.page.keyboard.press("Enter");
  assert.equal(await valueOf(app, NUMBER), 5.678);
  assert.equal(await app.field(NUMBER).inputValue(), "5,678");
});

browserTest("Escape takes a refused text back", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.import(STUDY);
  await app.type(NUMBER, "douze");
  await app.page.keyboard.press("Escape");
  assert.equal(await app.field(NUMBER).inputValue(), "7");
  assert.equal(await app.error(NUMBER).count(), 0);
});

browserTest("spaces alone are no number: the field is not filled, which is not 0", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.import(STUDY);
  for (const text of ["", "   "]) {
    await app.fill(SHARE, text);
    assert.equal(await valueOf(app, SHARE), undefined);
    await app.fill(SHARE, "7");
    assert.equal(await valueOf(app, SHARE), 0.07);
  }
});

browserTest("a number shown elsewhere can be copied into a field as it is (N-5)", async ({ openPage }) => {
  for (const locale of ["fr-FR", "en-GB"]) {
    const app = await openApp(openPage, { locale });
    await app.import(STUDY);
    await app.fill(MONEY, locale === "fr-FR" ? "1234567,8" : "1234567.8");
    await app.page.locator(".map-worth").first().click();
    const shown = await app.explain.locator(".explain-value").innerText();
    await app.page.getByTestId("explain-close").click();
    await app.paste(MONEY, shown);
    const plain = Number(shown.replace(/[^\d,.]/g, "").replace(...(locale === "fr-FR" ? [",", "."] : [/,/g, ""])));
    assert.equal(await valueOf(app, MONEY), plain, shown);
  }
});
