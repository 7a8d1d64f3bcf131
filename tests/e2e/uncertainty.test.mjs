// The uncertainty page: the range of the ratio follows every change, and the figures do not depend on who made the draws.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { openApp, words } from "./app.mjs";
import { browserTest, readDownload } from "./harness.mjs";
import { hearSimulation } from "./hear.mjs";
import { found, simulationRequest } from "./protocol.mjs";
import { DIST } from "./server.mjs";

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
  const glue = await import(pathToFileURL(join(DIST, "worker.js")).href);
  await glue.default({ module_or_path: readFileSync(join(DIST, "worker_bg.wasm")) });
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
    const version = document.querySelector('meta[name="app-wasm"]').content.replace(/^.*\//, "");
    const { breakWorkers } = await import(new URL(`simulation.js?${version}`, document.baseURI).href);
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

// ------------------------------------------------------------------------------------------------------------- what is refused

browserTest("a scenario that is taken away is refused in words, and not simulated as the study without it", async ({ openPage }) => {
  const app = await openApp(openPage, { before: [hearSimulation] });
  await app.openCase("ressourcerie");
  await app.build();
  await app.page.getByTestId("add-scenario").click();
  await app.go("uncertainty");
  const stated = await app.simulated();
  const choice = app.page.locator("#uncertainty-scenario");
  await choice.selectOption({ index: (await choice.locator("option").count()) - 1 });
  assert.equal((await app.simulated()).refused, "");
  await app.undo.click();
  await app.page.waitForFunction(() => globalThis.heard.done && globalThis.heard.refused === "unknown_scenario");
  await app.page.getByText("Le scénario choisi n’est plus dans l’étude").waitFor();
  assert.equal(await app.draws.count(), 0, "no figure of another run stays");
  assert.equal(await choice.locator("option:checked").innerText(), "Un scénario qui n’est plus là");
  await choice.selectOption("");
  assert.equal((await app.simulated()).report, stated.report);
});
