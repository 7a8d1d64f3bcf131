// Keeps the program on the device by its service worker, and says when a newer version is there. Fetched when the page has nothing else to do.

/** How often a page that stays open asks whether there is a newer version, in milliseconds. */
const EVERY_MS = 3_600_000;

const address = () => new URL("service-worker.js", document.baseURI).href;
/** The Trusted Types policy allows only this script as a service worker. */
const scripts = globalThis.trustedTypes?.createPolicy("retombees-offline", { createScriptURL: address });

let registration;
let tellProgram = () => {};
/** Whether a newer version than that of this page is in use already. */
let isOutdated = false;

/**
 * Keeps all files of the program. Calls `tell` with "ready" once it opens without a network, with "waiting" once a newer version is
 * complete, and with "unavailable" where the browser keeps nothing.
 */
export async function keep(tell) {
  tellProgram = tell;
  // In a frame there is none, nor without https.
  const container = window.top === window ? navigator.serviceWorker : undefined;
  if (!container) return tell("unavailable");
  try {
    registration = await container.register(scripts?.createScriptURL("") ?? address(), { updateViaCache: "none" });
  } catch {
    // Refused by a setting.
  }
  if (!registration) return tell("unavailable");
  const say = () => {
    if (isOutdated || (registration.waiting && registration.active)) tell("waiting");
    else if (registration.active) tell("ready");
    // A file of this version could not be kept.
    else if (!registration.installing) tell("unavailable");
  };
  const follow = (worker) => worker?.addEventListener("statechange", say);
  for (const worker of [registration.installing, registration.waiting, registration.active]) follow(worker);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  say();
  setInterval(() => registration.update().catch(() => {}), EVERY_MS);
}

/** Lets the newer version take over: every tab reloads. */
export function accept() {
  if (registration?.waiting) registration.waiting.postMessage("take-over");
  else location.reload();
}

/** Tells whether the browser has promised not to erase by itself what this page keeps: "kept", "may-go", or "unavailable". */
export const lasts = (tell) => promise("persisted", "may-go", tell);

/** Asks the browser for that promise: "kept" or "refused". Some ask the person, who may never answer: nothing waits for it. */
export const ask = (tell) => promise("persist", "refused", tell);

async function promise(call, otherwise, tell) {
  try {
    tell((await navigator.storage[call]()) ? "kept" : otherwise);
  } catch {
    // Not there without https, and refused in a frame.
    tell("unavailable");
  }
}

/** Offers the newer version that took over without being asked for. */
export function offer() {
  isOutdated = true;
  tellProgram("waiting");
}

/** Forgets all that is kept of the program. */
export async function forget() {
  for (const one of (await navigator.serviceWorker?.getRegistrations()) ?? []) {
    if (one.scope === new URL("./", document.baseURI).href) await one.unregister();
  }
  if (!globalThis.caches) return;
  const prefix = `retombees ${new URL("./", document.baseURI).pathname} `;
  for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
}
