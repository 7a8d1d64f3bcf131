// Simulates a study in several workers, or in short slices on the page where no worker starts.
//
// The draws are numbered, so the result does not depend on which worker makes which draw. The page calls run() and gets a first
// report from a few draws at once, then better ones, until the sampling error no longer changes the digits shown. A new run
// replaces the one before. A worker that fails or does not answer is replaced. compare() draws all scenarios of a study at once,
// in the same way. A run and a comparison replace each other.
//
// Requests and answers are texts of src/analysis/simulation/protocol.rs; only the programs read and write them.

import { addressOf, compile, download, fetchFile, importFile, inTime } from "./files.js";
import { perform } from "./simulation-calls.js";

const MOST_WORKERS = 8;
const READY_MS = 10_000;
/** After this time without an answer, the worker is taken for lost. */
const SILENT_MS = 5_000;
const FIRST_DRAWS = 2_048;
/** Draws of one call: about 5 ms in a worker. */
const CALL_DRAWS = 8_192;
/**
 * Draws of all scenarios in one call: few enough in a worker that a new request need not wait, and on the page that a slice
 * stays short.
 */
const SCENARIO_DRAWS = { worker: 1_024, page: 256 };
/** Longest slice of draws on the page itself. */
const SLICE_MS = 8;
const REPORT_MS = 150;

// ------------------------------------------------------------------------------------------------------------- the clients

const WORKER = "simulation-worker.js";
/** The Trusted Types policy allows only this script as a worker. */
const scripts = globalThis.trustedTypes?.createPolicy("retombees-worker", {
  createScriptURL: (name) => {
    if (name !== WORKER) throw new TypeError(`no worker ${name}`);
    return addressOf(name).href;
  },
});
const workerAddress = () => scripts?.createScriptURL(WORKER) ?? addressOf(WORKER).href;

/** The module of the program, checked and compiled once for all workers; asked for again after a failure. */
let compiled;
function program() {
  compiled ??= fetchFile("worker_bg.wasm").then(compile);
  compiled.catch(() => (compiled = undefined));
  return compiled;
}

/** The browser loads a worker's scripts without a check: they are fetched and checked before. */
const WORKER_SCRIPTS = [WORKER, "simulation-calls.js", "worker.js"];
let checked;
function checkScripts() {
  checked ??= Promise.all(WORKER_SCRIPTS.map(async (name) => (await fetchFile(name)).arrayBuffer()));
  checked.catch(() => (checked = undefined));
  return checked;
}

/** The client of a worker. It is broken for good once the worker fails or does not answer. */
class WorkerClient {
  #worker;
  #waiting = new Map();
  #next = 0;
  broken = false;

  static async start() {
    const [module] = await Promise.all([program(), inTime(checkScripts())]);
    const client = new WorkerClient();
    await client.#start(module);
    return client;
  }

  #start = (module) => new Promise((ready, fail) => {
    const slow = setTimeout(() => fail(new Error("the worker did not answer")), READY_MS);
    this.#worker = new Worker(workerAddress(), { type: "module" });
    this.#worker.postMessage({ module });
    this.#worker.addEventListener("message", ({ data }) => {
      if (data.ready) {
        clearTimeout(slow);
        ready();
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

/** The same program on the page itself, in short calls that yield to the page in between. */
class InlineClient {
  #runner;
  broken = false;

  static async start() {
    const { default: start, Runner } = await importFile("worker.js");
    await start({ module_or_path: await program() });
    const client = new InlineClient();
    client.#runner = new Runner();
    return client;
  }

  async ask(message) {
    await new Promise((next) => setTimeout(next));
    if (message.call === "begin") {
      const opened = perform(this.#runner, { ...message, call: "open" });
      if (opened.refused) return opened;
      await this.ask({ call: "draw-here", first: 0, draws: message.draws });
      return { ...opened, ...(await this.ask({ call: "report" })) };
    }
    if (message.call !== "draw" && message.call !== "draw-here") return perform(this.#runner, message);
    // Split long calls so that each slice stays short on this machine.
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

let clients = [];
let kind = WorkerClient;

let gathering = Promise.resolve();

/**
 * Starts clients until there are `wanted`; one on the page itself where no worker starts. Calls run one after the other, so
 * that there are never more.
 */
function gather(wanted) {
  clients = clients.filter((client) => !client.broken);
  if (clients.length >= wanted) return Promise.resolve();
  gathering = gathering.then(() => start(wanted));
  return gathering;
}

async function start(wanted) {
  clients = clients.filter((client) => !client.broken);
  if (kind === InlineClient && clients.length) return;
  const started = await Promise.allSettled(Array.from({ length: Math.max(0, wanted - clients.length) }, () => kind.start()));
  clients.push(...started.filter(({ status }) => status === "fulfilled").map(({ value }) => value));
  if (clients.length === 0 && kind === WorkerClient) {
    kind = InlineClient;
    await start(1);
  }
}

// ---------------------------------------------------------------------------------------------------------------- a run

let current = 0;
/** The last request, and the client in which it is open. */
let last = { request: null, client: null };

/**
 * Runs a simulation. Whenever there is more, calls `tell` with the answer, whether it is the last one, the number of workers,
 * and whether the run failed. A failed run has no answer.
 */
export async function run(request, tell) {
  await withRetry((news, stale) => runSimulation(request, news, stale), tell);
}

/**
 * Compares the scenarios of a study over common draws, in place of whatever is under way. Calls `tell` whenever there is more, with
 * the arguments of run().
 */
export async function compare(request, tell) {
  await withRetry((news, stale) => compareScenarios(request, news, stale), tell);
}

/**
 * Runs `act` in place of whatever is under way. After a failure it replaces the broken worker and starts again with the same
 * draws, up to three times in all.
 */
async function withRetry(act, tell) {
  const run = (current += 1);
  const stale = () => run !== current;
  const news = (answer, done) => stale() || tell(answer, done, kind === WorkerClient ? clients.length : 0, false);
  try {
    // What does not come now does not come at a second try at once.
    if (!clients.length) await inTime(program());
  } catch {
    if (!stale()) tell("", true, 0, true);
    return;
  }
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await gather(1);
      if (!stale()) await act(news, stale);
      return;
    } catch {
      if (stale()) return;
    }
  }
  tell("", true, 0, true);
}

/** One client makes all draws, a few per call: they accumulate where they are made. */
async function compareScenarios(request, tell, stale) {
  const [client] = clients;
  const { refused } = await client.ask({ call: "open", request });
  if (stale()) return;
  if (refused) return tell(refused, true);
  const draws = kind === WorkerClient ? SCENARIO_DRAWS.worker : SCENARIO_DRAWS.page;
  // A first ranking after few draws, then better ones, until the sampling error no longer changes the digits shown.
  for (let told = 0, done = false; !done; ) {
    let ranked;
    ({ done, ranked } = await client.ask({ call: "advance-scenarios", draws }));
    if (stale()) return;
    if (ranked === told && !done) continue;
    told = ranked;
    tell((await client.ask({ call: "ranking" })).answer, done);
  }
}

async function runSimulation(request, tell, stale) {
  const [first] = clients;
  last = { request, client: first };
  const opened = await first.ask({ call: "begin", request, draws: FIRST_DRAWS });
  if (stale()) return;
  if (opened.refused) return tell(opened.refused, true);
  tell(opened.answer, false);

  // The other workers help as soon as they have started; the first one merges their parts.
  let others = [];
  const wanted = Math.min(MOST_WORKERS, navigator.hardwareConcurrency ?? 1);
  if (kind === WorkerClient && wanted > 1) gather(wanted).then(() => (others = clients.slice(1)));
  const ready = new Set();
  let next = FIRST_DRAWS;
  const drawUpTo = async (client, level) => {
    if (client !== first && !ready.has(client)) await client.ask({ call: "open", request });
    ready.add(client);
    while (next < level && !stale()) {
      const from = next;
      next = Math.min(from + CALL_DRAWS, level);
      const made = await client.ask({ call: client === first ? "draw-here" : "draw", first: from, draws: next - from });
      if (client !== first && !stale()) await first.ask({ call: "merge", part: made.part });
    }
  };
  // Check the error only when every draw up to a level is merged: then the final number of draws, and with it the last digit of
  // every figure, depends on the study and its seed, not on the speed of the workers.
  for (let level = opened.uncertain > 0 ? opened.next : 0; level > 0; ) {
    await Promise.all([first, ...others].map((client) => drawUpTo(client, level)));
    if (stale()) return;
    const state = await first.ask({ call: "report" });
    if (stale()) return;
    tell(state.answer, false);
    level = state.next;
  }
  let told = performance.now();
  for (;;) {
    const { done } = await first.ask({ call: "analyse" });
    if (done) break;
    if (stale()) return;
    if (performance.now() - told < REPORT_MS) continue;
    told = performance.now();
    tell((await first.ask({ call: "report" })).answer, false);
  }
  if (stale()) return;
  tell((await first.ask({ call: "report" })).answer, true);
}

/** Stops whatever is under way; the workers stay alive. */
export function stop() {
  current += 1;
}

/** Saves the first draws of the last run as a CSV file. */
export async function save(name) {
  if (!last.client || last.client.broken) {
    await gather(1);
    last.client = clients[0];
    await last.client.ask({ call: "open", request: last.request });
  }
  const { table } = await last.client.ask({ call: "table", draws: 10_000 });
  download(name, table, "text/csv");
}

/** For tests: ends the workers as if they had failed, and returns how many there were. */
export function breakWorkers() {
  const number = clients.length;
  for (const client of clients) client.end("ended by a test");
  return number;
}
