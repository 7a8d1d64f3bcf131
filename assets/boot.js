// Starts the program, or says in plain words why it cannot.
//
// Everything here runs without the program and without WebAssembly, because its main work is what to do when they fail.
// The texts are in index.html. The page's policy allows no inline script and no HTML from strings; nothing here needs them.

const page = document.documentElement;
const app = document.getElementById("app");
const panel = document.getElementById("failure");
const part = (name) => panel.querySelector(`[data-testid="failure-${name}"]`);

// Trunk writes the hashed file names into <meta> elements and the expected contents into preload links.
const fileOf = (name) => new URL(document.querySelector(`meta[name="${name}"]`).content, document.baseURI);
const integrityOf = (url) => {
  const link = [...document.querySelectorAll("link[integrity]")].find((one) => one.href === url.href);
  return link ? link.integrity : "";
};

/** What went wrong, as one of the `data-failure` names in index.html. */
class Failure extends Error {
  constructor(kind, cause) {
    super(String((cause && cause.message) || cause));
    this.kind = kind;
  }
}

// ---------------------------------------------------------------------------------------------------------- the panel

const STORED_PREFIX = "retombees/";

/** Everything the program stored on this device, as it is stored. Storage may be forbidden: then there is nothing. */
function storedRecords() {
  const records = {};
  try {
    for (let i = 0; i < localStorage.length; i += 1) {
      const key = localStorage.key(i);
      if (key.startsWith(STORED_PREFIX)) records[key] = localStorage.getItem(key);
    }
  } catch {
    // Blocked storage.
  }
  return records;
}

function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function copyReport() {
  const report = part("report");
  try {
    await navigator.clipboard.writeText(report.textContent);
    part("copied").textContent = "Copié · Copied";
  } catch {
    // No clipboard here: show the report, selected, so that one key copies it.
    report.closest("details").open = true;
    getSelection().selectAllChildren(report);
    report.focus();
  }
}

/** Shows the panel in place of the program. Only the first failure counts: what follows comes from it. */
function fail(kind, message) {
  if (page.dataset.state === "failed") return;
  page.dataset.state = "failed";
  app.hidden = true;
  app.inert = true;
  stopSaving();

  for (const text of panel.querySelectorAll("[data-failure]")) text.hidden = text.dataset.failure !== kind;
  // The address without its fragment, which can carry a study.
  part("report").textContent = [
    `Retombées: ${kind}`,
    message,
    `build: ${document.querySelector('meta[name="app-wasm"]').content}`,
    `page: ${location.origin}${location.pathname}`,
    `browser: ${navigator.userAgent}`,
    `languages: ${navigator.languages.join(", ")}`,
    `time: ${new Date().toISOString()}`,
  ].join("\n");
  part("download").hidden = Object.keys(storedRecords()).length === 0;
  panel.hidden = false;
  panel.focus();
}

part("reload").addEventListener("click", () => location.reload());
part("copy").addEventListener("click", copyReport);
part("download").addEventListener("click", () => {
  const day = new Date().toISOString().slice(0, 10);
  download(`retombees-sauvegarde-brute-${day}.json`, JSON.stringify(storedRecords(), null, 2));
});

// -------------------------------------------------------------------------------------------------------- after a crash

// A panic does not stop WebAssembly: the next event would run, and save, inside a broken program. These listeners are
// registered before the program's own, so they come first and, once it has failed, the only ones.
const LIFECYCLE = ["pagehide", "beforeunload", "visibilitychange", "storage", "hashchange", "popstate", "keydown", "input"];
for (const type of LIFECYCLE) {
  addEventListener(
    type,
    (event) => {
      const inPanel = event.target instanceof Node && panel.contains(event.target);
      if (page.dataset.state === "failed" && !inPanel) event.stopImmediatePropagation();
    },
    { capture: true },
  );
}

/** From here on nothing is stored: a timer of the broken program must not write over the last good record. */
function stopSaving() {
  const nothing = () => undefined;
  if (typeof Storage === "function") Object.assign(Storage.prototype, { setItem: nothing, removeItem: nothing, clear: nothing });
  if (typeof IDBObjectStore === "function") Object.assign(IDBObjectStore.prototype, { put: nothing, add: nothing, delete: nothing, clear: nothing });
}

/** Called by the program's panic hook with the panic's message. */
globalThis.retombeesCrash = (message) => fail("crash", String(message));

// A crash that never reached the hook: a trap, or a stack that ran out.
const isCrash = (error) =>
  typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError
  || error instanceof RangeError && /call stack/i.test(error.message);
addEventListener("error", (event) => {
  if (isCrash(event.error)) fail("crash", event.error.stack);
});
addEventListener("unhandledrejection", (event) => {
  if (isCrash(event.reason)) fail("crash", event.reason.stack);
});

// ---------------------------------------------------------------------------------------------------------- the start

// A module that uses what the compiler emits beyond the first WebAssembly: memory.copy, i32.extend8_s,
// i32.trunc_sat_f64_s, two results, a table of externref, and a vector (Chrome 91, Firefox 89, Safari 16.4).
const FEATURES = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 0, 2, 127, 127, 3, 2, 1, 0, 4, 4, 1, 111, 0, 1, 5, 3, 1, 0, 1, 10, 47, 1, 45, 0,
  253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26,
  65, 0, 65, 0, 65, 0, 252, 10, 0, 0, 65, 0, 192, 68, 0, 0, 0, 0, 0, 0, 0, 0, 252, 2, 11,
]);

/** Whether the server answers for this file at all: tells a missing file from one whose contents were refused. */
async function isThere(url) {
  try {
    return (await fetch(url, { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

/** Fetches the program and checks its contents; a wrong copy in the browser's cache gets a second chance. */
async function fetchWasm(url) {
  const integrity = integrityOf(url);
  let response;
  try {
    response = await fetch(url, { integrity });
  } catch {
    try {
      response = await fetch(url, { integrity, cache: "reload" });
    } catch (error) {
      throw new Failure((await isThere(url)) ? "damaged" : "network", error);
    }
  }
  if (!response.ok) throw new Failure("network", `${url.pathname}: ${response.status}`);
  return response;
}

async function compile(response) {
  try {
    // Streaming needs the right type, which old servers and some filters do not send.
    const type = response.headers.get("Content-Type") || "";
    if (type.startsWith("application/wasm")) return await WebAssembly.compileStreaming(response);
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    // The contents are the right ones: either they did not all arrive, or this browser will not have them.
    throw new Failure(error instanceof WebAssembly.CompileError ? "unsupported" : "network", error);
  }
}

async function importGlue(url) {
  try {
    return await import(url.href);
  } catch (error) {
    throw new Failure((await isThere(url)) ? "damaged" : "network", error);
  }
}

const LANGUAGES = ["fr", "en"];

/** The language to start in: the one in the address, else the one chosen before, else the browser's, else French. */
function startLanguage() {
  let chosen;
  try {
    chosen = JSON.parse(localStorage.getItem(`${STORED_PREFIX}v1/settings`)).language;
  } catch {
    // Nothing chosen, or blocked storage.
  }
  const wanted = [new URLSearchParams(location.search).get("lang"), chosen, ...navigator.languages];
  const spoken = (tag) => LANGUAGES.find((code) => code === String(tag).toLowerCase().split(/[-_]/)[0]);
  return wanted.map(spoken).find(Boolean) ?? LANGUAGES[0];
}

const language = startLanguage();
const textsOf = (code) => `locales/${code}.json`;

// The files beside the program: its texts, the worked cases, values and scenarios to start from. They are fetched with it, so that
// nothing else is asked for later than the texts of another language.
const ASSETS = [textsOf(language)]
  .concat(["tutorat", "mediation", "ressourcerie", "wheels-to-meals"].map((name) => `cases/${name}.json`))
  .concat(["references", "accessibility", "starting-points/value-creation"].map((name) => `data/${name}.json`));

/** The address of a file beside the program, whose hashed name in it leaves out copies of another version. */
const beside = (path) => new URL(`${path}?${fileOf("app-wasm").pathname.replace(/^.*\//, "")}`, document.baseURI);

/** Fetches some of those files for the program. */
async function fetchAssets(paths) {
  const fetchOne = async (path) => {
    let response;
    try {
      response = await fetch(beside(path));
    } catch (error) {
      throw new Failure("network", error);
    }
    if (!response.ok) throw new Failure("network", `${path}: ${response.status}`);
    globalThis.retombeesAssets[path] = await response.text();
  };
  await Promise.all(paths.map(fetchOne));
}

/** What the program reads: the texts of those files by their paths, and the language to start in. */
globalThis.retombeesAssets = { language };

const coming = new Map();

/** Starts to bring something, once for all who ask for it; what did not come is started again when it is next asked for. */
function once(name, start) {
  if (!coming.has(name)) {
    coming.set(name, start().catch((error) => {
      coming.delete(name);
      throw error;
    }));
  }
  return coming.get(name);
}

/** Called by the program for the texts of another language; tells whether they came. */
globalThis.retombeesTexts = (code, tell) => {
  const path = textsOf(code);
  once(path, () => fetchAssets([path])).then(() => tell(true), () => tell(false));
};

/** Called by the program to save a picture; what does it is only fetched now. */
globalThis.retombeesPicture = async (...asked) => {
  const { save } = await import(beside("picture.js").href);
  await save(...asked);
};

/** Called by the program to simulate: "run", "compare", "stop" or "save" of simulation.js, which is only fetched now. */
globalThis.retombeesSimulation = async (call, ...asked) => {
  // Asked for once: even one that is there already takes a while to be imported again.
  const simulation = await once("simulation.js", () => import(beside("simulation.js").href));
  return simulation[call](...asked);
};

// The deferred part of the program: what only some rooms need. tools/deferred.mjs names it, with its hash, where a build is cut.
let program;

async function fetchDeferred() {
  const named = document.querySelector('meta[name="app-deferred"]');
  if (!named) return;
  const [file, integrity] = named.content.split(" ");
  const response = await fetch(new URL(file, document.baseURI), { integrity });
  if (!response.ok) throw new Failure("network", `${file}: ${response.status}`);
  await WebAssembly.instantiate(await compile(response), { app: program });
}

/** Called by the program for its deferred part; tells whether it came. */
globalThis.retombeesDeferred = (tell) => {
  once("deferred", fetchDeferred).then(() => tell(true), () => tell(false));
};

async function start() {
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(FEATURES)) {
    throw new Failure("unsupported", "WebAssembly is missing or lacks a feature");
  }
  const [glue, module] = await Promise.all([
    importGlue(fileOf("app-js")),
    fetchWasm(fileOf("app-wasm")).then(compile),
    fetchAssets(ASSETS),
  ]);
  program = await glue.default({ module_or_path: module });
  if (page.dataset.state === "loading") page.dataset.state = "ready";
}

start().catch((error) => fail(error instanceof Failure ? error.kind : "crash", error.stack || String(error)));
