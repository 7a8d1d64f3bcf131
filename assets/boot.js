// Starts the program, or explains why it cannot start; brings whatever it asks for later.

import { Failure, compile, fetchChecked, fetchFile, importFile, inTime, names, version } from "./files.js";
import { fail } from "./failure.js";

const page = document.documentElement;

// Trunk writes the hashed names of the program into <meta> elements and the integrity hashes into preload links.
const fileOf = (name) => new URL(document.querySelector(`meta[name="${name}"]`).content, document.baseURI);
const integrityOf = (url) => {
  const link = [...document.querySelectorAll("link[integrity]")].find((one) => one.href === url.href);
  return link ? link.integrity : "";
};

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

/** Imports the JavaScript of the program, which the browser checks by its preload link where it can. */
async function importGlue(url) {
  try {
    return await import(url.href);
  } catch (error) {
    // Says whether it is missing or damaged.
    await fetchChecked(url, integrityOf(url));
    throw new Failure("damaged", error);
  }
}

// visit.js has chosen it.
const language = page.lang;
const textsOf = (code) => `locales/${code}.json`;

// Data files of the program. Its texts and the worked case of a first visit, or that in the address, are fetched together with it; the
// other cases, reference values and the starting point for scenarios with its deferred part, the texts of another language when it is
// chosen.
const FIRST_CASES = { fr: "tutorat", en: "mentoring" };
const caseOf = (name) => `cases/${name}.json`;
const addressed = caseOf(location.hash.split("/")[2]);
const firstCase = names.includes(addressed) ? addressed : caseOf(FIRST_CASES[language]);
const ASSETS = [textsOf(language), firstCase];
const DEFERRED_ASSETS = names.filter((name) => /^(cases|data)\//.test(name) && name !== firstCase);

/** The name and the hash of the deferred part, which tools/deferred.mjs writes into the page where a build is split. */
const deferredPart = document.querySelector('meta[name="app-deferred"]')?.content.split(" ");
/** The texts of the deferred part. */
const deferredTextsOf = (code) => (deferredPart ? [`locales/${code}-deferred.json`] : []);

/** Reads the durable copies of the studies, which the program compares with its storage. */
async function readMirror() {
  globalThis.retombeesMirrored = (await globalThis.retombeesMirror?.all()) ?? {};
}

/** Fetches data files for the program. A worked case that does not come keeps nothing else from starting. */
async function fetchAssets(wanted) {
  const fetchOne = async (name) => {
    globalThis.retombeesAssets[name] = await (await fetchFile(name)).text();
  };
  await Promise.all(wanted.map((name) => (name.startsWith("cases/") ? fetchOne(name).catch(() => {}) : fetchOne(name))));
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
  inTime(once(path, () => fetchAssets([path, ...deferredTextsOf(code)]))).then(() => tell(true), () => tell(false));
};

/** Tells the program, which sets `retombeesNotCome`, that something the person asked for did not come. */
const notCome = () => globalThis.retombeesNotCome?.();

/** Called by the program for "save" or "card" of picture.js, which is fetched on first use. */
globalThis.retombeesPicture = async (call, ...asked) => {
  const picture = await inTime(once("picture.js", () => importFile("picture.js"))).catch(notCome);
  await picture?.[call](...asked).catch(notCome);
};

/** Called by the program for "run", "compare", "stop" or "save" of simulation.js, which is fetched on first use. */
globalThis.retombeesSimulation = async (call, ...asked) => {
  // Keep the module: importing it again takes a while even when it is loaded.
  try {
    const simulation = await inTime(once("simulation.js", () => importFile("simulation.js", "simulation-calls.js")));
    return await simulation[call](...asked);
  } catch {
    // The last argument tells: there is no report, and there will be none.
    const tell = asked.at(-1);
    if (typeof tell === "function") tell("", true, 0, true);
    else if (call === "save") notCome();
  }
};

/** Called by the program for the functions of linked-file.js. */
globalThis.retombeesLinkedFile = async (call, ...asked) => {
  const file = await inTime(once("linked-file.js", () => importFile("linked-file.js"))).catch(notCome);
  await file?.[call](...asked);
};

/** Called by the program for a function of offline.js. */
globalThis.retombeesOffline = async (call, ...asked) => {
  const offline = await once("offline.js", () => importFile("offline.js")).catch(() => undefined);
  if (offline) await offline[call](...asked);
  else if (call === "keep") asked[0]("unavailable");
};

// A newer version took over. If the person let it in, in this tab or in another one, no tab goes on with the files of the former one; if it
// was the first to be kept, because the server was renewed meanwhile, the person is asked.
if (window.top === window) {
  navigator.serviceWorker?.addEventListener("controllerchange", () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      if (data === "accepted") location.reload();
      else if (data === "other") globalThis.retombeesOffline("offer");
    };
    navigator.serviceWorker.controller?.postMessage(version, [port2]);
  });
}

// The deferred part of the program: code, texts and data that only some rooms need.
let program;
/** The promise of its module, where it was asked for early. */
let deferredModule;

async function fetchDeferred() {
  await Promise.all([fetchAssets([...DEFERRED_ASSETS, ...deferredTextsOf(language)]), fetchDeferredProgram()]);
}

async function fetchDeferredModule() {
  const [file, integrity] = deferredPart;
  return compile(await fetchChecked(new URL(file, document.baseURI), integrity));
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
  inTime(once("deferred", fetchDeferred)).then(() => tell(true), () => tell(false));
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
    fetchChecked(fileOf("app-wasm"), integrityOf(fileOf("app-wasm"))).then(compile),
    fetchAssets(ASSETS),
    readMirror(),
  ]);
  program = await glue.default({ module_or_path: module });
  if (page.dataset.state === "loading") page.dataset.state = "ready";
}

start().catch((error) => fail(error instanceof Failure ? error.kind : "crash", error.stack || String(error)));
