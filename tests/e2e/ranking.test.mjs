// Scenario simulation: the page shows what the simulation found, and the result does not depend on who made the draws.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { openApp, words } from "./app.mjs";
import { browserTest } from "./harness.mjs";
import { hearSimulation } from "./hear.mjs";
import { comparisonRequest, found, simulationRequest } from "./protocol.mjs";
import { builtFile, DIST } from "./server.mjs";

/** Opens a worked case in the room of the scenarios, and waits until they are compared: `{ app, heard }`. */
async function compare(openPage, before = []) {
  const app = await openApp(openPage, { before: [hearSimulation, ...before] });
  await app.openCase("ressourcerie");
  await app.go("scenarios");
  return { app, heard: await app.compared() };
}

/** The same in Node, by one hand and in one go: the program of the workers with the study as it is exported. */
async function byHand(studyFile) {
  const glue = await import(pathToFileURL(join(DIST, builtFile("worker.js"))).href);
  await glue.default({ module_or_path: readFileSync(join(DIST, builtFile("worker_bg.wasm"))) });
  const runner = new glue.Runner();
  assert.equal(runner.open(comparisonRequest(glue, studyFile)), undefined, "the exported study has scenarios");
  while (runner.advance_scenarios(16_384));
  const ranking = found(runner.ranking());
  // Each scenario alone, with as many draws.
  const alone = JSON.parse(ranking).columns.map(({ scenario }) => {
    assert.equal(runner.open(simulationRequest(glue, studyFile, scenario || null)), undefined);
    runner.advance(16_384);
    return JSON.parse(found(runner.report())).ratio;
  });
  return { ranking, alone };
}

const nearest = (ratio) => (Math.round(Number(ratio) * 100) / 100).toFixed(2).replace(".", ",");

/** A share of the draws in the words of the page. */
function cases(share) {
  const n = Number(share) * 100;
  if (n <= 0) return "aucun cas tiré";
  if (n >= 100) return "tous les cas tirés";
  if (n < 1) return "moins de 1 cas sur 100";
  return n > 99 ? "plus de 99 cas sur 100" : `${Math.round(n)} cas sur 100`;
}

/** The cells of a row of the table, by the start of its head. */
async function row(app, head) {
  const table = app.page.locator("#comparison table").first();
  const rows = await table.locator("tr").all();
  for (const one of rows) {
    const name = one.locator("th[scope=row]");
    if ((await name.count()) && (await words(name)).startsWith(head)) {
      return Promise.all((await one.locator("td").all()).map((cell) => words(cell)));
    }
  }
  assert.fail(`no row ${head}`);
}

/** What the page shows is what was found. */
async function assertShown(app, { report, failed }) {
  assert.equal(failed, false);
  const { draws, seed, columns, order } = JSON.parse(report);
  const ranges = columns.map(({ ratio }) => `entre ${nearest(ratio.p5)} € et ${nearest(ratio.p95)} €`);
  assert.deepEqual(await row(app, "Pour 1 € investi"), ranges);
  const firsts = columns.map(({ first }) => (first ? cases(first.share) : "pas un choix"));
  assert.deepEqual(await row(app, "Arrive premier"), firsts);
  const sentence = await words(app.page.getByTestId("ranking-sentence"));
  const expected = Number(order.order.share) ? `Dans ${cases(order.order.share)}, l’ordre des scénarios n’est plus` : "Dans tous les cas tirés";
  assert.ok(sentence.startsWith(expected), sentence);
  const basis = (await words(app.page.getByTestId("ranking-basis"))).replace(/(?<=\d) (?=\d)/g, "");
  assert.ok(basis.startsWith(`${draws} tirages, graine ${seed}, les mêmes pour tous les scénarios`), basis);
}

browserTest("the room says how often each scenario comes first, and its range", async ({ openPage }) => {
  const { app, heard } = await compare(openPage);
  assert.ok(heard.workers > 0);
  await assertShown(app, heard);
  assert.equal(JSON.parse(heard.report).columns.length, 5);
});

browserTest("the ranking is that of the same program outside the page, and its ranges those of each scenario alone", async ({ openPage }) => {
  const { app, heard } = await compare(openPage);
  const { ranking, alone } = await byHand(await app.exportText());
  assert.equal(heard.report, ranking);
  const ratios = JSON.parse(ranking).columns.map(({ ratio }) => ratio);
  assert.deepEqual(ratios, alone.map(({ p5, p50, p95 }) => ({ p5, p50, p95 })));
});

browserTest("without workers the page draws itself, in short slices, and finds the same to the last digit", async ({ openPage }) => {
  const { heard: usual } = await compare(openPage);
  const { app, heard: alone } = await compare(openPage, [() => delete globalThis.Worker]);
  assert.equal(alone.workers, 0);
  await assertShown(app, alone);
  assert.equal(alone.report, usual.report);
});

browserTest("a change of the study is compared again, and undo restores the ranking", async ({ openPage }) => {
  const { app, heard: before } = await compare(openPage);
  const path = await app.exported().then(({ inputs }) => `inputs/${inputs[0].id}/unit_value`);
  await app.go("inputs");
  await app.fill(path, "1");
  await app.go("scenarios");
  const changed = await app.compared();
  await assertShown(app, changed);
  assert.notEqual(changed.report, before.report);
  await app.undo.click();
  const restored = await app.compared();
  await assertShown(app, restored);
  assert.equal(restored.report, before.report);
});

browserTest("a comparison and a simulation take each other's place", async ({ openPage }) => {
  const app = await openApp(openPage, { before: [hearSimulation] });
  await app.openCase("ressourcerie");
  // Away before it is at its end, and back.
  await app.page.getByTestId("room-scenarios").click();
  await app.go("uncertainty");
  const run = await app.simulated();
  assert.equal(run.failed, false);
  await app.go("scenarios");
  await assertShown(app, await app.compared());
});
