// Starts the program, or explains why it cannot start.
//
// Everything here runs without the program and without WebAssembly, because its main task is to handle their failure. The texts
// are in index.html. The page's content security policy allows no inline script and no HTML from strings; nothing here needs
// them.

const page = document.documentElement;
const app = document.getElementById("app");
const panel = document.getElementById("failure");
const part = (name) => panel.querySelector(`[data-testid="failure-${name}"]`);

// Trunk writes the hashed file names into <meta> elements and the integrity hashes into preload links.
const fileOf = (name) => new URL(document.querySelector(`meta[name="${name}"]`).content, document.baseURI);
const integrityOf = (url) => {
  const link = [...document.querySelectorAll("link[integrity]")].find((one) => one.href === url.href);
  return link ? link.integrity : "";
};

/** A failure of one of the `data-failure` kinds in index.html. */
class Failure extends Error {
  constructor(kind, cause) {
    super(String((cause && cause.message) || cause));
    this.kind = kind;
  }
}

// ---------------------------------------------------------------------------------------------------------- the panel

const STORED_PREFIX = "retombees/";

/** Every record that the program stored on this device, unparsed. Empty where storage is blocked. */
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
    // No clipboard: show the report, selected, so that one key copies it.
    report.closest("details").open = true;
    getSelection().selectAllChildren(report);
    report.focus();
  }
}

/** Shows the failure panel in place of the program. Only the first failure counts: later ones follow from it. */
function fail(kind, message) {
  if (page.dataset.state === "failed") return;
  // The answer of a first visit stays readable under the reason why nothing more comes.
  const hasAnswer = document.querySelector(".first-answer") && page.dataset.answer;
  page.dataset.state = "failed";
  app.inert = true;
  if (hasAnswer) app.before(panel);
  else app.hidden = true;
  stopSaving();

  for (const text of panel.querySelectorAll("[data-failure]")) text.hidden = text.dataset.failure !== kind;
  // Without the fragment, which names a study.
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
// registered before the program's own, so they run first; after a failure they stop the event.
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

/** From here on nothing is stored: a timer of the broken program must not overwrite the last good record. */
function stopSaving() {
  const nothing = () => undefined;
  if (typeof Storage === "function") Object.assign(Storage.prototype, { setItem: nothing, removeItem: nothing, clear: nothing });
  if (typeof IDBObjectStore === "function") Object.assign(IDBObjectStore.prototype, { put: nothing, add: nothing, delete: nothing, clear: nothing });
}

/** Called by the program's panic hook with the panic message. */
globalThis.retombeesCrash = (message) => fail("crash", String(message));

// Crashes that never reach the hook: a trap, or a stack overflow.
const isCrash = (error) =>
  typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError
  || error instanceof RangeError && /call stack/i.test(error.message);
addEventListener("error", (event) => {
  if (isCrash(event.error)) fail("crash", event.error.stack);
});
addEventListener("unhandledrejection", (event) => {
  if (isCrash(event.reason)) fail("crash", event.reason.stack);
});

// ------------------------------------------------------------------------------------------------------------ on paper

/** A text as a string of a style sheet: whatever is not a letter, a figure or a space is written as its code. */
const asString = (text) => `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${sign.codePointAt(0).toString(16)} `)}"`;

// The margins of a page say what is printed, when, and which page it is, where the browser prints margins.
addEventListener("beforeprint", () => {
  const whose = document.querySelector("[data-organisation]")?.dataset.organisation;
  const what = [document.title, whose].filter(Boolean).join(" · ");
  const day = new Intl.DateTimeFormat(page.lang, { dateStyle: "long" }).format(new Date());
  const box = (place, content) => `@${place} { content: ${content}; color: #333; font: 8pt sans-serif; }`;
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page { ${box("top-left", asString(what))} ${box("top-right", asString(day))} ${box("bottom-right", 'counter(page) " / " counter(pages)')} }`);
    document.adoptedStyleSheets = [sheet];
  } catch {
    // An older browser prints its own margins.
  }
});

// ---------------------------------------------------------------------------------------------------------- the start

// A minimal module that uses what the compiler emits beyond WebAssembly 1.0: memory.copy, i32.extend8_s, i32.trunc_sat_f64_s,
// multiple results, a table of externref, and a vector (Chrome 91, Firefox 89, Safari 16.4).
const FEATURES = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 0, 2, 127, 127, 3, 2, 1, 0, 4, 4, 1, 111, 0, 1, 5, 3, 1, 0, 1, 10, 47, 1, 45, 0,
  253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26,
  65, 0, 65, 0, 65, 0, 252, 10, 0, 0, 65, 0, 192, 68, 0, 0, 0, 0, 0, 0, 0, 0, 252, 2, 11,
]);

/** Whether the server has this file: tells a missing file from one that failed the integrity check. */
async function isThere(url) {
  try {
    return (await fetch(url, { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

/** Fetches the program with an integrity check; bypasses the browser's cache once if that fails. */
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
    // Streaming compilation needs the right media type, which old servers and some filters do not send.
    const type = response.headers.get("Content-Type") || "";
    if (type.startsWith("application/wasm")) return await WebAssembly.compileStreaming(response);
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    // The integrity check passed: either the transfer broke off, or this browser rejects the module.
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

// visit.js has chosen it.
const language = page.lang;
const textsOf = (code) => `locales/${code}.json`;

// Data files of the program. Its texts and the worked case of a first visit, or that in the address, are fetched together with it; the
// other cases, reference values and the starting point for scenarios with its deferred part, the texts of another language when it is
// chosen.
const FIRST_CASES = { fr: "tutorat", en: "mentoring" };
const CASES = ["tutorat", "mediation", "ressourcerie", "mentoring", "wheels-to-meals"];
const addressed = CASES.find((name) => location.hash.split("/")[2] === name);
const firstCase = `cases/${addressed ?? FIRST_CASES[language]}.json`;
const ASSETS = [textsOf(language), firstCase];
const DEFERRED_ASSETS = CASES.map((name) => `cases/${name}.json`)
  .concat(["references", "accessibility", "starting-points/value-creation"].map((name) => `data/${name}.json`))
  .filter((path) => path !== firstCase);

/** The name and the hash of the deferred part, which tools/deferred.mjs writes into the page where a build is split. */
const deferredPart = document.querySelector('meta[name="app-deferred"]')?.content.split(" ");
/** The texts of the deferred part. */
const deferredTextsOf = (code) => (deferredPart ? [`locales/${code}-deferred.json`] : []);

/**
 * The URL of a data file. Its query is the hashed name of the program, so that a cache never serves the file of another
 * version.
 */
const beside = (path) => new URL(`${path}?${fileOf("app-wasm").pathname.replace(/^.*\//, "")}`, document.baseURI);

/** Reads the durable copies of the studies, which the program compares with its storage. */
async function readMirror() {
  globalThis.retombeesMirrored = (await globalThis.retombeesMirror?.all()) ?? {};
}

/** Fetches data files for the program. A worked case that does not come keeps nothing else from starting. */
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
  await Promise.all(paths.map((path) => (path.startsWith("cases/") ? fetchOne(path).catch(() => {}) : fetchOne(path))));
}

/** What the program reads: the data files by path, and the language to start in. */
globalThis.retombeesAssets = { language };

const coming = new Map();

/** Starts a fetch once and shares its promise; a failed one is started again on the next call. */
function once(name, start) {
  if (!coming.has(name)) {
    coming.set(name, start().catch((error) => {
      coming.delete(name);
      throw error;
    }));
  }
  return coming.get(name);
}

/** Called by the program for the texts of another language; calls back with whether they arrived. */
globalThis.retombeesTexts = (code, tell) => {
  const path = textsOf(code);
  once(path, () => fetchAssets([path, ...deferredTextsOf(code)])).then(() => tell(true), () => tell(false));
};

/** Called by the program to save an image; picture.js is fetched on first use. */
globalThis.retombeesPicture = async (...asked) => {
  const { save } = await import(beside("picture.js").href);
  await save(...asked);
};

/** Called by the program for "run", "compare", "stop" or "save" of simulation.js, which is fetched on first use. */
globalThis.retombeesSimulation = async (call, ...asked) => {
  // Keep the module: importing it again takes a while even when it is loaded.
  try {
    const simulation = await once("simulation.js", () => import(beside("simulation.js").href));
    return await simulation[call](...asked);
  } catch {
    // The last argument tells: there is no report, and there will be none.
    const tell = asked.at(-1);
    if (typeof tell === "function") tell("", true, 0, true);
  }
};

// The deferred part of the program: code, texts and data that only some rooms need.
let program;
/** The promise of its module, where it was asked for early. */
let deferredModule;

async function fetchDeferred() {
  await Promise.all([fetchAssets([...DEFERRED_ASSETS, ...deferredTextsOf(language)]), fetchDeferredProgram()]);
}

async function fetchDeferredModule() {
  const [file, integrity] = deferredPart;
  const response = await fetch(new URL(file, document.baseURI), { integrity });
  if (!response.ok) throw new Failure("network", `${file}: ${response.status}`);
  return compile(response);
}

async function fetchDeferredProgram() {
  if (!deferredPart) return;
  // Who comes back most often needs it at once: it was asked for together with the program. If that failed, it is asked for again.
  const early = deferredModule;
  deferredModule = undefined;
  const module = (await early?.catch(() => undefined)) ?? (await fetchDeferredModule());
  await WebAssembly.instantiate(module, { app: program });
}

/** Called by the program for its deferred part; calls back with whether it arrived. */
globalThis.retombeesDeferred = (tell) => {
  once("deferred", fetchDeferred).then(() => tell(true), () => tell(false));
};

async function start() {
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(FEATURES)) {
    throw new Failure("unsupported", "WebAssembly is missing or lacks a feature");
  }
  // On a first visit the answer is read meanwhile, and the program comes first.
  if (deferredPart && !page.dataset.answer) {
    deferredModule = fetchDeferredModule();
    deferredModule.catch(() => undefined);
  }
  const [glue, module] = await Promise.all([
    importGlue(fileOf("app-js")),
    fetchWasm(fileOf("app-wasm")).then(compile),
    fetchAssets(ASSETS),
    readMirror(),
  ]);
  program = await glue.default({ module_or_path: module });
  if (page.dataset.state === "loading") page.dataset.state = "ready";
}

start().catch((error) => fail(error instanceof Failure ? error.kind : "crash", error.stack || String(error)));
