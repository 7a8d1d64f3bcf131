// A widget inside pages of somebody else: what it shows there, how high it is, what it tells and to whom.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { assertAccessible, browserTest } from "./harness.mjs";
import { startHost } from "./hosts.mjs";
import { unlinkable } from "./large.mjs";
import { DIST, startServer } from "./server.mjs";

let host;
let widget;

before(async () => {
  widget = await startServer();
  host = await startHost(widget.origin);
});
after(async () => {
  await host?.close();
  await widget?.close();
});

const tag = (attributes = "") => `<retombees-widget study="tutorat" lang="fr" title="Calcul" ${attributes}></retombees-widget>`;
const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ");

/** Opens a page of the host, and finds what is in its frames. */
async function open(openPage, path, html, options = {}) {
  const page = await openPage({ address: host.address(path, html), origins: [host.origin, widget.origin], ...options });
  const frame = (n = 0) => page.frameLocator("iframe").nth(n);
  return { page, frame, in: (id, n) => frame(n).getByTestId(id) };
}

/** Waits until the widget shows all that it has, the range too. */
async function whole(shown, n = 0) {
  await shown.frame(n).locator("[data-testid=range][data-known=true]").waitFor();
  await shown.frame(n).locator(".widget-numbers input").first().waitFor();
}

const told = (page, kind) => page.evaluate((kind) => (globalThis.told ?? []).filter(({ data }) => data?.type === kind).map(({ data }) => data), kind);

/** Waits until the frame is as high as its content, and says how high that is. */
async function settled(page, n = 0) {
  const frame = await (await page.locator("iframe").nth(n).elementHandle()).contentFrame();
  for (let tries = 0; tries < 200; tries += 1) {
    const content = await frame.evaluate(() => Math.ceil(document.getElementById("widget").getBoundingClientRect().height));
    const height = await page.locator("iframe").nth(n).evaluate((one) => one.clientHeight);
    if (content === height) return height;
    await page.waitForTimeout(25);
  }
  throw new Error("the frame is not as high as its content");
}

for (const [name, path] of [["a WordPress page with its policy and theme", "/wordpress"], ["a Moodle page", "/moodle"], ["a plain page", "/static"]]) {
  browserTest(`${name}: the widget shows the figure with its range, as high as its content`, async ({ openPage }) => {
    const shown = await open(openPage, path, tag());
    await whole(shown);
    assert.match(plain(await shown.in("sentence").innerText()), /^Pour 1 € investi, 1,58 € de valeur sociale/);
    assert.match(plain(await shown.in("range").innerText()), /^Entre 1,\d\d € et \d,\d\d €/);
    assert.ok((await settled(shown.page)) > 400);
    assert.equal(await shown.frame().locator(".chart-picture").count(), 1);
    // The theme of the host does not reach into the frame.
    assert.equal(await shown.in("how").evaluate((one) => getComputedStyle(one).borderTopWidth), "1px");
    assert.equal(await shown.page.locator("iframe").getAttribute("title"), "Calcul");
  });
}

browserTest("a visitor moves a number, reads how the figure is obtained, and takes all of it to the page (S-1 in a frame)", async ({ openPage }) => {
  const shown = await open(openPage, "/static", tag('open="outcomes/annee-evitee/deadweight"'));
  await whole(shown);
  const before = await shown.in("sentence").innerText();
  const slider = shown.frame().getByRole("slider");
  assert.equal(await slider.count(), 1);
  assert.equal(await shown.in("restore").isDisabled(), true);
  await slider.focus();
  await shown.page.keyboard.press("End");
  const moved = await shown.in("sentence").innerText();
  assert.notEqual(moved, before);
  await shown.frame().locator("[data-testid=range][data-known=true]").waitFor();
  await shown.in("how").click();
  assert.match(await shown.in("explanation").innerText(), /Ratio/i);
  await shown.in("explanation").getByRole("list").getByRole("button").first().click();
  assert.equal(await shown.in("explanation").getByRole("navigation").getByRole("button").count(), 1);
  assert.equal(await shown.frame().locator("#explain-title").evaluate((one) => one === document.activeElement), true);
  await shown.in("explain-close").click();
  assert.equal(await shown.in("how").evaluate((one) => one === document.activeElement), true);
  // The whole state goes along.
  await shown.in("open").focus();
  const address = await shown.in("open").getAttribute("href");
  assert.match(address, /#v1\./);
  const [full] = await Promise.all([shown.page.context().waitForEvent("page"), shown.in("open").click()]);
  await full.getByTestId("sroi-sentence").waitFor();
  assert.equal(await full.getByTestId("sroi-sentence").innerText(), moved);
  await full.close();
  await shown.in("restore").click();
  assert.equal(await shown.in("sentence").innerText(), before);
});

browserTest("a host that wants figures gets totals once the visitor agrees, and nothing before or after that", async ({ openPage }) => {
  const shown = await open(openPage, "/static", tag('figures open="outcomes/annee-evitee/deadweight"'));
  await whole(shown);
  const slider = shown.frame().getByRole("slider");
  await slider.press("End");
  await shown.in("ask").waitFor();
  assert.match(await shown.in("ask").innerText(), /localhost/);
  assert.deepEqual([...(await told(shown.page, "change")), ...(await told(shown.page, "complete"))], []);
  await shown.in("ask-yes").click();
  await shown.page.waitForFunction(() => globalThis.told.some(({ data }) => data?.type === "complete"));
  const [{ figures }] = (await told(shown.page, "complete")).slice(-1);
  assert.deepEqual(Object.keys(figures).sort(), ["currency", "high", "inputs_present_value", "low", "present_value", "ratio"]);
  assert.equal(figures.currency, "EUR");
  assert.ok(Number(figures.low) < Number(figures.ratio) && Number(figures.ratio) < Number(figures.high));
  assert.deepEqual((await shown.page.evaluate(() => globalThis.events)).filter(({ type }) => type === "complete").length > 0, true, "as an event of the element too");
  await shown.in("withdraw").click();
  const count = async () => (await told(shown.page, "change")).length + (await told(shown.page, "complete")).length;
  const sent = await count();
  await slider.press("Home");
  await shown.frame().locator("[data-testid=range][data-known=true]").waitFor();
  assert.equal(await count(), sent);
});

browserTest("a visitor who refuses is not asked again, and the host is told", async ({ openPage }) => {
  const shown = await open(openPage, "/static", tag('figures open="outcomes/annee-evitee/deadweight"'));
  await whole(shown);
  await shown.frame().getByRole("slider").press("End");
  // Esc refuses as the button does.
  await shown.in("ask").waitFor();
  await shown.page.keyboard.press("Escape");
  await shown.in("consent").waitFor();
  assert.deepEqual(await told(shown.page, "error"), [{ retombees: 1, type: "error", code: "refused" }]);
  await shown.frame().getByRole("slider").press("Home");
  await shown.frame().locator("[data-testid=range][data-known=true]").waitFor();
  assert.equal(await shown.in("ask").count(), 0);
  assert.deepEqual([...(await told(shown.page, "change")), ...(await told(shown.page, "complete"))], []);
});

browserTest("the question stands in the visible part of a tall frame", async ({ openPage }) => {
  const shown = await open(openPage, "/far", tag('figures open="outcomes/annee-evitee/deadweight"'), { viewport: { width: 500, height: 500 } });
  await shown.page.mouse.wheel(0, 20_000);
  await shown.page.locator("iframe").waitFor();
  await whole(shown);
  await settled(shown.page);
  await shown.frame().getByRole("slider").scrollIntoViewIfNeeded();
  await shown.frame().getByRole("slider").press("End");
  const box = await shown.in("ask").boundingBox();
  assert.ok(box.y >= 0 && box.y + box.height <= 500, JSON.stringify(box));
});

browserTest("no page but the one that holds a widget reaches it, and none with another message; twenty others hear no figure (S-11)", async ({ openPage }) => {
  // A plain frame: nobody says hello to it but this test.
  const shown = await open(openPage, "/bare", `<iframe id="widget" src="${widget.origin}/embed.html?study=tutorat&lang=fr&open=outcomes/annee-evitee/deadweight" width="600" height="900" title="Calcul"></iframe>`);
  await whole(shown);
  const { page } = shown;
  const kinds = () => page.evaluate(() => globalThis.told.map(({ data }) => data?.type).filter((kind) => ["change", "complete", "error"].includes(kind)));
  /** Moves a number, and waits until a visitor would have been asked. */
  const move = async (key) => {
    await shown.frame().getByRole("slider").press(key);
    await shown.frame().locator("[data-testid=range][data-known=true]").waitFor();
    // Nothing may be asked, or said, in this time.
    await page.waitForTimeout(1_500);
  };

  // Twenty others, each of which says hello first, and wants figures.
  await page.evaluate(async () => {
    globalThis.overheard = [];
    const target = document.getElementById("widget").contentWindow;
    for (let n = 0; n < 20; n += 1) {
      const other = document.createElement("iframe");
      other.className = "other";
      other.srcdoc = "<p>other</p>";
      const there = new Promise((done) => other.addEventListener("load", done));
      document.body.append(other);
      await there;
      other.contentWindow.addEventListener("message", ({ data }) => globalThis.overheard.push(data));
      new other.contentWindow.Function("target", 'target.postMessage({ retombees: 1, type: "hello", fits: true, figures: true }, "*")')(target);
    }
  });
  await move("End");
  assert.equal(await shown.in("ask").count(), 0, "a neighbour is not the host");

  // From the parent, but not to the letter.
  await page.evaluate(() => {
    const target = document.getElementById("widget").contentWindow;
    const wrong = [null, 7, "hello", {}, { retombees: 2, type: "hello", figures: true }, { retombees: 1, type: "hello", figures: "yes" }, { retombees: 1, type: "hello", fits: 1, figures: true },
      { retombees: 1, type: "hello", figures: true, more: "x".repeat(1_000_000) }, { retombees: 1, type: "figures" }, [1, "hello"]];
    for (const data of wrong) target.postMessage(data, "*");
  });
  await move("Home");
  assert.equal(await shown.in("ask").count(), 0, "what is not to the letter is no hello");
  assert.deepEqual(await kinds(), []);

  await page.evaluate(() => document.getElementById("widget").contentWindow.postMessage({ retombees: 1, type: "hello", figures: true }, "*"));
  await shown.frame().getByRole("slider").press("End");
  await shown.in("ask-yes").click();
  await page.waitForFunction(() => globalThis.told.some(({ data }) => data?.type === "complete"));
  assert.deepEqual(await page.evaluate(() => globalThis.overheard), [], "figures go to the host alone");
  const bare = (await told(page, "height")).every((message) => Object.keys(message).sort().join() === "height,retombees,type");
  assert.ok(bare, "a height carries nothing else");
});

browserTest("a visitor who presses many keys is asked once, when the slider rests, and answers by keyboard", async ({ openPage }) => {
  const shown = await open(openPage, "/static", tag('figures height="420px" open="outcomes/annee-evitee/deadweight"'));
  await whole(shown);
  const slider = shown.frame().getByRole("slider");
  // In a frame that scrolls inside, the question stands where the visitor is.
  await slider.scrollIntoViewIfNeeded();
  for (let n = 0; n < 6; n += 1) await slider.press("ArrowRight");
  await shown.in("ask").waitFor();
  assert.equal(await shown.in("ask").count(), 1);
  const box = await shown.in("ask").boundingBox();
  const frame = await shown.page.locator("iframe").boundingBox();
  assert.ok(box.y >= frame.y && box.y + box.height <= frame.y + frame.height, JSON.stringify([box, frame]));
  await assertAccessible(shown.page.frames()[1]);
  await shown.page.keyboard.press("Tab");
  await shown.page.keyboard.press("Enter");
  await shown.in("consent").waitFor();
  assert.match(await shown.in("consent").innerText(), /Les totaux sont envoyés à localhost/);
  // Nothing may be asked again.
  await shown.page.waitForTimeout(1_500);
  assert.equal(await shown.in("ask").count(), 0);
});

browserTest("a frame that becomes narrower bit by bit never cuts its content off for good", async ({ openPage }) => {
  const shown = await open(openPage, "/static", tag(), { viewport: { width: 700, height: 700 } });
  await whole(shown);
  await settled(shown.page);
  for (let width = 695; width >= 420; width -= 5) await shown.page.setViewportSize({ width, height: 700 });
  await settled(shown.page);
  for (let width = 425; width <= 700; width += 5) await shown.page.setViewportSize({ width, height: 700 });
  await settled(shown.page);
});

browserTest("the height follows the content at any width and zoom, with few messages and none without a change (G1)", async ({ openPage }) => {
  for (const deviceScaleFactor of [1, 1.5]) {
    const shown = await open(openPage, "/window", tag(), { viewport: { width: 1200, height: 700 }, media: { deviceScaleFactor } });
    await whole(shown);
    const { page } = shown;
    const heights = async () => (await told(page, "height")).length;
    const wide = await settled(page);
    const before = await heights();
    // Nothing is told while nothing changes.
    await page.waitForTimeout(1_000);
    assert.equal(await heights(), before);
    for (const zoom of ["0.9", "1.1", "1.25", "1"]) {
      const earlier = await heights();
      await page.evaluate((zoom) => { document.documentElement.style.zoom = zoom; }, zoom);
      await settled(page);
      assert.ok((await heights()) - earlier <= 5, `${(await heights()) - earlier} messages at zoom ${zoom}`);
    }
    assert.equal(await settled(page), wide);
    // What a font that comes late does: the same words take another place.
    const inside = page.frames()[1];
    await inside.evaluate(() => { document.documentElement.style.fontSize = "21px"; });
    assert.ok((await settled(page)) > wide, "larger letters");
    await inside.evaluate(() => { document.documentElement.style.fontSize = ""; });
    assert.equal(await settled(page), wide);
    const sizes = [];
    for (const width of [900, 600, 320, 600, 900, 1200]) {
      const earlier = await heights();
      await page.setViewportSize({ width, height: 700 });
      sizes.push(await settled(page));
      assert.ok((await heights()) - earlier <= 5, `${(await heights()) - earlier} messages at ${width} px`);
    }
    assert.equal(sizes[5], wide, "as low again as it was");
    assert.ok(sizes[2] > wide, "higher where it is narrow");
    // Nor does anything scroll inside, in either direction.
    await page.setViewportSize({ width: 320, height: 700 });
    await settled(page);
    const beyond = await inside.evaluate(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
      return [scrollWidth - clientWidth, scrollHeight - clientHeight];
    });
    assert.deepEqual(beyond, [0, 0]);
    await shown.frame().locator("summary").last().click();
    const opened = await settled(page);
    await shown.frame().locator("summary").last().click();
    assert.ok((await settled(page)) < opened, "it shrinks back");
  }
});

browserTest("three widgets on one page, one of them of a fixed height (D-14)", async ({ openPage }) => {
  const shown = await open(openPage, "/static", tag() + tag('theme="dark" color="yellow"').replace("tutorat", "wheels-to-meals") + tag('height="300px"'), { viewport: { width: 1000, height: 3_000 } });
  for (const n of [0, 1, 2]) await whole(shown, n);
  await settled(shown.page, 0);
  await settled(shown.page, 1);
  assert.equal(await shown.page.locator("iframe").nth(2).evaluate((one) => one.clientHeight), 300);
  assert.notEqual(await shown.in("sentence", 0).innerText(), await shown.in("sentence", 1).innerText());
});

browserTest("nothing but the loader is fetched before a widget is about to be seen", async ({ openPage }) => {
  widget.requests.length = 0;
  const shown = await open(openPage, "/far", tag());
  // Nothing may be fetched by itself.
  await shown.page.waitForTimeout(1_000);
  assert.deepEqual(widget.requests, ["/embed.js"]);
  await shown.page.mouse.wheel(0, 20_000);
  await whole(shown);
});

browserTest("a tag that changes makes one frame anew, and one that is moved in the page shows again", async ({ openPage }) => {
  const shown = await open(openPage, "/static", tag());
  await whole(shown);
  await shown.page.evaluate(() => {
    globalThis.told = [];
    const one = document.querySelector("retombees-widget");
    for (const [name, value] of [["lang", "en"], ["theme", "dark"], ["color", "teal"], ["picture", "stakeholders"], ["study", "tutorat"]]) one.setAttribute(name, value);
  });
  await shown.frame().locator("html[lang=en][data-theme=dark]").waitFor();
  await whole(shown);
  assert.equal((await told(shown.page, "ready")).length, 1);
  await shown.page.evaluate(() => document.body.prepend(document.querySelector("retombees-widget")));
  await whole(shown);
  assert.equal(await shown.page.locator("iframe").count(), 1);
});

browserTest("a study that is too large for an address is handed over as its file", async ({ openPage }) => {
  const large = JSON.stringify(unlinkable(JSON.parse(readFileSync(join(DIST, "..", "cases", "mediation.json"), "utf8"))));
  widget.change = (path, reply) => (path === "/studies/large.json" ? { status: 200, headers: { "Content-Type": "application/json" }, body: Buffer.from(large) } : reply);
  try {
    const shown = await open(openPage, "/static", '<retombees-widget study="studies/large.json" lang="fr" open=""></retombees-widget>');
    await shown.frame().getByRole("link", { name: "Télécharger l’étude" }).waitFor();
    assert.equal(await shown.in("open").getAttribute("href"), `${widget.origin}/studies/large.json`);
    assert.match(await shown.frame().locator("footer").innerText(), /trop grande pour une adresse/);
  } finally {
    widget.reset();
  }
});

browserTest("a link that was cut is said to be incomplete, never another study (G2)", async ({ openPage }) => {
  const shown = await open(openPage, "/static", tag('open="outcomes/annee-evitee/deadweight"'));
  await whole(shown);
  await shown.frame().getByRole("slider").press("End");
  await shown.in("open").focus();
  const link = (await shown.in("open").getAttribute("href")).replace("./", "");
  const asked = async (study) => {
    const other = await open(openPage, "/static", `<retombees-widget study="${study}" lang="fr"></retombees-widget>`);
    await other.frame().locator("[data-testid=sentence], [role=alert]").first().waitFor();
    return other;
  };
  const intact = await asked(link);
  assert.equal(await intact.in("sentence").innerText(), await shown.in("sentence").innerText());
  for (const [cut, said] of [[1, /incomplet/], [10, /incomplet/], [100, /incomplet/]]) {
    const other = await asked(link.slice(0, -cut));
    assert.match(await other.frame().getByRole("alert").innerText(), said);
    assert.equal(await other.in("sentence").count(), 0);
    assert.deepEqual(await told(other.page, "error"), [{ retombees: 1, type: "error", code: "study" }]);
  }
});

browserTest("what the host chose wrongly is said, to the visitor and to the host", async ({ openPage }) => {
  const ask = (attributes) => open(openPage, "/static", `<retombees-widget lang="fr" ${attributes}></retombees-widget>`, { expect: [/404/, /Content Security Policy|violation/] });
  for (const [attributes, sentence, code] of [
    ['study="nowhere.json"', /pas d’étude à cette adresse/, "study"],
    ['study="https://elsewhere.invalid/a.json"', /pas d’étude à cette adresse/, "study"],
    ['study="manifest.webmanifest"', /pas d’étude à cette adresse/, "study"],
    ['study="tutorat" scenario="<b>rien</b>"', /pas de scénario « <b>rien<\/b> »/, "scenario"],
  ]) {
    const shown = await ask(attributes);
    assert.match(plain(await shown.frame().getByRole("alert").innerText()), sentence, attributes);
    assert.equal((await told(shown.page, "error"))[0].code, code);
  }
  const shown = await ask('study="tutorat" open="rubbish outcomes/x/quantity"');
  await shown.frame().locator("[data-testid=range][data-known=true]").waitFor();
  assert.deepEqual(await told(shown.page, "error"), [{ retombees: 1, type: "error", code: "open", detail: "rubbish outcomes/x/quantity" }]);
});

browserTest("a study of the host beside the widget, its scenario, its language", async ({ openPage }) => {
  const file = readFileSync(join(DIST, "..", "cases", "tutorat.json"), "utf8").replace('"title": "Tutorat', '"title": "Notre tutorat');
  widget.change = (path, reply) => (path === "/studies/ours.json" ? { status: 200, headers: { "Content-Type": "application/json" }, body: Buffer.from(file) } : reply);
  try {
    const { scenarios } = JSON.parse(file);
    const shown = await open(openPage, "/static", `<retombees-widget study="studies/ours.json" scenario="${scenarios[0].id}" lang="en" picture="stakeholders"></retombees-widget>`);
    await whole(shown);
    assert.match(await shown.frame().locator("h1").innerText(), /Notre tutorat/);
    assert.match(await shown.frame().locator(".widget-scenario").innerText(), /^Scenario: /);
    assert.match(await shown.in("sentence").innerText(), /^For every €1 invested/);
  } finally {
    widget.reset();
  }
});

browserTest("a plain frame works in a sandbox of its own origin, and touches no storage (P-9)", async ({ openPage }) => {
  const address = `${widget.origin}/embed.html?study=wheels-to-meals&lang=fr`;
  // Whoever reads or writes storage would fail here.
  const forbidden = () => {
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
      Object.defineProperty(globalThis, name, { get: () => { throw new DOMException(name, "SecurityError"); } });
    }
    Object.defineProperty(Document.prototype, "cookie", { get: () => { throw new DOMException("cookie", "SecurityError"); }, set: () => { throw new DOMException("cookie", "SecurityError"); } });
  };
  for (const sandbox of ["allow-scripts", "allow-scripts allow-same-origin"]) {
    const shown = await open(openPage, "/bare", `<iframe src="${address}" title="Calcul" width="600" height="400" sandbox="${sandbox}"></iframe>`, { before: forbidden });
    await whole(shown);
    // Without a loader it scrolls inside.
    assert.equal(await shown.frame().locator("html").evaluate((one) => getComputedStyle(one).overflowY), "visible");
    assert.ok(await shown.frame().locator("html").evaluate((one) => one.scrollHeight > one.clientHeight));
  }
});

browserTest("without scripts, the frame says so and leads to the page", async ({ openPage }) => {
  const shown = await open(openPage, "/bare", `<iframe src="${widget.origin}/embed.html?study=tutorat" title="Calcul" width="600" height="400"></iframe>`, { javascript: false, expect: [/ csp$/] });
  assert.match(await shown.frame().locator("noscript").innerText(), /a besoin de JavaScript/);
  const tagged = await open(openPage, "/static", tag().replace("></retombees-widget>", `><a href="${widget.origin}/">Voir le calcul</a></retombees-widget>`), { javascript: false });
  assert.equal(await tagged.page.getByRole("link").innerText(), "Voir le calcul");
});

browserTest("a widget is accessible in its frame, at rest and explained, in both themes (A-1)", async ({ openPage }) => {
  for (const colorScheme of ["light", "dark"]) {
    // On a ground of its own, so that contrasts can be measured.
    const frame = `<iframe src="${widget.origin}/embed.html?study=tutorat&lang=fr&theme=auto&color=%23ffdd00" title="Calcul" width="480" height="1600"></iframe>`;
    const shown = await open(openPage, "/bare", `<main><h2>Page</h2>${frame}</main>`, { media: { colorScheme } });
    await whole(shown);
    const inside = shown.page.frames()[1];
    await assertAccessible(inside);
    await shown.in("how").click();
    await assertAccessible(inside);
  }
});

browserTest("a file of the widget that does not come: the frame says so, and where to go on", async ({ openPage }) => {
  widget.change = (path, reply) => (/embed_bg-/.test(path) ? { status: 404, headers: {}, body: Buffer.from("") } : reply);
  try {
    const shown = await open(openPage, "/static", tag(), { expect: [/404/, /integrity|SRI/] });
    await shown.frame().getByTestId("trouble").and(shown.frame().locator(":visible")).waitFor();
    assert.match(await shown.in("trouble").innerText(), /ne s’affiche pas encore/);
  } finally {
    widget.reset();
  }
  widget.change = (path, reply) => (/embed_deferred-/.test(path) ? { status: 404, headers: {}, body: Buffer.from("") } : reply);
  try {
    const shown = await open(openPage, "/static", tag(), { expect: [/404/, /integrity|SRI/] });
    await shown.frame().getByRole("alert").waitFor();
    assert.match(plain(await shown.in("sentence").innerText()), /1,58 €/);
    widget.reset();
    await shown.frame().getByRole("button", { name: "Réessayer" }).click();
    await whole(shown);
  } finally {
    widget.reset();
  }
});

browserTest("a simulation that does not come leaves the figure without a range, and says so", async ({ openPage }) => {
  widget.change = (path, reply) => (/\/simulation-[0-9a-f]{64}/.test(path) ? { status: 404, headers: {}, body: Buffer.from("") } : reply);
  try {
    const shown = await open(openPage, "/static", tag('open="outcomes/annee-evitee/deadweight"'), { expect: [/404/, /integrity|SRI/] });
    await whole(shown);
    assert.doesNotMatch(await shown.in("range").innerText(), /\d/);
    widget.reset();
    await shown.frame().getByRole("slider").press("End");
    await shown.frame().locator("[data-testid=range]", { hasText: /^Entre/ }).waitFor();
  } finally {
    widget.reset();
  }
});

browserTest("the page on which a widget is checked shows its version, weight and messages", async ({ openPage, server }) => {
  const page = await openPage({ path: "/embed-check.html?study=wheels-to-meals&lang=fr" });
  await page.getByTestId("messages").getByText("height").first().waitFor();
  await page.getByTestId("weight-first").filter({ hasText: "kB" }).waitFor();
  assert.match(await page.getByTestId("version").innerText(), /^[0-9a-f]{16}$/);
  assert.ok(server.requests.includes("/embed.js"));
});
