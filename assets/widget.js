// Writes a widget into its frame: what src/app/widget says, as JSON, becomes elements. It computes nothing and knows no words.

import { importFile, inTime } from "./files.js";
import { answerPart, consentPart, explanationPart, fill, make, numbersPart, picturePart } from "./widget-parts.js";

/** How long nothing may change before a simulation starts, in milliseconds. */
const PAUSE_MS = 300;
/** How long after an act the visitor is asked, or told the result aloud, in milliseconds. */
const QUIET_MS = 1_000;

const root = document.getElementById("widget");
const idle = (act) => (globalThis.requestIdleCallback ? requestIdleCallback(act, { timeout: 2_000 }) : setTimeout(act, 200));

/**
 * Shows a study. `embed` is the program, `settings` what the host chose, `study` the bytes of a study or a link with its dictionary, `host` the
 * page around, and `bringRest` fetches the deferred part.
 */
export async function show(embed, settings, study, host, bringRest) {
  const words = JSON.parse(embed.words());
  const parts = {};
  let rest;
  const bring = () => (rest ??= bringRest().then((came) => {
    if (!embed.provide(came.texts, came.references)) throw new Error("the deferred part is of another version");
    return came;
  }));
  /** Whether the deferred part came, so that what needs it may be called; whether a number was moved. */
  let isWhole = false;
  let isMoved = false;

  const problem = (text, code, detail) => {
    fill(root, make("p", { class: "widget-problem", role: "alert" }, text), footer());
    host.error({ code, ...(detail && { detail: String(detail).slice(0, 500) }) });
    host.changed();
  };

  // ------------------------------------------------------------------------------------------------------ the study
  if (!study.link && !study.bytes) return problem(words.no_study, "study");
  if (!(study.link ? embed.open_link(study.link, study.dictionary) : embed.open(study.bytes))) {
    await bring();
    return problem(embed.why(), "study");
  }
  if (settings.scenario) {
    await bring();
    if (!embed.show_scenario(settings.scenario)) {
      return problem(words.no_scenario.replace("{detail}", () => settings.scenario), "scenario", settings.scenario);
    }
  }

  // --------------------------------------------------------------------------------------------------- what is drawn
  const said = make("p", { class: "visually-hidden", role: "status" });
  for (const name of ["answer", "numbers", "picture", "explanation", "consent"]) parts[name] = make("div", { class: `widget-${name}` });
  const how = make("button", { type: "button", class: "button", "data-testid": "how", hidden: "" }, words.how);
  fill(root, parts.answer, make("p", {}, how), parts.explanation, parts.numbers, parts.picture, said, parts.consent, (parts.foot = footer()));

  function footer() {
    const tab = { target: "_blank", rel: "noopener" };
    const open = make("a", { href: "./", ...tab, "data-testid": "open" }, words.open);
    const foot = make("footer", {}, open, make("span", {}, words.made));
    // The address holds the state: it is made when somebody is about to follow it.
    const refresh = () => {
      if (!isWhole) return;
      const address = embed.address(parts.dictionary);
      if (address !== undefined) {
        open.href = `./#${address}`;
        open.title = words.open_hint;
      } else if (study.file) {
        // Too large for an address: its file is handed over.
        Object.assign(open, { href: study.file, download: "" });
        open.textContent = words.file;
        fill(foot, open, make("span", {}, words.too_large));
      }
    };
    for (const near of ["pointerenter", "pointerdown", "focus", "touchstart", "click"]) open.addEventListener(near, refresh, { passive: true });
    foot.refresh = refresh;
    return foot;
  }

  const redraw = {
    answer: () => {
      const answer = JSON.parse(embed.answer());
      document.title = answer.title;
      answerPart(parts.answer, answer);
      isMoved = answer.moved;
    },
    numbers: () => numbersPart(parts.numbers, JSON.parse(embed.numbers()), words, { move, release, restore }, isMoved),
    picture: () => {
      const em = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      // The part itself has no width while it is empty.
      const width = parts.answer.clientWidth;
      if (width > 0) picturePart(parts.picture, JSON.parse(embed.picture(settings.picture, width, em)), words);
    },
    explanation: () => explanationPart(parts.explanation, JSON.parse(embed.explanation()), words, explain),
    consent: () => consentPart(parts.consent, words, host, () => decide(false)),
  };
  /** Draws these parts anew, and tells the host. */
  const draw = (...names) => {
    for (const name of names) redraw[name]();
    host.changed();
  };

  // ------------------------------------------------------------------------------------------------------- acts
  let pause;
  let quiet;
  function changed() {
    draw("answer", "numbers", "picture", "explanation");
    host.send(embed.totals());
    clearTimeout(pause);
    pause = setTimeout(simulate, PAUSE_MS);
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      said.textContent = parts.answer.querySelector(".widget-sentence").textContent;
    }, QUIET_MS);
  }
  let asking;
  function move(place, step) {
    clearTimeout(asking);
    if (embed.move_to(place, step)) changed();
  }
  /** A slider was let go: once things are quiet the visitor may be asked, not in the middle of a movement. */
  function release() {
    clearTimeout(asking);
    if (host.asks) asking = setTimeout(ask, QUIET_MS);
  }
  function restore() {
    if (!embed.act("restore", 0)) return;
    changed();
    parts.numbers.querySelector("input")?.focus();
  }
  function explain(act, place = 0) {
    if (!embed.act(act, place)) return;
    draw("explanation");
    if (act === "close") how.focus();
    else parts.explanation.querySelector("h2")?.focus();
  }
  how.addEventListener("click", () => explain("explain"));
  async function ask() {
    if (!host.asks || root.querySelector("dialog")) return;
    try {
      const { askVisitor } = await inTime(importFile("widget-ask.js"));
      if (host.asks && !root.querySelector("dialog")) decide(await askVisitor(root, words, host.name));
    } catch {
      // Nobody is asked, and nothing is sent.
      host.error({ code: "late" });
    }
  }
  function decide(agreed) {
    host.decide(agreed);
    if (agreed) host.send(embed.totals());
    const hadFocus = parts.consent.contains(document.activeElement);
    draw("consent");
    if (hadFocus) parts.consent.querySelector("p").focus();
  }

  // ----------------------------------------------------------------------------------------------- the range, when idle
  let simulation;
  async function simulate() {
    try {
      simulation ??= inTime(importFile("simulation.js", "simulation-calls.js"));
      const { run } = await simulation;
      // Asked for and run in one go: an answer to an earlier request can not come in between.
      const request = embed.request();
      if (request === undefined) return told();
      run(request, (answer, done) => {
        if (done && embed.found(answer)) told();
      });
    } catch {
      simulation = undefined;
      // No range will come before the next movement: that is said.
      if (embed.request() !== undefined && embed.found("")) told();
    }
  }
  function told() {
    draw("answer");
    host.send(embed.totals());
  }

  // ------------------------------------------------------------------------------------------------------ in this order
  draw("answer");
  let isComing = false;
  const come = async () => {
    if (isComing) return;
    isComing = true;
    try {
      const { dictionary } = await bring();
      parts.dictionary = dictionary;
      isWhole = true;
    } catch {
      rest = undefined;
      isComing = false;
      host.error({ code: "late" });
      const retry = make("button", { type: "button", class: "button" }, words.retry);
      retry.addEventListener("click", come);
      fill(parts.numbers, make("p", { class: "widget-problem", role: "alert" }, words.late), retry);
      return host.changed();
    }
    fill(parts.numbers);
    parts.foot.refresh();
    const refused = embed.let_move(settings.open);
    if (refused.length > 0) host.error({ code: "open", detail: refused.join(" ").slice(0, 500) });
    how.hidden = false;
    draw("numbers", "picture");
    let width = parts.answer.clientWidth;
    new ResizeObserver(() => {
      if (parts.answer.clientWidth === width) return;
      width = parts.answer.clientWidth;
      redraw.picture();
    }).observe(parts.answer);
    idle(simulate);
  };
  idle(come);
}
