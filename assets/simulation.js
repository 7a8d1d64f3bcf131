// Simulates a study with as many workers as help, or in short slices on the page where there is none.
//
// The draws are numbered: who makes which of them changes nothing in the result. The page asks with run(), gets a first report from
// a few draws at once, then better ones, until the error of the digits shown is below what is shown. A new run takes the place of
// the one before; a worker that breaks or falls silent is replaced. With compare() all scenarios of a study are drawn at once, and
// there is one answer; a run and a comparison take each other's place.
//
// What is asked and what is answered are texts of src/analysis/simulation/protocol.rs, which only the programs read and write.

/** The version of those texts: a worker may still be that of an earlier page. */
const PROTOCOL = 4;
const MOST_WORKERS = 8;
const READY_MS = 10_000;
/** A call that takes longer than this has lost its worker. */
const SILENT_MS = 5_000;
const FIRST_DRAWS = 2_048;
/** Draws at which the error is looked at first, then at four times as many, and so on. */
const FIRST_LEVEL = 16_384;
/** Draws of one call: some 5 ms of a worker. */
const CALL_DRAWS = 8_192;
/** Draws of all scenarios in one call: in a worker, so that a new order does not wait; on the page, so that a slice stays short. */
const SCENARIO_DRAWS = { worker: 1_024, page: 256 };
/** The most that a run makes. */
const MOST_DRAWS = 1_048_576;
/** On the page itself a slice stays below this. */
const SLICE_MS = 8;
const REPORT_MS = 150;

// ---------------------------------------------------------------------------------------------------- what a worker does

/** One call of the program; the same in a worker and on the page. */
export function perform(runner, { call, request, first, draws, part }) {
  switch (call) {
    case "open":
      // `refused` is the answer that says why, where there is one.
      return { refused: runner.open(request), uncertain: runner.uncertain() };
    case "begin": {
      // In one call: each answer waits for a page that is drawing.
      const opened = perform(runner, { call: "open", request });
      if (opened.refused) return opened;
      perform(runner, { call: "draw-here", first: 0, draws });
      return { ...opened, ...perform(runner, { call: "report" }) };
    }
    case "draw":
      runner.go_to(first);
      runner.advance(draws);
      return { part: runner.take_part() };
    case "draw-here":
      runner.go_to(first);
      runner.advance(draws);
      return {};
    case "merge":
      if (!runner.merge(part)) throw new Error("a part that cannot be counted in");
      return {};
    case "analyse":
      for (let n = 0; n < 8; n += 1) if (!runner.analyse()) return { done: true };
      return { done: false };
    case "report":
      return { answer: runner.report(), error: runner.percentile_error(), chance: runner.probability_error() };
    case "table":
      return { table: runner.table(draws) };
    case "advance-scenarios":
      return { done: !runner.advance_scenarios(draws) };
    case "ranking":
      return { answer: runner.ranking() };
    default:
      throw new Error(`no call ${call}`);
  }
}

// ------------------------------------------------------------------------------------------------------------- the clients

/** Trusted Types let only this one script be started as a worker. */
const scripts = globalThis.trustedTypes?.createPolicy("retombees-worker", {
  createScriptURL: (name) => {
    if (name !== "simulation-worker.js") throw new TypeError(`no worker ${name}`);
    return new URL(name, import.meta.url).href;
  },
});

const workerAddress = () => scripts?.createScriptURL("simulation-worker.js") ?? new URL("simulation-worker.js", import.meta.url).href;

/** A worker that answers calls. Breaks once and for all when it fails, falls silent, or speaks another protocol. */
class WorkerClient {
  #worker;
  #waiting = new Map();
  #next = 0;
  broken = false;

  static async start() {
    const client = new WorkerClient();
    await client.#started;
    return client;
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
class InlineClient {
  #runner;
  broken = false;

  static async start() {
    const { default: start, Runner } = await import("./worker.js");
    await start();
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

let clients = [];
let kind = WorkerClient;

let gathering = Promise.resolve();

/** Starts clients up to a number; where no worker starts, one on the page. One call after the other, so that there are never more. */
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
/** The last request, and the client that it was opened in. */
let last = { request: null, client: null };

/** Errors below these leave the digits shown as they are: two decimals of a ratio, and cases out of a hundred. */
const ENOUGH = 0.0025;

/**
 * Simulates what a request asks for. `tell` is called with an answer, whether it is the last one, the number of workers, and whether
 * it failed, whenever there is more. Where it failed there is no answer.
 */
export async function run(request, tell) {
  await withRetry((news, stale) => runSimulation(request, news, stale), tell);
}

/**
 * Compares the scenarios of a study over the same draws as a request asks for, in the place of whatever is under way. `tell` is called
 * once, as by a run.
 */
export async function compare(request, tell) {
  await withRetry((news, stale) => compareScenarios(request, news, stale), tell);
}

/** Acts in the place of what is under way. Whatever breaks is replaced, and it starts again with the same draws, up to three times. */
async function withRetry(act, tell) {
  const run = (current += 1);
  const stale = () => run !== current;
  const news = (answer, done) => stale() || tell(answer, done, kind === WorkerClient ? clients.length : 0, false);
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

/** One client makes all draws, a few at a time: they are few, and are counted where they are made. */
async function compareScenarios(request, tell, stale) {
  const [client] = clients;
  const { refused } = await client.ask({ call: "open", request });
  if (stale()) return;
  if (refused) return tell(refused, true);
  const draws = kind === WorkerClient ? SCENARIO_DRAWS.worker : SCENARIO_DRAWS.page;
  for (let done = false; !done; ) {
    ({ done } = await client.ask({ call: "advance-scenarios", draws }));
    if (stale()) return;
  }
  tell((await client.ask({ call: "ranking" })).answer, true);
}

async function runSimulation(request, tell, stale) {
  const [first] = clients;
  last = { request, client: first };
  const opened = await first.ask({ call: "begin", request, draws: FIRST_DRAWS });
  if (stale()) return;
  if (opened.refused) return tell(opened.refused, true);
  tell(opened.answer, false);

  // The others help as soon as they are there; the first one counts what they make.
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
  // The error is looked at only when every draw up to a level is counted: how many there are in the end, and with it the last digit
  // of every figure, depends on the study and its seed and not on who was quick.
  for (let level = FIRST_LEVEL; opened.uncertain > 0; level *= 4) {
    await Promise.all([first, ...others].map((client) => drawUpTo(client, level)));
    if (stale()) return;
    const state = await first.ask({ call: "report" });
    if (stale()) return;
    tell(state.answer, false);
    if ((state.error <= ENOUGH && state.chance <= ENOUGH) || level >= MOST_DRAWS) break;
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

/** Stops the run that is under way; its workers stay. */
export function stop() {
  current += 1;
}

/** Saves the first draws of the last run as a file of comma-separated values. */
export async function save(name) {
  if (!last.client || last.client.broken) {
    await gather(1);
    last.client = clients[0];
    await last.client.ask({ call: "open", request: last.request });
  }
  const { table } = await last.client.ask({ call: "table", draws: 10_000 });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([table], { type: "text/csv" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** For tests: ends the workers as if they had broken, and says how many there were. */
export function breakWorkers() {
  const number = clients.length;
  for (const client of clients) client.end("ended by a test");
  return number;
}
