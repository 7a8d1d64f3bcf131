// The page in a pseudo-language: every text is accented, in brackets and 40 % longer. It reveals text that is cut off, that
// overflows, or that bypasses the catalogue.

import assert from "node:assert/strict";
import { openApp } from "./app.mjs";
import { browserTest } from "./harness.mjs";

/** Runs in the page before its scripts: the French texts come changed. */
function pretend() {
  const accented = { a: "á", e: "é", i: "í", o: "ó", u: "ú", y: "ý", A: "Á", E: "É", I: "Í", O: "Ó", U: "Ú", Y: "Ý" };
  const changed = (text) => {
    const plain = text.replace(/\{\w+\}/g, "");
    const more = Math.ceil(plain.length * 0.4);
    // Words, so that lines break as they do.
    const tail = Array.from({ length: Math.ceil(more / 7) }, (_, n) => "ŵŵŵŵŵŵ".slice(0, Math.min(6, Math.max(1, more - n * 7)))).join(" ");
    const body = text.split(/(\{\w+\})/).map((part) => (part.startsWith("{") ? part : part.replace(/[aeiouy]/gi, (letter) => accented[letter]))).join("");
    return `⟪${body} ${tail}⟫`;
  };
  const ask = globalThis.fetch;
  globalThis.fetch = async (address, ...more) => {
    const response = await ask(address, ...more);
    if (!/\/locales\/fr(-deferred)?-[0-9a-f]{64}\.json/.test(String(address?.url ?? address))) return response;
    const texts = await response.json();
    // The hash that ties the two files of a language together is no text.
    const pretended = ([key, text]) => [key, key === "rest" ? text : changed(text)];
    return new Response(JSON.stringify(Object.fromEntries(Object.entries(texts).map(pretended))));
  };
}

/** Words of the study, without a vowel. */
const STUDY = {
  format: "retombees.study", version: 1, id: "pseudo", title: "Ξ Ttl", organisation: "Ξ Rgn", notes: "Ξ Nts", currency: "EUR", price_year: 2026,
  discounting: { rates: [{ from_year: 0, rate: "0.032", source: "Ξ Src" }, { from_year: 10, rate: "0.02" }], timing: "mid" },
  stakeholders: [
    { id: "s", name: "Ξ Ppl", role: "beneficiary", headcount: 40 },
    { id: "v", name: "Ξ Vlntrs", role: "volunteer", headcount: 5 },
    { id: "f", name: "Ξ Fndr", role: "funder" },
  ],
  inputs: [
    { id: "i", stakeholder: "f", label: "Ξ Mny", kind: "cash", unit_value: "12000" },
    { id: "h", stakeholder: "v", label: "Ξ Hrs", kind: "volunteer_time", quantity: "300", unit_value: { value: "12.02", low: "10", high: "20", basis: "published", source: "Ξ Src" } },
    { id: "k", stakeholder: "f", label: "Ξ Kfz", kind: "in_kind", quantity: "2", unit_value: "400" },
  ],
  outcomes: [
    { id: "a", stakeholder: "s", label: "Ξ Frst", output: "Ξ Pt", indicator: "Ξ Nd", cohorts: ["30", "35"], proxy: { label: "Ξ Prx", source: "Ξ Src", value: { value: "900", basis: "judged" } }, deadweight: { value: "0.2", low: "0", high: "0.4", basis: "unknown" }, attribution: "0.1", drop_off: "0.2", duration: 4 },
    { id: "b", stakeholder: "v", label: "Ξ Scnd", quantity: "5", proxy: { value: "-120" }, duration: 2 },
    { id: "c", stakeholder: "s", label: "Ξ Thrd", valued: false, weight: "8", quantity: "12", notes: "Ξ Nts" },
    { id: "d", stakeholder: "s", label: "Ξ Frth", material: false, quantity: "12", proxy: { value: "10" } },
    { id: "e", label: "" },
  ],
};

/** What can be read or is read aloud, as [where, text], in what is shown. */
const read = (app) =>
  app.page.evaluate(() => {
    const found = [];
    // Names of keys stand on keyboards; reference values and what was tested are data.
    const apart = (one) => one.closest("kbd, .references li, [data-testid=tested], script, style, noscript, #shell, #failure");
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const one = node.parentElement;
      if (!node.data.trim() || apart(one) || !one.checkVisibility({ visibilityProperty: true })) continue;
      // A sentence with fields is in pieces, of which the first and the last have the brackets.
      const part = one.matches(".field-sentence > span") ? "piece" : one.closest("svg") ? "svg" : one.closest("math") ? "math" : "text";
      // A sentence whose figures open is read as one.
      found.push([part, (one.querySelector(":scope > .figure") ? one.textContent : node.data).trim()]);
    }
    for (const one of document.body.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
      if (apart(one) || !one.checkVisibility()) continue;
      for (const name of ["aria-label", "title", "placeholder", "alt"]) if (one.getAttribute(name)) found.push([name, one.getAttribute(name)]);
    }
    found.push(["title of the page", document.title]);
    return found;
  });

class Faults extends Map {
  add(where, fault) {
    if (!this.has(fault)) this.set(fault, where);
  }

  none() {
    assert.deepEqual([...this].map(([fault, where]) => `${where}: ${fault}`), []);
  }
}

/** Goes to every room and page and looks. */
async function everywhere(app, look) {
  const unfold = () => app.page.locator("#main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
  for (const room of ["scope", "stakeholders", "inputs", "outcomes", "result"]) {
    await app.go(room);
    if (room === "outcomes") await app.page.getByTestId("map-table").click();
    await unfold();
    if (room === "result") await app.page.getByTestId("switching").click();
    const pedigree = app.page.locator("#main .pedigree-button").first();
    if (await pedigree.count()) await pedigree.click();
    for (const opener of (await app.page.locator("#main .term-button:visible").all()).slice(0, 12)) await opener.click();
    await look(room);
    if (room === "outcomes") {
      await app.page.getByTestId("map-card").click();
      await unfold();
      await look("one outcome");
      const field = await app.fields("deadweight").first().getAttribute("data-field");
      await app.fill(field, "150");
      await look("a refused number");
      await app.field(field).focus();
      await app.page.keyboard.press("Escape");
      await app.page.getByTestId("map-table").click();
    }
  }
  await app.ratio.click();
  await app.explain.waitFor();
  await look("an explanation");
  await app.explain.locator(".explain-part").first().click();
  await look("an explanation, one level down");
  await app.page.keyboard.press("Escape");
  for (const page of ["help", "limits", "accessibility"]) {
    await app.page.getByTestId(`page-${page}`).click();
    await look(page);
  }
  await app.page.keyboard.press("Alt+Digit0");
  await app.page.getByTestId("keys").waitFor();
  await look("keys");
  await app.page.keyboard.press("Escape");
  await app.goToStudies();
  await app.page.keyboard.press("Alt+Digit0");
  await look("list");
  await app.page.keyboard.press("Escape");
  await app.choose("nonsense");
  await app.notice.locator("p").waitFor();
  await look("a refused file");
  await app.choose(STUDY);
  await app.accept.waitFor();
  await look("an import");
  await app.refuse.click();
}

for (const width of [1440, 320]) {
  browserTest(`in a longer, accented language every word goes through the catalogue and nothing runs over, ${width} pixels wide`, async ({ openPage }) => {
    const app = await openApp(openPage, { locale: "fr-FR", viewport: { width, height: 800 }, before: pretend });
    await app.import(STUDY);
    // The case of the first visit is in plain French.
    await app.goToStudies();
    // Only what was kept once is listed as deleted.
    await app.saved();
    await app.studies.filter({ hasText: "Tutorat" }).getByTestId("delete-study").click();
    await app.notice.getByRole("button").last().click();
    // It would be listed as deleted, in plain French too.
    await app.saved();
    await app.page.getByTestId("recover-remove").click();
    await app.page.getByTestId("recover-remove-yes").click();
    await app.page.getByTestId("recover-deleted").waitFor({ state: "detached" });
    await app.studies.getByRole("link").first().click();
    assert.match(await app.page.getByRole("heading", { level: 1 }).innerText(), /^⟪.*⟫$/);

    const faults = new Faults();
    let seen = 0;
    await everywhere(app, async (where) => {
      const over = await app.page.evaluate(() => {
        const root = document.scrollingElement;
        if (root.scrollWidth <= root.clientWidth) return null;
        const wide = [...document.body.querySelectorAll("*")].filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > root.clientWidth + 1 && !one.closest(".table-scroll, .chart-scroll, .rooms, .explain-numbers"));
        const last = wide.at(-1);
        return `the page is ${root.scrollWidth} wide in ${root.clientWidth}: ${last?.tagName}.${last?.className} “${last?.textContent.trim().slice(0, 40)}”`;
      });
      if (over) faults.add(where, over);
      for (const [part, text] of await read(app)) {
        seen += 1;
        if (/(^|\s)[a-z_]+(\.[a-z_0-9]+)+($|\s)/.test(text)) faults.add(where, `a raw key (${part}): ${text}`);
        if (/[⟦⟧]|\{\w+\}|NaN|undefined/.test(text)) faults.add(where, `not filled in (${part}): ${text}`);
        if (part === "title" && /^Alt\+/.test(text)) continue; // what stands on the key
        if (/[aeiouAEIOU]/.test(text)) faults.add(where, `not of the catalogue (${part}): ${text}`);
        else if (part === "text" && /\p{L}/u.test(text) && !/^[^\p{L}]*[⟪Ξ]/u.test(text)) faults.add(where, `without its brackets (${part}): ${text}`);
      }
    });
    assert.ok(seen > 1500, `${seen} texts were read`);
    faults.none();
  });
}
