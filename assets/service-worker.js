// Keeps the program on the device, so that it opens without a network. tools/release.mjs writes VERSION and FILES above: every file of
// one version with its hash. All of them are kept, or none: no page is ever put together from two versions.
//
// A newer version is fetched in the background and waits until the person accepts it (offline.js), or until no page is open any more.

// Copies of this program may stand in several folders of one server, which share its caches.
const PREFIX = `retombees ${new URL(registration.scope).pathname} `;
const CACHE = PREFIX + VERSION;
const PAGE = "index.html";
const addressOf = (file) => new URL(file, registration.scope).href;
const kept = new Map(Object.keys(FILES).map((file) => [addressOf(file), file]));
const find = (cache, file) => cache.match(addressOf(file), { ignoreVary: true });

/** The first of several tries that brings a reply. */
async function firstOf(tries) {
  for (const [n, attempt] of tries.entries()) {
    try {
      const reply = await attempt();
      if (reply.ok) return reply;
      throw new Error(`${reply.url}: ${reply.status}`);
    } catch (error) {
      if (n === tries.length - 1) throw error;
    }
  }
}

/** A file as it must be: from what is kept of an earlier version, else from the server, past its caches if those have another. */
async function bring(file) {
  const get = (address, cache) => () => fetch(address, { integrity: FILES[file], cache, credentials: "same-origin" });
  if (file !== PAGE) {
    const former = await find(caches, file);
    return former ?? firstOf([get(addressOf(file), "default"), get(addressOf(file), "reload")]);
  }
  // Many servers have the page only under the address of its folder, and some only under its name.
  const reply = await firstOf([get(registration.scope, "no-store"), get(addressOf(PAGE), "no-store")]);
  // A reply that was redirected may not answer a navigation.
  return reply.redirected ? new Response(await reply.blob(), { headers: reply.headers }) : reply;
}

async function keepAll() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.keys(FILES).map(async (file) => cache.put(addressOf(file), await bring(file))));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

addEventListener("install", (event) => event.waitUntil(keepAll()));

addEventListener("activate", (event) => {
  const forget = async () => {
    const former = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
    await Promise.all(former.map((name) => caches.delete(name)));
  };
  event.waitUntil(clients.claim().then(forget));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const address = new URL(request.url);
  address.search = "";
  address.hash = "";
  const isPage = request.mode === "navigate" && [registration.scope, addressOf(PAGE)].includes(address.href);
  const file = isPage ? PAGE : kept.get(address.href);
  if (!file) return;
  const fromCache = async () => {
    const reply = await find(await caches.open(CACHE), file);
    // The browser may have given up what was kept.
    return reply ?? fetch(request);
  };
  event.respondWith(fromCache());
});

/** An address that no file has: kept beside the files once the person let this version in while another one was in use. */
const ACCEPTED = addressOf("accepted");

/** Lets this version take over. That it was accepted is kept, since the browser may stop this worker before every page has asked. */
async function takeOver() {
  await (await caches.open(CACHE)).put(ACCEPTED, new Response());
  skipWaiting();
}

/** Tells a page whether its files are those of this version. */
async function tellVersion(files, port) {
  const isAccepted = await (await caches.open(CACHE)).match(ACCEPTED);
  port?.postMessage(files.every((file) => file in FILES) ? "same" : isAccepted ? "accepted" : "other");
}

addEventListener("message", (event) => {
  event.waitUntil(event.data === "take-over" ? takeOver() : tellVersion(event.data, event.ports[0]));
});
