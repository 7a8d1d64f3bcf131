// Saves a study into a file that the person chose, and goes on saving there, where the browser has the File System Access API. A file that
// somebody else changed meanwhile is not written over.

const STORE = "files";
const TYPES = [{ description: "JSON", accept: { "application/json": [".json"] } }];

const answered = (request) => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});

/** Remembers the files over reloads; a browser that cannot keeps them for this visit. */
let database;
function open() {
  database ??= (async () => {
    const request = indexedDB.open("retombees-files", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    return answered(request);
  })();
  return database;
}
const inStore = async (mode, act) => answered(act((await open()).transaction(STORE, mode).objectStore(STORE)));

/** The files by the ids of their studies: a handle, and the time and size that the file had when it was last written or read here. */
const files = new Map();
/** The writes of each file, one after the other. */
const queues = new Map();

async function known(id) {
  if (!files.has(id)) {
    const link = await inStore("readonly", (store) => store.get(id)).catch(() => undefined);
    if (link) files.set(id, link);
  }
  return files.get(id);
}

async function keep(id, link) {
  files.set(id, link);
  await inStore("readwrite", (store) => store.put(link, id)).catch(() => {});
}

const isAllowed = async (handle, ask) => {
  const how = { mode: "readwrite" };
  if (!handle.queryPermission) return true;
  if ((await handle.queryPermission(how)) === "granted") return true;
  return ask && (await handle.requestPermission(how)) === "granted";
};

/** Writes a text unless the file is not the one that was left here; says "linked", "asks", "changed" or "failed". */
async function put(id, text, { ask = false, isNew = false } = {}) {
  const link = await known(id);
  if (!link) return "none";
  try {
    if (!(await isAllowed(link.handle, ask))) return "asks";
    const there = await link.handle.getFile();
    const isSame = there.lastModified === link.modified && there.size === link.size;
    if (!isNew && !isSame && (await there.text()) !== text) return "changed";
    const writable = await link.handle.createWritable();
    await writable.write(text);
    await writable.close();
    const { lastModified: modified, size } = await link.handle.getFile();
    await keep(id, { ...link, modified, size });
    return "linked";
  } catch (error) {
    return error.name === "NotAllowedError" ? "asks" : "failed";
  }
}

function queued(id, act) {
  const next = (queues.get(id) ?? Promise.resolve()).then(act, act);
  queues.set(id, next);
  return next;
}
const say = async (id, tell, word) => tell(word, files.get(id)?.handle.name ?? "");

/** Lets the person choose the file of a study, and writes it. */
export async function choose(id, tell, text, name) {
  let handle;
  try {
    handle = await showSaveFilePicker({ suggestedName: name, types: TYPES });
  } catch {
    // The person thought better of it.
    return;
  }
  await keep(id, { handle });
  await say(id, tell, await queued(id, () => put(id, text, { isNew: true })));
}

/** Writes a study into its file, after it was saved. */
export async function write(id, tell, text) {
  await say(id, tell, await queued(id, () => put(id, text)));
}

/** Asks for the permission that a reload took away, and writes. */
export async function resume(id, tell, text) {
  await say(id, tell, await queued(id, () => put(id, text, { ask: true })));
}

/** Says what is known of the file of a study, at the start. */
export async function look(id, tell) {
  const link = await known(id);
  await say(id, tell, !link ? "none" : (await isAllowed(link.handle, false)) ? "linked" : "asks");
}

/** Goes on without the file, which stays as it is. */
export async function forget(id, tell) {
  files.delete(id);
  await inStore("readwrite", (store) => store.delete(id)).catch(() => {});
  await say(id, tell, "none");
}
