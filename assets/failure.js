// The panel that is shown in place of the program when it cannot start or go on, and the end of saving after a crash.
//
// It runs without the program and without WebAssembly, because its main task is to handle their failure. The texts are in index.html. The
// page's content security policy allows no inline script and no HTML from strings; nothing here needs them.

import { download } from "./files.js";

const page = document.documentElement;
const app = document.getElementById("app");
const panel = document.getElementById("failure");
const part = (name) => panel.querySelector(`[data-testid="failure-${name}"]`);

const STORED_PREFIX = "retombees/";

/** The keys of a storage that are the program's. */
const ownKeys = (storage) => Object.keys(storage).filter((key) => key.startsWith(STORED_PREFIX));

/** Every record that the program stored on this device, unparsed. Empty where storage is blocked. */
function storedRecords() {
  try {
    return Object.fromEntries(ownKeys(localStorage).map((key) => [key, localStorage.getItem(key)]));
  } catch {
    return {};
  }
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
export function fail(kind, message) {
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
  if (kind === "crash" && countCrash() >= SAFE_FROM) offerSafeStart();
  panel.hidden = false;
  panel.focus();
}

part("reload").addEventListener("click", () => location.reload());
part("copy").addEventListener("click", copyReport);
part("download").addEventListener("click", () => {
  const day = new Date().toISOString().slice(0, 10);
  download(`retombees-sauvegarde-brute-${day}.json`, JSON.stringify(storedRecords(), null, 2), "application/json");
});

// ------------------------------------------------------------------------------------------------- crashes one after the other

/** A crash this soon after the start may come back at every start, in milliseconds. */
const SOON_MS = 10_000;
/** From this number of such crashes in a row on, the program starts without opening a study. */
const SAFE_FROM = 2;
const [CRASHES, ASIDE] = ["retombees/crashes", "retombees/aside"];

/** What this tab remembers over a reload; nothing where storage is blocked. */
const remembered = (key) => {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
};
const { setItem, removeItem } = typeof Storage === "function" ? Storage.prototype : {};
const remember = (key, value) => {
  try {
    if (value === null) removeItem.call(sessionStorage, key);
    else setItem.call(sessionStorage, key, value);
  } catch {
    // Blocked storage.
  }
};

function countCrash() {
  const count = performance.now() < SOON_MS ? Number(remembered(CRASHES)) + 1 : 1;
  remember(CRASHES, String(count));
  return count;
}
setTimeout(() => page.dataset.state === "failed" || remember(CRASHES, null), SOON_MS);

/** The stored studies, with a button that sets each aside: it may be one of them that stops the program. */
function offerSafeStart() {
  const list = part("studies");
  const ids = new Map();
  for (const [key, text] of Object.entries(storedRecords())) {
    const [, id] = /^retombees\/v1\/study\/([^/]+)\/[ab]$/.exec(key) ?? [];
    if (!id) continue;
    const [, title] = /"title":\s*("(?:[^"\\]|\\.)*")/.exec(text) ?? [];
    ids.set(id, title ? JSON.parse(title) : id);
  }
  list.replaceChildren(...[...ids].map(([id, title]) => {
    const [item, name, button] = ["li", "span", "button"].map((tag) => document.createElement(tag));
    name.textContent = `${title} `;
    button.type = "button";
    button.textContent = part("aside").textContent;
    button.addEventListener("click", () => {
      remember(ASIDE, id);
      location.hash = "#/";
      location.reload();
    });
    item.append(name, button);
    return item;
  }));
  part("safe").hidden = ids.size === 0;
}

/** Moves the records of a study where the program lists them as recoverable and opens none of them. */
function setAside(id) {
  for (const slot of ["a", "b"]) {
    const key = `retombees/v1/study/${id}/${slot}`;
    const text = localStorage.getItem(key);
    if (text === null) continue;
    let n = 1;
    while (localStorage.getItem(`retombees/v1/aside/${id}/${n}`) !== null) n += 1;
    const aside = `retombees/v1/aside/${id}/${n}`;
    try {
      localStorage.setItem(aside, text);
      localStorage.removeItem(key);
    } catch {
      // No room for both: one after the other.
      localStorage.removeItem(key);
      try {
        localStorage.setItem(aside, text);
      } catch {
        localStorage.setItem(key, text);
      }
    }
  }
  globalThis.retombeesMirror?.remove(id);
}

const wanted = remembered(ASIDE);
if (wanted) {
  remember(ASIDE, null);
  setAside(wanted);
}
if (Number(remembered(CRASHES)) >= SAFE_FROM) {
  page.dataset.safe = "";
  history.replaceState(null, "", "#/");
}

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
// An exception that went through the program: it left in the middle of something, and what it holds may be half changed.
const wentThrough = (error) => /\bwasm\b/.test(error?.stack ?? "");
addEventListener("error", ({ error }) => {
  if (isCrash(error) || wentThrough(error)) fail("crash", error.stack);
});
addEventListener("unhandledrejection", (event) => {
  if (isCrash(event.reason)) fail("crash", event.reason.stack);
});

/** Called by the program: erases all that it keeps in this browser, and starts anew. */
globalThis.retombeesErase = async () => {
  for (const store of ["localStorage", "sessionStorage"]) {
    try {
      for (const key of ownKeys(globalThis[store])) globalThis[store].removeItem(key);
    } catch {
      // Blocked storage keeps nothing.
    }
  }
  stopSaving();
  await globalThis.retombeesMirror?.erase();
  await globalThis.retombeesOffline("forget");
  location.replace(location.pathname + location.search);
};
