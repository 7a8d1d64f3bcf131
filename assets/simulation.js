// Simulates a study with as many workers as help, or in short slices on the page where there is none.
//
// The draws are numbered: who makes which of them changes nothing in the result. The page asks with run(), gets a first report from
// a few draws at once, then better ones, until the error of the digits shown is below what is shown. A new run takes the place of
// the one before; a worker that breaks or falls silent is replaced.

const PROTOCOL = 1;
const MOST_WORKERS = 8;
const READY_MS = 10_000;
/** A call that takes longer than this has lost its worker. */
const SILENT_MS = 5_000;
const FIRST_DRAWS = 2_048;
/** Draws of one call: some 5 ms of a worker. */
const CALL_DRAWS = 8_192;
/** The most that a run makes. */
const MOST_DRAWS = 1_048_576;
/** On the page itself a slice stays below this. */
const SLICE_MS = 8;
const REPORT_MS = 150;

// ---------------------------------------------------------------------------------------------------- what a worker does

/** One call of the program; the same in a worker and on the page. */
export function perform(runner, { call, study, scenario, seed, judged, unknown, threshold, first, draws, part }) {
  switch (call) {
    case "open":
      return { done: runner.open(study, scenario, seed, judged, unknown, threshold), uncertain: runner.uncertain() };
    case "draw":
      runner.go_to(first);
      runner.advance(draws);
      return { part: runner.take_part() };
    case "draw-here":
      runner.go_to(first);
      runner.advance(draws);
      return {};
    case "merge":
      return { done: runner.merge(part) };
    case "analyse":
      for (let n = 0; n < 8; n += 1) if (!runner.analyse()) return { done: true, analysed: 1 };
      return { done: false, analysed: runner.analysed() };
    case "report":
      return { report: runner.report(), error: runner.percentile_error(), chance: runner.probability_error() };
    case "table":
      return { table: runner.table(draws) };
    default:
      throw new Error(`no call ${call}`);
  }
}

// ------------------------------------------------------------------------------------------------------------- the hands

/** Trusted Types let only this one script be started as a worker. */
const scripts = globalThis.trustedTypes?.createPolicy("retombees-worker", {
  createScriptURL: (name) => {
    if (name !== "simulation-worker.js") throw new TypeError(`no worker ${name}`);
    return new URL(name, import.meta.url).href;
  },
});

const workerAddress = () => scripts?.createScriptURL("simulation-worker.js") ?? new URL("simulation-worker.js", import.meta.url).href;

/** A worker that answers calls. Breaks once and for all when it fails, falls silent, or speaks another protocol. */
class Hand {
  #worker;
  #waiting = new Map();
  #next = 0;
  broken = false;

  static async start() {
    const hand = new Hand();
    await hand.#started;
    return hand;
  }

  #started = new Promise((ready, fail) => {
    const slow = setTimeout(() => fail(new Error("the worker did not answer")), READY_MS);
    this.#worker = new Worker(workerAddress(), { type: "module" });
    this.#worker.addEventListener("message", ({ data }) => {
      if (data.ready) {
        clearTimeout(slow);
        if (data.protocol === PROTOCOL) ready();
        else fail(new Error(`the worker speaks version ${data.protocol}`));
        return;
      }
      const call = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (call) {
        clearTimeout(call.slow);
        call.answer(data);
      }
    });
    for (const event of ["error", "messageerror"]) {
      this.#worker.addEventListener(event, (problem) => {
        problem.preventDefault();
        clearTimeout(slow);
        fail(new Error("the worker failed"));
        this.end("the worker failed");
      });
    }
  });

  ask(message) {
    if (this.broken) return Promise.reject(new Error("the worker has ended"));
    const id = (this.#next += 1);
    return new Promise((answer, fail) => {
      const slow = setTimeout(() => this.end("the worker fell silent"), SILENT_MS);
      this.#waiting.set(id, { answer, fail, slow });
      this.#worker.postMessage({ id, ...message });
    });
  }

  end(why) {
    this.broken = true;
    this.#worker.terminate();
    for (const { fail, slow } of this.#waiting.values()) {
      clearTimeout(slow);
      fail(new Error(why));
    }
    this.#waiting.clear();
  }
}

/** The same program on the page: short calls, with a pause for the page after each. */
class OwnHand {
  #runner;
  broken = false;

  static async start() {
    const { default: start, Runner } = await import("./worker.js");
    await start();
    const hand = new OwnHand();
    hand.#runner = new Runner();
    return hand;
  }

  async ask(message) {
    await new Promise((next) => setTimeout(next));
    if (message.call !== "draw" && message.call !== "draw-here") return perform(this.#runner, message);
    // Long calls are cut so that each slice stays short on this machine.
    let { first, draws } = message;
    let slice = 256;
    while (draws > 0) {
      const size = Math.min(slice, draws);
      const before = performance.now();
      perform(this.#runner, { call: "draw-here", first, draws: size });
      const spent = Math.max(performance.now() - before, 0.1);
      slice = Math.max(256, Math.floor((slice * SLICE_MS) / spent / 2 / 256) * 256);
      first += size;
      draws -= size;
      await new Promise((next) => setTimeout(next));
    }
    return message.call === "draw" ? { part: null } : {};
  }

  end() {}
}

let hands = [];
let kind = Hand;

/** Starts hands up to a number; where no worker starts, one on the page. */
async function gather(wanted) {
  hands = hands.filter((hand) => !hand.broken);
  if (kind === OwnHand && hands.length) return;
  const started = await Promise.allSettled(Array.from({ length: Math.max(0, wanted - hands.length) }, () => kind.start()));
  hands.push(...started.filter(({ status }) => status === "fulfilled").map(({ value }) => value));
  if (hands.length === 0 && kind === Hand) {
    kind = OwnHand;
    await gather(1);
  }
}

// ---------------------------------------------------------------------------------------------------------------- a run

let current = 0;

/**
 * Simulates. `order` has the study file, scenario, seed, judged, unknown, threshold and the greatest error of percentiles and of the
 * probability that may remain; `tell` is called with { report, draws, done, analysed, workers, problem } whenever there is more.
 */
export async function run(order, tell) {
  const run = (current += 1);
  const stale = () => run !== current;
  try {
    await gather(1);
    if (stale()) return;
    await lead(order, (news) => stale() || tell({ ...news, workers: kind === Hand ? hands.length : 0 }), stale);
  } catch (problem) {
    if (stale()) return;
    // Whatever broke is replaced, once for each run; the run starts again with the same draws.
    hands = hands.filter((hand) => !hand.broken);
    if (order.again) tell({ report: "", done: true, problem: String(problem.message ?? problem) });
    else await run_again(order, tell);
  }
}

const run_again = (order, tell) => run({ ...order, again: true }, tell);

async function lead(order, tell, stale) {
  const [first] = hands;
  const opened = await first.ask({ call: "open", ...order });
  if (stale()) return;
  if (!opened.done) return tell({ report: "", done: true });
  let draws = FIRST_DRAWS;
  await first.ask({ call: "draw-here", first: 0, draws });
  let state = await first.ask({ call: "report" });
  tell({ report: state.report, draws, done: false, analysed: 0 });
  const precise = () => opened.uncertain === 0 || (state.error <= order.percentiles && state.chance <= order.probability);

  // The others help as soon as they are there; the first one counts what they make.
  let next = draws;
  const claim = () => {
    if (precise() || next >= MOST_DRAWS || stale()) return null;
    const from = next;
    next += CALL_DRAWS;
    return from;
  };
  const help = async (hand) => {
    await hand.ask({ call: "open", ...order });
    for (let from = claim(); from !== null; from = claim()) {
      const made = await hand.ask({ call: "draw", first: from, draws: CALL_DRAWS });
      if (stale()) return;
      await first.ask({ call: "merge", part: made.part });
      draws += CALL_DRAWS;
    }
  };
  const wanted = Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency ?? 1));
  const helpers = kind === Hand && wanted > 1 ? gather(wanted).then(() => Promise.allSettled(hands.slice(1).map(help))) : null;

  let analysed = 0;
  let told = performance.now();
  for (let from = claim(); ; from = claim()) {
    if (stale()) return;
    if (from !== null) {
      await first.ask({ call: "draw-here", first: from, draws: CALL_DRAWS });
      draws += CALL_DRAWS;
    }
    if (analysed < 1) ({ analysed } = await first.ask({ call: "analyse" }));
    state = await first.ask({ call: "report" });
    if (stale()) return;
    const done = from === null && analysed >= 1;
    if (done) break;
    if (performance.now() - told > REPORT_MS) {
      told = performance.now();
      tell({ report: state.report, draws, done: false, analysed });
    }
  }
  // What the others still had in hand is counted too: the result never depends on who was quick.
  await helpers;
  if (stale()) return;
  state = await first.ask({ call: "report" });
  tell({ report: state.report, draws, done: true, analysed: 1 });
}

/** Stops the run that is under way; its workers stay. */
export function stop() {
  current += 1;
}

/** The first draws of the last run as comma-separated values. */
export async function table(draws) {
  const { table } = await hands[0].ask({ call: "table", draws });
  return table;
}

/** For tests: ends the workers as if they had broken, and says how many there were. */
export function breakWorkers() {
  const number = hands.length;
  for (const hand of hands) hand.end("ended by a test");
  return number;
}
