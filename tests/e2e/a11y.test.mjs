// Accessibility that axe does not check: small windows, large text, motion, targets, the accessibility tree, forced colours.
//
//   UPDATE=1 node --test tests/e2e/a11y.test.mjs     writes golden/*.yaml anew; read what changed before you commit it

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openApp } from "./app.mjs";
import { browserTest } from "./harness.mjs";

const ROOMS = ["scope", "stakeholders", "inputs", "outcomes", "result", "scenarios", "uncertainty"];
const GOLDEN = fileURLToPath(new URL("./golden/", import.meta.url));

const unfold = (app) => app.page.locator("#main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));

/** Each fault once, with the place where it was first seen. */
class Faults extends Map {
  add(where, faults) {
    for (const fault of faults) if (!this.has(fault)) this.set(fault, where);
  }

  none() {
    assert.deepEqual([...this].map(([fault, where]) => `${where}: ${fault}`), []);
  }
}

/** Goes to each room, to the outcomes one at a time, to the list and to the pages of words. */
async function everywhere(app, look) {
  for (const room of ROOMS) {
    await app.go(room);
    // Narrow windows start with one outcome at a time.
    if (room === "outcomes") await app.page.getByTestId("map-table").click();
    await look(room);
    await unfold(app);
    if (room === "result") await app.page.getByTestId("switching").click();
    await look(`${room}, unfolded`);
    if (room === "outcomes") {
      await app.page.locator("#main .pedigree-button").first().click();
      await look("outcomes, with a pedigree");
      await app.page.getByTestId("map-card").click();
      await unfold(app);
      await look("one outcome");
      await app.page.getByTestId("map-table").click();
    }
  }
  await app.go("result");
  await app.page.locator(".result-figure button.figure").first().click();
  await app.explain.waitFor();
  await look("an explanation");
  await app.page.keyboard.press("Escape");
  for (const page of ["help", "limits", "accessibility"]) {
    await app.page.getByTestId(`page-${page}`).click();
    await look(page);
  }
  await app.goToStudies();
  await look("list");
}

/** What scrolls or runs over sideways, but for tables of figures and pictures. */
const sideways = (app) =>
  app.page.evaluate(() => {
    const told = (one) => `${one.tagName.toLowerCase()}.${one.className?.baseVal ?? one.className} “${one.textContent.trim().slice(0, 30)}”`;
    const allowed = (one) => one.closest(".table-scroll, .chart-scroll, .visually-hidden, .skip");
    const faults = [];
    const root = document.scrollingElement;
    if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`);
    for (const one of document.body.querySelectorAll("*")) {
      if (!one.checkVisibility() || allowed(one) || "over" in one.dataset) continue;
      const { left, right, width } = one.getBoundingClientRect();
      if (width > 1 && (right > root.clientWidth + 1 || left < -1)) {
        // The outermost says it all.
        if (!one.parentElement.closest("[data-over]")) faults.push(`over the edge (${Math.round(left)} to ${Math.round(right)}): ${told(one)}`);
        one.dataset.over = "";
      }
      const style = getComputedStyle(one);
      if (["auto", "scroll"].includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1 && !["INPUT", "TEXTAREA"].includes(one.tagName)) {
        faults.push(`scrolls sideways: ${told(one)}`);
        one.dataset.over = "";
        for (const inner of one.querySelectorAll("*")) inner.dataset.over = "";
      }
    }
    for (const one of document.querySelectorAll("[data-over]")) delete one.dataset.over;
    return faults;
  });

for (const locale of ["fr-FR", "en-GB"]) {
  browserTest(`at 320 × 256 nothing scrolls sideways but tables and pictures (A-4, ${locale.slice(0, 2)})`, async ({ openPage }) => {
    const app = await openApp(openPage, { locale, viewport: { width: 320, height: 256 } });
    const faults = new Faults();
    await everywhere(app, async (where) => faults.add(where, await sideways(app)));
    faults.none();
  });
}

browserTest("at 320 × 256 all that can be done is there (A-4)", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB", viewport: { width: 320, height: 256 } });
  const inView = async (locator, what) => {
    await locator.scrollIntoViewIfNeeded();
    const { x, width, height } = await locator.boundingBox();
    assert.ok(width >= 20 && height >= 20 && x >= 0 && x + width <= 321, `${what}: ${x} to ${x + width}`);
  };
  await inView(app.undo, "undo");
  await inView(app.redo, "redo");
  await app.openMenu();
  await inView(app.exportJson, "export");
  await app.page.keyboard.press("Escape");
  await inView(app.language, "language");
  await inView(app.page.locator(".brand"), "list");
  await inView(app.page.getByTestId("add-outcome"), "add an outcome");
  await inView(app.page.getByTestId("projector"), "projector view");
  await inView(app.ratio, "ratio");
  for (const room of ROOMS) await inView(app.page.getByTestId(`room-${room}`), room);
  await app.page.getByTestId("map-table").click();
  await app.fill("outcomes/gp/quantity", "180");
  assert.equal(await app.undo.isEnabled(), true);
});

browserTest("at 320 × 256 what has the focus is seen, whole in its width, and not covered (A-3)", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB", viewport: { width: 320, height: 256 } });
  const faults = [];
  for (const room of ["scope", "outcomes", "result"]) {
    await app.go(room);
    if (room === "outcomes") await app.page.getByTestId("map-table").click();
    await app.page.locator(".skip").focus();
    for (let steps = 0; steps < 260; steps += 1) {
      await app.page.evaluate(() => (globalThis.before = document.activeElement));
      await app.page.keyboard.press("Tab");
      const told = await app.page.evaluate(() => {
        const here = document.activeElement;
        if (here === document.body || !(globalThis.before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING)) return "end";
        const name = `${here.tagName} ${here.dataset.field ?? here.dataset.testid ?? here.id} “${here.textContent.trim().slice(0, 30)}”`;
        const { left, right, top, bottom } = here.getBoundingClientRect();
        const x = Math.min(innerWidth - 1, Math.max(1, (left + Math.min(right, innerWidth)) / 2));
        const [from, to] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
        if (to - from < Math.min(bottom - top, 12)) return `out of view: ${name}`;
        const there = document.elementFromPoint(x, (from + to) / 2);
        if (right - left > 2 && !(here.contains(there) || there?.contains(here))) return `covered by ${there?.className}: ${name}`;
        return "";
      });
      if (told === "end") break;
      if (told) faults.push(`${room}: ${told}`);
    }
  }
  assert.deepEqual(faults, []);
});

/* Letters. */

/** Texts cut off: what does not scroll and holds more than it shows. */
const cut = (app) =>
  app.page.evaluate(() => {
    const faults = [];
    for (const one of document.body.querySelectorAll("*")) {
      if (!(one instanceof HTMLElement) || !one.checkVisibility() || one.closest(".visually-hidden, .skip")) continue;
      if (["INPUT", "SELECT", "TEXTAREA", "OPTION"].includes(one.tagName) || !one.textContent.trim()) continue;
      const style = getComputedStyle(one);
      // Only for those who listen.
      if (style.clipPath === "inset(50%)") continue;
      const hides = (overflow) => ["hidden", "clip"].includes(overflow);
      const wide = hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
      const high = hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
      if (!wide && !high) continue;
      const whole = style.textOverflow === "ellipsis" && one.title.trim() !== "";
      // Folded to some lines, with a button beside that unfolds it.
      const toggle = one.parentElement.querySelector(":scope > button[aria-expanded]");
      const unfolds = style.webkitLineClamp !== "none" && toggle?.checkVisibility();
      if (!whole && !unfolds) faults.push(`${one.tagName.toLowerCase()}.${one.className} “${one.textContent.trim().slice(0, 40)}”`);
    }
    return faults;
  });

/** Controls that lie over one another. */
const overlaps = (app) =>
  app.page.evaluate(() => {
    const all = [...document.querySelectorAll("#main :is(a[href], button, input, select, textarea, summary), .top-bar :is(a, button, select)")];
    // What a table that scrolls has out of view is over nothing.
    const shown = (one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      const frame = one.closest(".table-scroll")?.getBoundingClientRect();
      if (!frame) return { left, right, top, bottom };
      return { left: Math.max(left, frame.left), right: Math.min(right, frame.right), top: Math.max(top, frame.top), bottom: Math.min(bottom, frame.bottom) };
    };
    const boxes = all.filter((one) => one.checkVisibility({ opacityProperty: true, contentVisibilityAuto: true })).map((one) => [one, shown(one)]).filter(([, box]) => box.right - box.left > 1 && box.bottom - box.top > 1);
    const faults = [];
    for (const [n, [one, a]] of boxes.entries()) {
      for (const [other, b] of boxes.slice(n + 1)) {
        // The bar stays in view over what is scrolled.
        if (one.contains(other) || other.contains(one) || !one.closest(".top-bar") !== !other.closest(".top-bar")) continue;
        const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        const name = (it) => it.getAttribute("aria-label") ?? it.dataset.field ?? (it.id || it.textContent.trim().slice(0, 30));
        if (x > 4 && y > 4) faults.push(`${name(one)} over ${name(other)} (${Math.round(x)} × ${Math.round(y)})`);
      }
    }
    return faults;
  });

const LETTERS = {
  "200 %": "html { font-size: 200% !important; }",
  "the spacing of WCAG": "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }",
};
for (const [name, css] of Object.entries(LETTERS)) {
  for (const width of [1280, 360]) {
    browserTest(`letters at ${name}, ${width} pixels wide: nothing is cut off, nothing lies over another (A-5)`, async ({ openPage }) => {
      const app = await openApp(openPage, { locale: "fr-FR", viewport: { width, height: 800 } });
      await app.page.evaluate((rules) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(rules);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      }, css);
      const size = await app.page.evaluate(() => [getComputedStyle(document.documentElement).fontSize, getComputedStyle(document.querySelector("h1")).letterSpacing]);
      assert.ok(size[0] === "32px" || parseFloat(size[1]) > 1, `${size} is in force`);
      const faults = new Faults();
      await everywhere(app, async (where) => {
        const wide = await app.page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
        if (wide > 0) faults.add(where, [`the page is ${wide} pixels too wide`]);
        faults.add(where, (await cut(app)).map((fault) => `cut off: ${fault}`));
        if (where !== "an explanation") faults.add(where, await overlaps(app));
      });
      faults.none();
    });
  }
}

/* Motion. */

const motions = (app) =>
  app.page.evaluate(() =>
    document.getAnimations().map((one) => {
      const { endTime } = one.effect.getComputedTiming();
      return { endTime, name: `${one.animationName ?? one.transitionProperty} on ${one.effect.target?.className}` };
    }),
  );

for (const reducedMotion of ["reduce", "no-preference"]) {
  browserTest(`motion: ${reducedMotion === "reduce" ? "none where a person wants none" : "nothing over five seconds"} (A-10)`, async ({ openPage }) => {
    const app = await openApp(openPage, { locale: "en-GB", media: { reducedMotion } });
    const seen = [];
    const look = async (where) => {
      for (const one of await motions(app)) if (reducedMotion === "reduce" || !(one.endTime <= 5000)) seen.push(`${where}: ${one.name}, ${one.endTime} ms`);
    };
    app.hurry();
    await look("start");
    for (const room of ROOMS) {
      await app.go(room);
      await look(room);
    }
    await app.go("result");
    await app.page.locator(".result-figure button.figure").first().click();
    await look("explanation");
    await app.page.keyboard.press("Escape");
    await app.page.locator("#main summary").first().click();
    await look("unfolding");
    await app.page.getByTestId("projector").click();
    await look("projector view");
    await app.page.keyboard.press("Escape");
    await app.go("outcomes");
    await app.page.locator(".term-button").first().click();
    await look("definition");
    await app.page.getByTestId("add-outcome").hover();
    await look("hover");
    await app.page.getByTestId("add-outcome").click();
    await look("adding");
    await app.goToStudies();
    await app.page.getByTestId("delete-study").first().click();
    await look("notice");
    const moving = await app.page.evaluate(() => [...document.querySelectorAll("*")].filter((one) => getComputedStyle(one).scrollBehavior === "smooth").length);
    if (reducedMotion === "reduce") assert.equal(moving, 0, "no smooth scrolling");
    assert.deepEqual(seen, []);
  });
}

/* Targets. */

/** Targets under 24 × 24 that are not spaced either: a circle of 24 around each touches another target or its circle. */
const small = (app) =>
  app.page.evaluate(() => {
    const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && !one.closest(".visually-hidden, .skip");
    const targets = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter(shown).map((one) => {
      // A label is as good a target as what it names.
      const around = one.type === "checkbox" || one.type === "radio" ? one.labels[0] : null;
      const boxes = [one, around].filter(Boolean).map((it) => it.getBoundingClientRect());
      const box = boxes.reduce((best, it) => (it.width * it.height > best.width * best.height ? it : best));
      return { one, box };
    }).filter(({ box }) => box.width > 0);
    const isSmall = ({ box }) => box.width < 23.5 || box.height < 23.5;
    // In a sentence the line decides.
    const inSentence = ({ one }) => one.tagName === "A" && getComputedStyle(one).display === "inline" && [...one.parentNode.childNodes].some((it) => it.nodeType === 3 && it.textContent.trim());
    const center = ({ box }) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const touches = (target, other) => {
      const [x, y] = center(target);
      if (isSmall(other)) {
        const [u, v] = center(other);
        if (Math.hypot(x - u, y - v) < 24) return true;
      }
      const dx = Math.max(other.box.left - x, 0, x - other.box.right);
      const dy = Math.max(other.box.top - y, 0, y - other.box.bottom);
      return Math.hypot(dx, dy) < 12;
    };
    return targets
      .filter((target) => isSmall(target) && !inSentence(target))
      .filter((target) => targets.some((other) => other !== target && !target.one.contains(other.one) && !other.one.contains(target.one) && touches(target, other)))
      .map(({ one, box }) => `${one.tagName.toLowerCase()} “${(one.getAttribute("aria-label") ?? one.dataset.field ?? one.textContent.trim()).slice(0, 50)}” ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`);
  });

for (const [width, media] of [[1280, {}], [360, {}], [360, { hasTouch: true, isMobile: true }]]) {
  browserTest(`every target is 24 × 24 or stands apart, ${width} pixels wide${media.hasTouch ? ", by touch" : ""} (A-12)`, async ({ openPage }) => {
    const app = await openApp(openPage, { locale: "en-GB", viewport: { width, height: 800 }, media });
    const faults = new Faults();
    await everywhere(app, async (where) => faults.add(where, await small(app)));
    faults.none();
  });
}

/* The tree that screen readers get. */

for (const room of ROOMS) {
  browserTest(`the tree of the room ${room} is the one that was read and approved (A-14)`, async ({ openPage }) => {
    const app = await openApp(openPage, { locale: "en-GB" });
    await app.go(room);
    await app.saved();
    await app.page.getByText("The range is being computed.").waitFor({ state: "detached" });
    await app.page.evaluate(() => document.activeElement?.blur());
    const tree = `${await app.page.locator("body").ariaSnapshot()}\n`;
    assert.ok(tree.split("\n").length > 30 && tree.includes("- main"), "there is a tree");
    const file = `${GOLDEN}${room}.yaml`;
    if (process.env.UPDATE) {
      mkdirSync(GOLDEN, { recursive: true });
      writeFileSync(file, tree);
      return;
    }
    assert.ok(existsSync(file), `${file} is missing: run with UPDATE=1, read it, commit it`);
    const golden = readFileSync(file, "utf8");
    const [now, before] = [tree.split("\n"), golden.split("\n")];
    const at = now.findIndex((line, n) => line !== before[n]);
    assert.equal(tree === golden, true, `line ${at + 1}:\n  was: ${before[at]?.trim()}\n  now: ${now[at]?.trim()}\n(UPDATE=1 writes ${room}.yaml anew)`);
  });
}

/* Forced colours. */

const PARTS = ["m-value", "m-harm", "m-taken", "m-inputs", "m-total"];

/** How each part of each picture looks: by its own fill, edge and hatching. */
const looks = (app) =>
  app.page.evaluate((parts) => {
    const ground = getComputedStyle(document.documentElement).backgroundColor;
    return [...document.querySelectorAll("figure.chart")].map((figure) => ({
      chart: figure.dataset.chart,
      ground,
      texts: [...new Set([...figure.querySelectorAll("svg text")].map((one) => getComputedStyle(one).fill))],
      marks: [...figure.querySelectorAll("svg :is(rect, path, circle)")].filter((one) => one.getBoundingClientRect().width > 1 && !one.closest("defs") && ![...one.classList].some((name) => ["m-grid", "m-axis"].includes(name))).map((one) => {
        const style = getComputedStyle(one);
        const hatched = (one.getAttribute("fill") ?? "").startsWith("url(");
        return { part: [...one.classList].find((name) => parts.includes(name)) ?? null, name: one.getAttribute("class"), fill: hatched ? "hatched" : style.fill, opacity: Number(style.fillOpacity), stroke: style.stroke, dash: style.strokeDasharray };
      }),
    }));
  }, PARTS);

for (const colorScheme of ["light", "dark"]) {
  browserTest(`in forced colours the pictures keep their parts apart (A-15, ${colorScheme})`, async ({ openPage }) => {
    const app = await openApp(openPage, { locale: "en-GB", media: { forcedColors: "active", colorScheme } });
    assert.equal(await app.page.evaluate(() => matchMedia("(forced-colors: active)").matches), true);
    const faults = [];
    let pictures = 0;
    for (const room of ["inputs", "result"]) {
      await app.go(room);
      for (const { chart, ground, texts, marks } of await looks(app)) {
        pictures += 1;
        assert.ok(marks.length > 0, chart);
        if (texts.includes(ground)) faults.push(`${chart}: letters in the colour of the ground`);
        for (const mark of marks) {
          const filled = mark.fill === "hatched" || (!["none", ground].includes(mark.fill) && mark.opacity > 0);
          const edged = !["none", ground].includes(mark.stroke);
          if (!filled && !edged) faults.push(`${chart}: ${mark.name} cannot be seen`);
        }
        const look = new Map();
        for (const { part, fill, opacity, stroke, dash } of marks.filter(({ part }) => part)) look.set(part, JSON.stringify([fill, opacity, stroke, dash]));
        const entries = [...look];
        for (const [n, [part, how]] of entries.entries()) {
          for (const [other, otherwise] of entries.slice(n + 1)) if (how === otherwise) faults.push(`${chart}: ${part} looks like ${other}`);
        }
      }
    }
    assert.equal(pictures, 6);
    assert.deepEqual([...new Set(faults)], []);
  });
}

browserTest("printed in black and white, without any grey, the pictures keep their parts apart (A-15)", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB" });
  // What a printer without grey makes of a colour: ink where it is darker than half, else paper.
  const inked = (colour, opacity = 1) => {
    const [r, g, b, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    if (r === undefined) return false;
    const light = (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
    return 1 - alpha * opacity * (1 - light) < 0.5;
  };
  const faults = [];
  let pictures = 0;
  for (const room of ["inputs", "result"]) {
    await app.page.emulateMedia({ media: "screen" });
    await app.go(room);
    await app.page.emulateMedia({ media: "print" });
    for (const { chart, texts, marks } of await looks(app)) {
      pictures += 1;
      if (!texts.every((colour) => inked(colour))) faults.push(`${chart}: letters that do not print`);
      const look = new Map();
      for (const { part, name, fill, opacity, stroke, dash } of marks) {
        const how = [fill === "hatched" ? "hatched" : inked(fill, opacity), inked(stroke), inked(stroke) && dash];
        if (!how[0] && !how[1]) faults.push(`${chart}: ${name} does not print`);
        if (part) look.set(part, JSON.stringify(how));
      }
      const entries = [...look];
      for (const [n, [part, how]] of entries.entries()) {
        for (const [other, otherwise] of entries.slice(n + 1)) if (how === otherwise) faults.push(`${chart}: ${part} looks like ${other}`);
      }
    }
  }
  assert.equal(pictures, 6);
  assert.deepEqual([...new Set(faults)], []);
});

browserTest("in forced colours states are told by more than a colour (A-15)", async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "en-GB", media: { forcedColors: "active" } });
  const edge = (locator) => locator.evaluate((one) => {
    const style = getComputedStyle(one);
    return [style.borderInlineStartColor, style.borderBottomColor, style.fontWeight].join();
  });
  assert.notEqual(await edge(app.page.getByTestId("room-outcomes")), await edge(app.page.getByTestId("room-scope")), "the room one is in");
  assert.notEqual(await edge(app.page.getByTestId("map-table")), await edge(app.page.getByTestId("map-card")), "the view one is in");
  const field = "outcomes/gp/deadweight";
  await app.fill(field, "150");
  assert.equal(await app.error(field).isVisible(), true, "a refused number has a sentence");
  const frame = await app.field(field).evaluate((one) => {
    const style = getComputedStyle(one.parentElement, "::after");
    return [style.borderTopStyle, parseFloat(style.borderTopWidth)];
  });
  assert.deepEqual(frame, ["solid", 2]);
});
