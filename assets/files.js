// The files of the program, and those that it hands over. Each file of the program is named by the SHA-256 of its content, which
// tools/release.mjs puts there with the list of them in the page: no cache serves the file of another version under that name, and what
// arrives is checked before it is used.

/** Why the program, or a part of it, cannot go on: one of the `data-failure` kinds in index.html. */
export class Failure extends Error {
  constructor(kind, cause) {
    super(String((cause && cause.message) || cause));
    this.kind = kind;
  }
}

const HASH = /-([0-9a-f]{64})(?=\.[^./]+$)/;
const files = new Map(
  document.querySelector('meta[name="app-files"]').content.split(" ").map((file) => [file.replace(HASH, ""), file]),
);

/** The files with their hashes: the version of the program. */
export const version = [...files.values()];
/** The files, by the names they had before their hashes. */
export const names = [...files.keys()];
export const addressOf = (name) => new URL(files.get(name), document.baseURI);

const integrityOf = (name) => {
  const [, hash] = HASH.exec(files.get(name));
  return `sha256-${btoa(hash.replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16))))}`;
};

/** Whether the server has a file: tells a missing one from one that failed its check. */
async function isThere(address) {
  try {
    return (await fetch(address, { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

/** Fetches a file and checks it; passes by the browser's cache once if that fails. */
export async function fetchChecked(address, integrity) {
  let response;
  try {
    response = await fetch(address, { integrity });
  } catch {
    try {
      response = await fetch(address, { integrity, cache: "reload" });
    } catch (error) {
      throw new Failure((await isThere(address)) ? "damaged" : "network", error);
    }
  }
  if (!response.ok) throw new Failure("network", `${address.pathname}: ${response.status}`);
  return response;
}

/** How long the person waits for something before being told that it does not come, in milliseconds. */
const PATIENCE_MS = 20_000;

/** The same promise, failed once it takes too long. What it waits for goes on: who asks again later may find it there. */
export const inTime = (promise) =>
  Promise.race([promise, new Promise((_, late) => setTimeout(() => late(new Failure("network", "no answer")), PATIENCE_MS))]);

export const fetchFile = (name) => fetchChecked(addressOf(name), integrityOf(name));

/** Imports a script once it and those that it imports have been checked. */
export async function importFile(name, ...imports) {
  await Promise.all([name, ...imports].map(async (one) => (await fetchFile(one)).arrayBuffer()));
  return import(addressOf(name).href);
}

export async function compile(response) {
  try {
    // Streaming compilation needs the right media type, which old servers and some filters do not send.
    const type = response.headers.get("Content-Type") || "";
    if (type.startsWith("application/wasm")) return await WebAssembly.compileStreaming(response);
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    // The check passed: either the transfer broke off, or this browser rejects the module.
    throw new Failure(error instanceof WebAssembly.CompileError ? "unsupported" : "network", error);
  }
}

/** How long the object URL lives, so that the browser can start the download, in milliseconds. */
const KEEP_MS = 60_000;

/** Hands a text or an image over as a file. */
export function download(name, content, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEEP_MS);
}
