// Serves dist/ (or the folder in RETOMBEES_DIST) locally, like a careful static host, with faults on request:
//
//   /                       the page
//   /a/b/                   the same page in a folder
//   /fault/<name>/          the same page with one of the faults below
//
// The headers are those of tools/hosting.mjs, with the policy of the built page, so that there is only one policy to read.

import { createServer } from "node:http";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { cpSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { headersOf, policyOf } from "../../tools/hosting.mjs";

export { policyOf };

export const DIST = resolve(process.env.RETOMBEES_DIST ?? fileURLToPath(new URL("../../dist/", import.meta.url)));

/** The file of the build that had this name before its hash: `locales/fr.json`. */
export function builtFile(name) {
  const pattern = new RegExp(`^${name.replace(/\.(?=[^.]+$)/, "-[0-9a-f]{64}\\.")}$`);
  const [file, ...others] = readdirSync(DIST, { recursive: true }).filter((file) => pattern.test(file));
  if (!file || others.length) throw new Error(`dist/ has ${others.length ? "several files" : "no file"} ${name}`);
  return file;
}

const LISTS = /^const VERSION = "([^"]*)";\nconst FILES = (\{[^}]*\});\n/;

/** The version of the program in a folder: what its page is called, its files with their hashes, and its name in the service worker. */
export function versionIn(folder, brand) {
  const [lists, version, files] = LISTS.exec(readFileSync(join(folder, "service-worker.js"), "utf8"));
  return { folder, brand, version, lists, files: JSON.parse(files) };
}

/** Puts another version into a folder: the build with other texts, under the names and in the lists that tools/release.mjs gives them. */
export function nextVersion(folder, brand) {
  cpSync(DIST, folder, { recursive: true });
  const at = (file) => join(folder, file);
  const hash = (text, encoding) => createHash("sha256").update(text).digest(encoding);
  const { lists, files } = versionIn(folder);
  let page = readFileSync(at("index.html"), "utf8");
  for (const name of ["locales/fr.json", "locales/en.json", "locales/fr-deferred.json", "cases/mediation.json", "data/references.json"]) {
    const former = builtFile(name);
    const text = `${readFileSync(at(former), "utf8").replace('"Retombées"', `"${brand}"`)}\n`;
    const file = former.replace(/[0-9a-f]{64}/, hash(text, "hex"));
    renameSync(at(former), at(file));
    writeFileSync(at(file), text);
    page = page.replaceAll(former, file);
    delete files[former];
    files[file] = `sha256-${hash(text, "base64")}`;
  }
  writeFileSync(at("index.html"), page);
  files["index.html"] = `sha256-${hash(page, "base64")}`;
  const now = `const VERSION = "${hash(JSON.stringify(files), "hex").slice(0, 16)}";\nconst FILES = ${JSON.stringify(files, null, 1)};\n`;
  writeFileSync(at("service-worker.js"), readFileSync(at("service-worker.js"), "utf8").replace(lists, () => now));
  return versionIn(folder, brand);
}

/** Which of these versions a page is, by its title; fails where it lists or has fetched a file of another one. */
export async function versionOf(page, versions) {
  const seen = await page.evaluate(() => ({
    title: document.title,
    listed: document.querySelector('meta[name="app-files"]').content.split(" "),
    fetched: performance.getEntriesByType("resource").map(({ name }) => name.slice(new URL("./", document.baseURI).href.length)),
  }));
  const version = versions.find(({ brand }) => seen.title.endsWith(` ${brand}`));
  if (!version || seen.fetched.length < 5) throw new Error(`a page without a version: ${JSON.stringify(seen)}`);
  const foreign = [...seen.listed, ...seen.fetched.map(decodeURIComponent)].filter((file) => !version.files[file] && file !== "service-worker.js");
  if (foreign.length) throw new Error(`files of another version in a page of ${version.brand}: ${foreign.join(", ")}`);
  return version;
}

const isWasm = (path) => path.endsWith(".wasm");
const isDeferred = (path) => path.endsWith("_deferred.wasm");
const isBoot = (path) => /(^|\/)boot-[^/]*\.js$/.test(path);
const isGlue = (path) => /(^|\/)app-[^/]*\.js$/.test(path);

const halved = (reply) => ({ ...reply, body: reply.body.subarray(0, reply.body.length / 2) });
export const altered = (reply) => {
  const body = Buffer.from(reply.body);
  body[Math.floor(body.length / 2)] ^= 1;
  return { ...reply, body };
};
export const missing = () => ({ status: 404, headers: { "Content-Type": "text/plain" }, body: Buffer.from("not found") });
const typed = (type) => (reply) => ({ ...reply, headers: { ...reply.headers, "Content-Type": type } });
const policy = (change) => (reply) => {
  const header = "Content-Security-Policy";
  return { ...reply, headers: { ...reply.headers, [header]: change(reply.headers[header] ?? "default-src *") } };
};

/** Name of a fault → which files it touches, and what it makes of the right reply. */
const FAULTS = {
  "wasm-missing": [isWasm, missing],
  "wasm-truncated": [isWasm, halved],
  "wasm-cut-off": [isWasm, (reply) => ({ ...halved(reply), announce: reply.body.length })],
  "wasm-altered": [isWasm, altered],
  "wasm-as-text": [isWasm, typed("text/plain")],
  "wasm-stalled": [isWasm, (reply) => ({ ...halved(reply), stall: true })],
  "deferred-missing": [isDeferred, missing],
  "cases-missing": [(path) => path.includes("/cases/"), missing],
  "deferred-altered": [isDeferred, altered],
  "glue-missing": [isGlue, missing],
  "glue-altered": [isGlue, altered],
  "boot-altered": [isBoot, altered],
  "boot-missing": [isBoot, missing],
  // With nosniff the browser would refuse even the script that says so.
  "scripts-as-text": [(path) => path.endsWith(".js"), ({ headers: { "X-Content-Type-Options": _, ...headers }, ...reply }) => typed("text/plain")({ ...reply, headers })],
  "no-foreign-frame": [() => true, ({ headers: { "Access-Control-Allow-Origin": _, ...headers }, ...reply }) => ({ ...reply, headers })],
  "no-wasm-keyword": [() => true, policy((text) => text.replace("'wasm-unsafe-eval'", ""))],
  "no-header": [() => true, ({ headers: { "Content-Security-Policy": _, ...headers }, ...reply }) => ({ ...reply, headers })],
};

async function answer(folder, path, csp) {
  const file = normalize(join(folder, path.endsWith("/") ? `${path}index.html` : path));
  if (!file.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return missing();
  try {
    return { status: 200, headers: headersOf(path, csp), body: await readFile(file) };
  } catch {
    return missing();
  }
}

/** A reply compressed as a good host compresses, once for each file. */
const compressed = new Map();
function compress(path, reply) {
  if (reply.status !== 200) return reply;
  if (!compressed.has(path)) compressed.set(path, brotliCompressSync(reply.body));
  return { ...reply, headers: { ...reply.headers, "Content-Encoding": "br" }, body: compressed.get(path) };
}

/**
 * Starts a server on a free port. Whoever measures asks for compressed replies.
 * - `url(fault)`: the page's address; `requests`: what was asked, as paths
 * - `serve(folder, "/a/b")`: what is in that folder, from now on; without a prefix at the root
 * - `change`: a function `(path, reply) => reply`, while it is set; `spoil(file, fault)` sets one for a fault in one file of the build
 * - `reset()`: as it was at first
 * - `away(act)`: does something while nobody answers
 */
export async function startServer({ compresses = false } = {}) {
  const csp = policyOf(readFileSync(join(DIST, "index.html"), "utf8"));
  const requests = [];
  const folders = new Map();
  const host = { change: undefined };

  const server = createServer(async (request, response) => {
    const address = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    requests.push(address);
    const [, prefix, fault] = /^(\/fault\/([^/]+)|\/a\/b)?\//.exec(address) ?? [];
    const path = address.slice((prefix ?? "").length);
    let reply = await answer(folders.get(fault ? "" : (prefix ?? "")) ?? DIST, path, csp);
    if (host.change) reply = host.change(path, reply);
    if (fault) {
      const [touches, change] = FAULTS[fault] ?? [() => true, missing];
      if (touches(path) && reply.status === 200) reply = change(reply);
    }
    if (compresses) reply = compress(path, reply);
    const length = reply.announce ?? reply.body.length;
    response.writeHead(reply.status, { ...reply.headers, ...(reply.stall ? {} : { "Content-Length": length }) });
    if (request.method === "HEAD") return response.end();
    if (reply.stall) return response.write(reply.body);
    if (reply.announce) return response.write(reply.body, () => response.destroy());
    return response.end(reply.body);
  });
  const listen = (port) => new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = server.address();
  const origin = `http://127.0.0.1:${port}`;
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });

  return Object.assign(host, {
    origin,
    requests,
    url: (fault) => (fault ? `${origin}/fault/${fault}/` : `${origin}/`),
    serve: (folder, prefix = "") => folders.set(prefix, folder),
    spoil: (file, fault) => (host.change = (path, reply) => (path === `/${file}` ? fault(reply) : reply)),
    reset: () => {
      host.change = undefined;
      folders.clear();
    },
    away: async (act) => {
      await close();
      await act().finally(() => listen(port));
    },
    close,
  });
}
