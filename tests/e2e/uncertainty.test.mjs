// The uncertainty page: the range of the ratio follows every change, and the figures do not depend on who made the draws.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { openApp, words } from "./app.mjs";
import { browserTest, readDownload } from "./harness.mjs";
import { hearSimulation } from "./hear.mjs";
import { found, simulationRequest } from "./protocol.mjs";
import { builtFile, DIST } from "./server.mjs";

/** Opens a worked case in the room, and waits until its simulation is at its end: `{ app, heard }`. */
async function simulate(openPage, before = []) {
  const app = await openApp(openPage, { before: [hearSimulation, ...before] });
  await app.openCase("tutorat");
  await app.go("uncertainty");
  return { app, heard: await app.simulated() };
}

/** Moves the first slider to its end, as a person does with one key. */
async function slide(app, key = "End") {
  await app.sliders.first().press(key);
  return app.simulated();
}

async function undo(app) {
  await app.undo.click();
  return app.simulated();
}

/** The same run in Node, by one hand and in one go: the program of the workers with the study as it is exported. */
async function byHand(studyFile, { draws }) {
  const glue = await import(pathToFileURL(join(DIST, builtFile("worker.js"))).href);
  await glue.default({ module_or_path: readFileSync(join(DIST, builtFile("worker_bg.wasm"))) });
  const runner = new glue.Runner();
  assert.equal(runner.open(simulationRequest(glue, studyFile)), undefined, "the exported study can be simulated");
  runner.advance(Number(draws));
  while (runner.analyse());
  return { report: found(runner.report()), table: runner.table(10_000) };
}

const nearest = (ratio) => (Math.round(Number(ratio) * 100) / 100).toFixed(2).replace(".", ",");

/** What the page shows is what was found: the sentence is rounded, the figures are those of the report. */
async function assertShown(app, { report, failed }) {
  assert.equal(failed, false);
  const { ratio, draws, seed } = JSON.parse(report);
  const sentence = await words(app.range);
  assert.ok(sentence.startsWith(`Pour 1 € investi, entre ${nearest(ratio.p5)} € et ${nearest(ratio.p95)} € de valeur sociale dans 9 cas sur 10`), sentence);
  const told = (await words(app.draws)).replace(/(?<=\d) (?=\d)/g, "");
  assert.ok(told.startsWith(`${draws} tirages, graine ${seed}.`), told);
}

/** Puts `breakWorkers` of the very module that the page uses in reach of the tests, as `globalThis.breakIt`. */
const reachWorkers = (app) =>
  app.page.evaluate(async () => {
    const files = document.querySelector('meta[name="app-files"]').content.split(" ");
    const { breakWorkers } = await import(new URL(files.find((file) => /^simulation-[0-9a-f]+\.js$/.test(file)), document.baseURI).href);
    globalThis.broken = 0;
    globalThis.breakIt = () => {
      globalThis.broken += breakWorkers();
    };
  });

// ------------------------------------------------------------------------------------------------------------- what is shown

browserTest("the room says the range of the ratio in a sentence, with the draws and the seed", async ({ openPage }) => {
  const { app, heard } = await simulate(openPage);
  await assertShown(app, heard);
  const { p5, p50, p95 } = JSON.parse(heard.report).ratio;
  assert.ok(Number(p5) < Number(p50) && Number(p50) < Number(p95));
});

browserTest("a slider moves the range and the study's value; undo restores both to the last digit", async ({ openPage }) => {
  const { app, heard: before } = await simulate(openPage);
  const [study, ratio, range] = [await app.exportText(), await words(app.ratio), await words(app.range)];
  const moved = await slide(app);
  await assertShown(app, moved);
  assert.notEqual(await words(app.ratio), ratio);
  assert.notEqual(await words(app.range), range);
  assert.notEqual(await app.exportText(), study);
  const restored = await undo(app);
  await assertShown(app, restored);
  assert.deepEqual([await words(app.ratio), await words(app.range), await app.exportText()], [ratio, range, study]);
  assert.equal(restored.report, before.report);
});

browserTest("another seed is other draws; the same seed gives the same figures again", async ({ openPage }) => {
  const { app, heard: first } = await simulate(openPage);
  const seed = await app.field("seed").inputValue();
  await app.fill("seed", "2026");
  const other = await app.simulated();
  await assertShown(app, other);
  assert.equal(JSON.parse(other.report).seed, "2026");
  assert.notDeepEqual(JSON.parse(other.report).ratio, JSON.parse(first.report).ratio);
  await app.fill("seed", seed);
  assert.equal((await app.simulated()).report, first.report);
});

// ---------------------------------------------------------------------------------------------------- whoever makes the draws

browserTest("the figures and the saved draws are those of the same program outside the page", async ({ openPage }) => {
  const { app, heard } = await simulate(openPage);
  const alone = await byHand(await app.exportText(), JSON.parse(heard.report));
  assert.equal(heard.report, alone.report);
  const { name, text } = await readDownload(app.page, () => app.saveDraws.click());
  assert.match(name, /\.csv$/);
  const [head, ...rows] = text.trimEnd().split("\n");
  assert.equal(head, "draw,ratio");
  assert.equal(rows.length, 10_000);
  assert.ok(rows.every((row, n) => row.startsWith(`${n},`) && Number.isFinite(Number(row.split(",")[1]))));
  assert.equal(text, alone.table);
});

browserTest("without workers the page draws itself, and finds the same to the last digit", async ({ openPage }) => {
  const { heard: usual } = await simulate(openPage);
  assert.ok(usual.workers > 0);
  const { app, heard: alone } = await simulate(openPage, [() => delete globalThis.Worker]);
  assert.equal(await app.page.evaluate(() => typeof Worker), "undefined");
  assert.equal(alone.workers, 0);
  await assertShown(app, alone);
  assert.equal(alone.report, usual.report);
  assert.notEqual((await slide(app)).report, alone.report);
});

/** Runs in the page: so many cores, and a count of the draws that helpers were asked for. */
const oneCore = () => Object.defineProperty(navigator, "hardwareConcurrency", { value: 1 });
const fourCores = () => {
  Object.defineProperty(navigator, "hardwareConcurrency", { value: 4 });
  globalThis.helped = 0;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    // Only helpers are asked to hand over what they draw.
    if (message.call === "draw") globalThis.helped += 1;
    return post.call(this, message, ...rest);
  };
};

browserTest("one core and four find the same to the last digit", async ({ openPage }) => {
  const { heard: one } = await simulate(openPage, [oneCore]);
  assert.equal(one.workers, 1);
  const { app, heard } = await simulate(openPage, [fourCores]);
  let four = heard;
  // The first runs may be over before the helpers are there.
  for (let tries = 0; tries < 10 && !(await app.page.evaluate(() => globalThis.helped)); tries += 1) {
    await slide(app);
    four = await undo(app);
  }
  assert.ok(await app.page.evaluate(() => globalThis.helped), "helpers took part");
  assert.ok(four.workers > 1);
  assert.equal(four.report, one.report);
});

// -------------------------------------------------------------------------------------------------------- workers that break

browserTest("workers that ended after a run are replaced at the next change", async ({ openPage }) => {
  const { app, heard } = await simulate(openPage);
  await reachWorkers(app);
  await app.page.evaluate(() => globalThis.breakIt());
  assert.ok(await app.page.evaluate(() => globalThis.broken), "the page's own workers were ended");
  const moved = await slide(app);
  assert.ok(moved.workers > 0);
  await assertShown(app, moved);
  assert.equal((await undo(app)).report, heard.report);
});

browserTest("the draws are saved also after the workers have ended", async ({ openPage }) => {
  const { app } = await simulate(openPage);
  const { text: before } = await readDownload(app.page, () => app.saveDraws.click());
  await reachWorkers(app);
  await app.page.evaluate(() => globalThis.breakIt());
  const { text } = await readDownload(app.page, () => app.saveDraws.click());
  assert.equal(text, before);
});

browserTest("workers that end during a run are replaced, and the run finds the same to the last digit", async ({ openPage }) => {
  const { app, heard } = await simulate(openPage);
  const undisturbed = await slide(app);
  await undo(app);
  await reachWorkers(app);
  await app.page.evaluate(() => (globalThis.heard.during = "breakIt"));
  const disturbed = await slide(app);
  assert.ok(await app.page.evaluate(() => globalThis.broken), "workers were ended while they drew");
  assert.ok(disturbed.workers > 0);
  await assertShown(app, disturbed);
  assert.equal(disturbed.report, undisturbed.report);
  assert.equal((await undo(app)).report, heard.report);
});

// ------------------------------------------------------------------------------------------------------- what the room is about

const scenarioChoice = (app) => app.page.locator("#uncertainty-scenario");
const chartTitle = (app, kind) => words(app.page.locator(`[data-chart=${kind}] figcaption`));

browserTest("the scenario and the threshold are kept in the study, and named by everything that follows from them", async ({ openPage }) => {
  const { app, heard: stated } = await simulate(openPage);
  const [sensitivity, study] = [await chartTitle(app, "tornado"), await app.exported()];
  assert.deepEqual([study.simulated_scenario, study.threshold], [undefined, undefined]);
  const scenario = study.scenarios[1];
  await scenarioChoice(app).selectOption(scenario.id);
  const simulated = await app.simulated();
  assert.notEqual(simulated.report, stated.report);
  const named = `Scénario « ${scenario.name} ».`;
  assert.ok((await words(app.range)).startsWith(named), await words(app.range));
  for (const kind of ["density", "tornado", "cumulative", "fan"]) {
    assert.ok((await chartTitle(app, kind)).startsWith(named), `${kind}: ${await chartTitle(app, kind)}`);
  }
  assert.notEqual((await chartTitle(app, "tornado")).slice(named.length + 1), sensitivity, "the bars are those of the scenario");
  assert.equal(await words(app.page.locator("#living-title")), "Étude telle quelle");
  await app.fill("threshold", "1,7");
  const asked = await app.simulated();
  assert.match(await words(app.page.getByTestId("uncertainty-chance")), /^Dans \d+ cas sur 100, la valeur dépasse 1,70 € pour 1 € investi\.$/);
  const kept = await app.exported();
  assert.deepEqual([kept.simulated_scenario, kept.threshold], [scenario.id, "1.7"]);
  await app.saved();
  await app.reload();
  assert.equal(await scenarioChoice(app).inputValue(), scenario.id);
  assert.equal(await app.field("threshold").inputValue(), "1,7");
  assert.equal((await app.simulated()).report, asked.report);
});

browserTest("a scenario that is deleted leaves the study as stated, and comes back with it", async ({ openPage }) => {
  const app = await openApp(openPage, { before: [hearSimulation] });
  await app.openCase("ressourcerie");
  await app.build();
  await app.page.getByTestId("add-scenario").click();
  await app.go("uncertainty");
  const stated = await app.simulated();
  const last = await scenarioChoice(app).locator("option").last().getAttribute("value");
  await scenarioChoice(app).selectOption(last);
  assert.equal((await app.simulated()).refused, "");
  await app.undo.click();
  await app.undo.click();
  assert.equal((await app.simulated()).report, stated.report);
  assert.equal(await scenarioChoice(app).inputValue(), "");
  await app.redo.click();
  await app.redo.click();
  await app.simulated();
  assert.equal(await scenarioChoice(app).inputValue(), last);
});

browserTest("ten presses of an arrow are ten steps of a slider", async ({ openPage }) => {
  const { app } = await simulate(openPage);
  for (const which of [0, 3]) {
    const slider = app.sliders.nth(which);
    const before = Number(await slider.inputValue());
    await slider.focus();
    for (let press = 0; press < 10; press += 1) await app.page.keyboard.press("ArrowLeft");
    await app.simulated();
    assert.equal(Number(await slider.inputValue()), before - 10);
    await undo(app);
    assert.equal(Number(await slider.inputValue()), before, "undo moves the thumb back");
  }
});

browserTest("numbers that are the same are tied in one click, and the range widens", async ({ openPage }) => {
  const { app, heard: before } = await simulate(openPage);
  const ties = app.page.getByTestId("tie");
  const offered = await ties.count();
  assert.ok(offered > 0);
  const name = await ties.first().getAttribute("aria-label");
  await ties.first().click();
  const tied = await app.simulated();
  assert.equal(await ties.count(), offered - 1, name);
  const [group] = (await app.exported()).correlations;
  assert.equal(group.rank_correlation, "1");
  assert.ok(group.members.length >= 2);
  assert.ok(Number(JSON.parse(tied.report).ratio.sd) > Number(JSON.parse(before.report).ratio.sd), "chance evens out less");
});

browserTest("without ranges one button gives them to all numbers, and the table lists each with its ends", async ({ openPage }) => {
  const app = await openApp(openPage, { before: [hearSimulation] });
  await app.openCase("tutorat");
  const study = await app.exported();
  const bare = JSON.parse(JSON.stringify(study), (key, value) => (value?.value && (value.low || value.basis) ? value.value : value));
  await app.goToStudies();
  await app.import({ ...bare, id: "bare", title: "Sans fourchette" });
  await app.go("uncertainty");
  await app.page.getByText("Aucun nombre n’a d’intervalle").first().waitFor();
  assert.equal(await app.page.locator("[data-chart=density]").count(), 0);
  const give = app.page.locator("#main .uncertainty-top").getByTestId("uncertainty.give.all");
  await give.click();
  await app.simulated();
  await app.page.locator("[data-chart=density]").waitFor();
  assert.equal(await give.count(), 0);
  await app.page.locator(".numbers-table").evaluate((table) => (table.closest("details").open = true));
  const rows = await app.page.locator(".numbers-table tbody tr:not(.is-group)").allInnerTexts();
  const stated = (await app.exportText()).match(/"low"/g).length;
  assert.equal(rows.length, stated);
});
