// Charts: their text alternatives, that nothing is cut off, and that they can be downloaded.

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { browserTest, readDownload } from "./harness.mjs";

/** Each picture and its room. */
const CHARTS = { inputs: "inputs", chain: "result", waterfall: "result", years: "result", outcomes: "result", stakeholders: "result" };
const WIDTHS = [360, 768, 1440];
const CASES = ["wheels-to-meals", "tutorat", "mediation", "ressourcerie"];

const figure = (app, chart) => app.page.locator(`[data-chart=${chart}]`);
const picture = (app, chart) => figure(app, chart).locator("svg.chart-picture");
const unfold = (app) => app.page.locator("#main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
const wheels = (openPage, more = {}) => openApp(openPage, { locale: "en-GB", ...more });

/** Waits until the picture is as wide as it gets. */
const settled = async (app, chart) => {
  await picture(app, chart).waitFor();
  await app.page.waitForFunction((name) => {
    const place = document.querySelector(`[data-chart=${name}] .chart-scroll`);
    const width = Number(place?.querySelector("svg")?.getAttribute("width"));
    return width > 0 && Math.abs(width - place.clientWidth) <= 1;
  }, chart);
};

/** The sentence that each picture must find, and the main figure in it, for Wheels-to-Meals. */
const FINDS = {
  inputs: /58% of the inputs come from “Local authority”: £24,375 of £42,375\./,
  chain: /With £42,375 of inputs, 8 counted outcomes make £81,742 of present value\./,
  waterfall: /Of £[\d,]+ of gross value, £81,742 is left after all deductions: \d+%\./,
  years: /Accumulated value covers the inputs after [\d.]+ months\./,
  outcomes: /[23] outcomes of \d make \d+% of the value/,
  // Others lose: the part is no share of the whole.
  stakeholders: /The largest part of the value goes to “Elderly or disabled residents”: £[\d,]+\./,
};

for (const [chart, room] of Object.entries(CHARTS)) {
  browserTest(`${chart}: its name is a sentence with the main figure, its table is one tap away (A-8)`, async ({ openPage }) => {
    const app = await wheels(openPage);
    await app.go(room);
    await settled(app, chart);
    const named = app.page.getByRole("img", { name: FINDS[chart] });
    assert.equal(await named.count(), 1, await words(figure(app, chart).locator("figcaption")));
    assert.equal(await named.evaluate((one) => one === document.querySelector(`[data-chart=${one.closest("figure").dataset.chart}] svg`)), true);
    assert.match(await words(figure(app, chart).locator("figcaption")), FINDS[chart]);

    const more = figure(app, chart).locator("details");
    const table = more.getByRole("table");
    if (!(await table.isVisible())) await more.locator("summary").click();
    assert.equal(await table.isVisible(), true, "one tap shows it");
    const { heads, rows } = await table.evaluate((one) => ({
      heads: [...one.tHead.rows[0].cells].map((cell) => cell.innerText.trim()),
      rows: [...one.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.innerText.replace(/[\u00a0\u202f]/g, " ").trim())),
    }));
    assert.ok(heads.length >= 2 && heads.every((head) => head !== ""), heads.join(" | "));
    assert.ok(rows.length >= 2, `${rows.length} rows`);
    for (const row of rows) {
      assert.notEqual(row[0], "");
      assert.ok(row.slice(1).some((cell) => /\d/.test(cell)), `no figure for ${row.join(" | ")}`);
      for (const cell of row) assert.doesNotMatch(cell, /NaN|undefined|⟦|Infinity/);
    }
    // The figures of the sentence are those of the table.
    const amounts = (await words(figure(app, chart).locator("figcaption"))).match(/£[\d,]*\d/g) ?? [];
    if (chart === "chain") {
      // What goes in and what comes out: the sums of the table's amounts, each of them rounded.
      const number = (text) => Number(text.replace(/[^\d.-]/g, ""));
      const sum = (place) => rows.filter((row) => row[1] === place).reduce((total, row) => total + number(row.at(-1)), 0);
      assert.ok(Math.abs(sum("Brings") - number(amounts[0])) <= 2, `${sum("Brings")} for ${amounts[0]}`);
      assert.ok(Math.abs(sum("Outcome") - number(amounts[1])) <= 4, `${sum("Outcome")} for ${amounts[1]}`);
    } else if (amounts.length > 0) assert.ok(amounts.some((amount) => rows.flat().includes(amount)), `${amounts} in ${rows.flat().join(" | ")}`);
    // Without a pointer as well.
    await more.locator("summary").focus();
    const open = await more.evaluate((one) => one.open);
    await app.page.keyboard.press("Enter");
    assert.equal(await more.evaluate((one) => one.open), !open);
  });
}

/** Texts and marks that leave the picture's own box. */
const outside = (app, chart) =>
  picture(app, chart).evaluate((svg) => {
    const frame = svg.getBoundingClientRect();
    const faults = [];
    for (const one of svg.querySelectorAll("text, rect, path, circle, line")) {
      if (one.closest("defs")) continue;
      const box = one.getBoundingClientRect();
      const over = { left: frame.left - box.left, right: box.right - frame.right, top: frame.top - box.top, bottom: box.bottom - frame.bottom };
      for (const [side, by] of Object.entries(over)) if (by > 1) faults.push(`${one.tagName} “${one.textContent}” ${by.toFixed(1)} px over the ${side}`);
    }
    return faults;
  });

/** Texts that lie over one another. */
const collisions = (app, chart) =>
  picture(app, chart).evaluate((svg) => {
    const texts = [...svg.querySelectorAll("text")].map((one) => [one.textContent, one.getBoundingClientRect()]);
    const faults = [];
    for (const [n, [text, a]] of texts.entries()) {
      for (const [other, b] of texts.slice(n + 1)) {
        const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (x > 2 && y > 4) faults.push(`“${text}” and “${other}” (${x.toFixed(0)} × ${y.toFixed(0)})`);
      }
    }
    return faults;
  });

for (const width of WIDTHS) {
  browserTest(`at ${width} pixels nothing leaves a picture’s own box, in every case`, async ({ openPage }) => {
    const app = await openApp(openPage, { locale: "fr-FR", viewport: { width, height: 900 } });
    const faults = [];
    for (const one of CASES) {
      await app.openCase(one);
      for (const [chart, room] of Object.entries(CHARTS)) {
        await app.go(room);
        await settled(app, chart);
        faults.push(...(await outside(app, chart)).map((fault) => `${one}, ${chart}: ${fault}`));
        faults.push(...(await collisions(app, chart)).map((fault) => `${one}, ${chart}: over one another: ${fault}`));
        const size = await picture(app, chart).evaluate((svg) => [svg.getAttribute("width"), svg.clientWidth].map(Number));
        assert.ok(Math.abs(size[0] - size[1]) <= 1, `${one}, ${chart}: drawn at ${size[0]}, shown at ${size[1]}`);
      }
    }
    assert.deepEqual(faults, []);
  });
}

for (const width of [360, 1280]) browserTest(`at ${width} pixels no picture has to be scrolled`, async ({ openPage }) => {
  const app = await wheels(openPage, { viewport: { width, height: 800 } });
  const faults = [];
  for (const [chart, room] of Object.entries(CHARTS)) {
    await app.go(room);
    await settled(app, chart);
    const [inner, outer] = await figure(app, chart).locator(".chart-scroll").evaluate((one) => [one.scrollWidth, one.clientWidth]);
    if (inner > outer + 1) faults.push(`${chart}: ${inner} in ${outer}`);
  }
  assert.deepEqual(faults, []);
});

browserTest("pictures follow the width when the window is resized", async ({ openPage }) => {
  const app = await wheels(openPage, { viewport: { width: 1440, height: 900 } });
  await app.go("result");
  for (const chart of ["chain", "waterfall", "years", "outcomes", "stakeholders"]) {
    const wide = async () => Number(await picture(app, chart).getAttribute("width"));
    await app.page.setViewportSize({ width: 1440, height: 900 });
    await settled(app, chart);
    const before = await wide();
    await app.page.setViewportSize({ width: 700, height: 900 });
    await app.page.waitForFunction(([name, was]) => Number(document.querySelector(`[data-chart=${name}] svg`).getAttribute("width")) < was, [chart, before]);
    await settled(app, chart);
    assert.deepEqual(await outside(app, chart), [], chart);
    await app.page.setViewportSize({ width: 1440, height: 900 });
    await app.page.waitForFunction(([name, was]) => Number(document.querySelector(`[data-chart=${name}] svg`).getAttribute("width")) === was, [chart, before]);
  }
});

for (const [chart, room] of Object.entries(CHARTS)) {
  browserTest(`${chart}: leaves as an SVG of its own, with its sentence`, async ({ openPage }) => {
    const app = await wheels(openPage);
    await app.go(room);
    await settled(app, chart);
    await unfold(app);
    const size = await picture(app, chart).evaluate((svg) => [Number(svg.getAttribute("width")), Number(svg.getAttribute("height"))]);
    const title = (await words(figure(app, chart).locator("figcaption"))).trim();

    const svg = await readDownload(app.page, () => app.page.getByTestId(`svg-${chart}`).click());
    assert.match(svg.name, /^wheels-to-meals-.*\.svg$/);
    // On a page without our policy, which lets nothing be parsed from text.
    const elsewhere = await app.page.context().newPage();
    const found = await elsewhere.evaluate((text) => {
      const file = new DOMParser().parseFromString(text, "image/svg+xml");
      const root = file.documentElement;
      const all = [root, ...root.querySelectorAll("*")];
      const values = all.flatMap((one) => [...one.attributes].map((attribute) => [attribute.name, attribute.value]));
      const ids = new Set(all.map((one) => one.id).filter(Boolean));
      const named = values.flatMap(([, value]) => [...value.matchAll(/url\(["']?([^)"']*)["']?\)/g)].map((match) => match[1]));
      const told = (root.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
      return {
        error: root.querySelector("parsererror")?.textContent ?? null,
        root: [root.localName, root.namespaceURI],
        classes: all.filter((one) => one.hasAttribute("class")).length,
        strangers: all.filter((one) => one.namespaceURI !== "http://www.w3.org/2000/svg").length,
        elsewhere: values.filter(([name, value]) => !name.startsWith("xmlns") && /(https?:)?\/\/|data:|javascript:/.test(value)),
        dangling: named.filter((address) => !address.startsWith("#") || !ids.has(address.slice(1))),
        loose: told.filter((id) => !ids.has(id)),
        scripts: all.filter((one) => ["script", "foreignObject", "style", "link"].includes(one.localName)).length,
        size: [Number(root.getAttribute("width")), Number(root.getAttribute("height"))],
        text: root.textContent,
        label: root.getAttribute("aria-label") ?? "",
        unstyled: all.filter((one) => one.localName === "text" && !(one.hasAttribute("fill") && one.hasAttribute("font-size"))).length,
      };
    }, svg.text);
    assert.deepEqual([found.error, found.root, found.classes, found.strangers, found.elsewhere, found.dangling, found.scripts, found.unstyled], [null, ["svg", "http://www.w3.org/2000/svg"], 0, 0, [], [], 0, 0]);
    // A margin of 24 pixels around it, its sentence above and where it comes from below.
    assert.equal(found.size[0], size[0] + 48);
    assert.ok(found.size[1] > size[1] + 48 + 2 * 16, `${found.size} around ${size}`);
    const text = `${found.text} ${found.label}`.replace(/[\u00a0\u202f]/g, " ");
    assert.ok(text.includes(title), `“${title}” is not in “${text}”`);
    // Broken into lines.
    const joined = text.replaceAll(/\s/g, "");
    for (const said of [title, "Source: “Wheels-to-Meals”", "Computed with Retombées.", String(new Date().getFullYear())]) {
      assert.ok(joined.split(title.replaceAll(/\s/g, "")).slice(1).join("").includes(said.replaceAll(/\s/g, "")) || said === title, `“${said}” is not in “${text}”`);
    }
    assert.deepEqual(found.loose, [], "what names the picture comes along");
  });

  browserTest(`${chart}: leaves as a PNG twice as fine`, async ({ openPage }) => {
    const app = await wheels(openPage);
    await app.go(room);
    await settled(app, chart);
    await unfold(app);
    const size = await picture(app, chart).evaluate((svg) => [Number(svg.getAttribute("width")), Number(svg.getAttribute("height"))]);
    const png = await readDownload(app.page, () => app.page.getByTestId(`png-${chart}`).click());
    assert.match(png.name, /\.png$/);
    assert.deepEqual([...png.bytes.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const drawn = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)];
    assert.ok(Math.abs(drawn[0] - 2 * (size[0] + 48)) <= 2 && drawn[1] > 2 * (size[1] + 48), `${drawn} for ${size}`);
    // It is a picture and no empty sheet.
    const elsewhere = await app.page.context().newPage();
    const colours = await elsewhere.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0);
      return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size;
    }, png.bytes.toString("base64"));
    assert.ok(colours > 8, `${colours} colours`);
  });
}

browserTest("the figures of a chart are copied as a table that pastes into a spreadsheet", async ({ openPage }) => {
  const app = await openApp(openPage);
  await app.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.go("result");
  await settled(app, "outcomes");
  assert.match(await words(figure(app, "outcomes").locator(".chart-source")), /^Source : « Tutorat d’étudiants .*», Les Passerelles de l’Orme \(fictif\)\. Calcul : Retombées\.$/);
  await app.page.getByTestId("copy-outcomes").click();
  await app.notice.waitFor();
  const rows = (await app.page.evaluate(() => navigator.clipboard.readText())).split("\n").map((row) => row.split("\t"));
  assert.ok(rows.length > 3);
  for (const row of rows) assert.equal(row.length, rows[0].length, row.join(" | "));
  assert.equal(rows[1][0], "Obtenir un diplôme long plutôt qu’un diplôme court");
  assert.ok(rows[1].includes("227110 €"), rows[1].join(" | "));
});

browserTest("a negative outcome is hatched, also in the file", async ({ openPage }) => {
  const app = await wheels(openPage);
  await app.go("result");
  for (const chart of ["outcomes", "stakeholders", "chain"]) {
    await settled(app, chart);
    const fills = await picture(app, chart).locator(".m-harm, .m-harm-flow").evaluateAll((all) => all.map((one) => getComputedStyle(one).fill));
    assert.ok(fills.length > 0, `${chart} shows the harm`);
    for (const fill of fills) assert.match(fill, /^url\("?#hatch-\w+"?\)/, chart);
    const kept = await picture(app, chart).locator(".m-value").evaluateAll((all) => all.map((one) => getComputedStyle(one).fill));
    assert.ok(kept.every((fill) => fill.startsWith("rgb")), `${chart}: only what is lost is hatched`);
    const pattern = await picture(app, chart).locator("pattern").evaluate((one) => one.id);
    assert.equal(pattern, `hatch-${chart}`);
  }
  await unfold(app);
  const { text } = await readDownload(app.page, () => app.page.getByTestId("svg-outcomes").click());
  assert.match(text, /fill="url\(#hatch-outcomes\)"/);
  assert.match(text, /<pattern[^>]*id="hatch-outcomes"/);
  // No harm, no hatching.
  await app.go("outcomes");
  await app.fill("outcomes/shopping/proxy", "5");
  await app.go("result");
  await settled(app, "outcomes");
  assert.equal(await picture(app, "outcomes").locator(".m-harm").count(), 0);
});

browserTest("a picture has nothing to show where there is nothing, and says so in no empty frame", async ({ openPage }) => {
  const app = await wheels(openPage);
  await app.goToStudies();
  await app.start();
  await app.go("result");
  // The pictures come a moment after the rest of the room: without them, nothing would be looked at.
  await app.page.locator(".chart-part").first().waitFor({ state: "attached" });
  assert.equal(await app.page.locator("figure.chart").count(), 0);
  const sections = await app.page.locator(".chart-part").all();
  for (const section of sections) assert.equal(await section.isVisible(), false);
  // As soon as there is something, the picture is there, at its width.
  await app.go("outcomes");
  await app.page.getByTestId("add-outcome").click();
  await app.fields("quantity").first().fill("3");
  await app.fields("proxy").first().fill("20");
  // A year later, at 3.2 %.
  await app.go("result");
  await settled(app, "outcomes");
  assert.match(await words(figure(app, "outcomes").locator("figcaption")), /A single outcome counts in the total: €58\./);
  assert.deepEqual(await outside(app, "outcomes"), []);
});
