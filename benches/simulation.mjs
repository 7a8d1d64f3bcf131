// What 100 000 draws take in the program of a worker, held against the same code natively and against Squiggle; how the time grows
// with outcomes and draws, and the memory. Prints its figures, and ends with 1 where a limit or the agreement of the three is not met.
//
//   node benches/simulation.mjs        (./dev bench installs and builds what it needs; the worker is that of dist/)

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { found, simulationRequest } from "../tests/e2e/protocol.mjs";
import { builtFile, DIST } from "../tests/e2e/server.mjs";
import { committedStudy, ESTIMATES, largeStudy, YEARS } from "./large-study.mjs";
import { sample, program as squiggleCode } from "./squiggle.mjs";

const DRAWS = 100_000;
/** As in simulation.rs. */
const SLICE = 2_048;
const RUNS = 30;
const LIMITS = { wasm: 40, toNative: 1.6, toSquiggle: 100 };
/** Ten times the work may take so many times as long a draw and outcome. */
const LINEAR = 1.3;
/** Standard errors between two runs that find the same. */
const ERRORS = 4;

let met = true;
const verdict = (what, value, limit, holds) => {
  if (!holds) met = false;
  console.log(`${holds ? "met    " : "NOT MET"}  ${what}: ${value} (${limit})`);
};

// ----------------------------------------------------------------------------------------------------- the three programs

/** A new instance of the program, with a memory of its own: `{ glue, runner, memory }`. */
async function worker(mark) {
  const glue = await import(`${pathToFileURL(join(DIST, builtFile("worker.js")))}?${mark}`);
  const { memory } = await glue.default({ module_or_path: readFileSync(join(DIST, builtFile("worker_bg.wasm"))) });
  return { glue, runner: new glue.Runner(), memory };
}

function open({ glue, runner }, study) {
  const refused = runner.open(simulationRequest(glue, JSON.stringify({ ...JSON.parse(study), seed: "1" })));
  if (refused) throw new Error(`the worker simulates nothing: ${refused}`);
}

/**
 * Milliseconds of the same draws made several times over: the quickest run, and each slice at its quickest added up, which is what a
 * run takes that no other program interrupts.
 */
function measure(runner, draws, runs) {
  const best = [];
  let run = Infinity;
  // The first runs warm up: the browser's compiler replaces its quick code by fast code on the way.
  for (let round = -Math.ceil(runs / 10); round < runs; round += 1) {
    runner.go_to(0);
    runner.take_part();
    let whole = 0;
    for (let made = 0; made < draws; made += SLICE) {
      const start = performance.now();
      runner.advance(Math.min(SLICE, draws - made));
      const time = performance.now() - start;
      whole += time;
      if (round >= 0) best[made / SLICE] = Math.min(best[made / SLICE] ?? Infinity, time);
    }
    if (round >= 0) run = Math.min(run, whole);
  }
  return { run, slices: best.reduce((total, time) => total + time, 0) };
}

function native() {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const options = { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] };
  return JSON.parse(execFileSync("cargo", ["bench", "--quiet", "--bench", "simulation", "--", "--json"], options));
}

/** The lesser of two measurements, time by time. */
const lesser = (one, other) => ({ run: Math.min(one.run, other.run), slices: Math.min(one.slices, other.slices) });

// ------------------------------------------------------------------------------------------------------------- agreement

/** Mean, P5 and P95 of samples, and the standard errors by which parts of them differ. */
function describe(samples) {
  const figures = (list) => {
    const sorted = Float64Array.from(list).sort();
    return [list.reduce((total, x) => total + x, 0) / list.length, ...[0.05, 0.95].map((p) => sorted[Math.floor(p * list.length)])];
  };
  const PARTS = 40;
  const size = Math.floor(samples.length / PARTS);
  const parts = Array.from({ length: PARTS }, (_, n) => figures(samples.slice(n * size, (n + 1) * size)));
  const found = figures(samples);
  const errors = found.map((_, which) => {
    const values = parts.map((part) => part[which]);
    const mean = values.reduce((total, x) => total + x, 0) / PARTS;
    return Math.sqrt(values.reduce((total, x) => total + (x - mean) ** 2, 0) / (PARTS - 1) / PARTS);
  });
  return { found, errors };
}

// ------------------------------------------------------------------------------------------------------------------- print

const ms = (time) => `${time.toFixed(1)} ms`;
const study = committedStudy();
const program = await worker("speed");
const { runner } = program;
const start = performance.now();
open(program, study);
const opened = performance.now() - start;
if (runner.uncertain() !== ESTIMATES * largeStudy().outcomes.length) throw new Error("another number of estimates is uncertain");

// The native program runs before and after: the machine may be quicker at one moment than at another.
const before = native();
let wasm = measure(runner, DRAWS, RUNS);
const after = native();
wasm = lesser(wasm, measure(runner, DRAWS, RUNS));
const rust = lesser(before, after);
const ours = found(runner.report());
const code = squiggleCode(JSON.parse(study));
await sample(code, 1_000);
const squiggle = await sample(code, DRAWS);

console.log(`${largeStudy().outcomes.length} outcomes, ${runner.uncertain()} PERT estimates, ${YEARS} years, ${DRAWS} draws of the ratio`);
console.log(`native, uninterrupted     ${ms(rust.slices)}   (quickest run ${ms(rust.run)})`);
console.log(`wasm under Node           ${ms(wasm.slices)}   (quickest run ${ms(wasm.run)}; reading and evaluating the study the first time ${ms(opened)})`);
console.log(`squiggle 0.10.0           ${ms(squiggle.ms)}   (sampleCount ${DRAWS}, so nothing is scaled; after a warm-up of 1 000)\n`);
const [toNative, toSquiggle] = [wasm.slices / rust.slices, squiggle.ms / wasm.slices];
verdict("wasm, 100 000 draws", ms(wasm.slices), `at most ${LIMITS.wasm} ms`, wasm.slices <= LIMITS.wasm);
verdict("wasm / native", toNative.toFixed(2), `at most ${LIMITS.toNative}`, toNative <= LIMITS.toNative);
verdict("squiggle / wasm", toSquiggle.toFixed(0), `at least ${LIMITS.toSquiggle}`, toSquiggle >= LIMITS.toSquiggle);

verdict("native and wasm", ours === JSON.stringify(before.report) ? "the same report" : "two reports", "to the last digit", ours === JSON.stringify(before.report));
const { ratio, error } = JSON.parse(ours);
// Draws of a lattice lie closer to the mean than independent ones; the error of those is the most it can be.
const own = [[ratio.mean, ratio.sd / Math.sqrt(DRAWS)], [ratio.p5, error.p5], [ratio.p95, error.p95]].map((pair) => pair.map(Number));
const theirs = describe(squiggle.samples);
for (const [n, what] of ["mean", "P5", "P95"].entries()) {
  const away = Math.abs(own[n][0] - theirs.found[n]) / Math.hypot(own[n][1], theirs.errors[n]);
  const value = `${own[n][0].toFixed(5)} and ${theirs.found[n].toFixed(5)}, ${away.toFixed(1)} standard errors apart`;
  verdict(`wasm and squiggle, ${what}`, value, `at most ${ERRORS}`, away <= ERRORS);
}

// ------------------------------------------------------------------------------------------------------- growth and memory

/** Prints what a draw of an outcome takes, and how it grows from row to row. */
function growth(title, rows) {
  console.log(`\n${title}`);
  for (const { what, outcomes, draws, time } of rows) {
    const [each, first] = [time / outcomes / draws, rows[0].time / rows[0].outcomes / rows[0].draws].map((one) => one * 1e6);
    const word = each / first <= LINEAR ? "linear" : "more than linear";
    console.log(`  ${what.padEnd(18)} ${ms(time).padStart(10)}   ${each.toFixed(2)} ns a draw and outcome, ${(each / first).toFixed(2)} of the first: ${word}`);
  }
}

const FIXED = 20_480;
growth(`outcomes, at ${FIXED} draws`, [10, 100, 1_000].map((outcomes) => {
  open(program, JSON.stringify(largeStudy(outcomes)));
  return { what: `${outcomes} outcomes`, outcomes, draws: FIXED, time: measure(runner, FIXED, 10).slices };
}));
open(program, study);
growth("draws, at 30 outcomes", [1e4, 1e5, 1e6].map((draws) => ({ what: `${draws} draws`, outcomes: 30, draws, time: measure(runner, draws, 10).slices })));

const fresh = await worker("memory");
open(fresh, study);
const kib = () => fresh.memory.buffer.byteLength / 1_024;
const empty = kib();
fresh.runner.advance(1e6);
console.log(`\nmemory of the worker: ${empty} KiB before the first draw, ${kib()} KiB after 1 000 000 draws`);
verdict("memory that draws take", `${kib() - empty} KiB`, "none", kib() === empty);
process.exitCode = met ? 0 : 1;
