// Weighs what a first visit downloads, compressed as a good host does, and fails over the budget. kB = 1000 bytes.
//
//   node tests/e2e/size.mjs

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { DIST } from "./server.mjs";

const WASM_BUDGET = 260_000;
const TOTAL_BUDGET = 340_000;

/** The files that index.html names, and the ones their imports name. */
function firstLoad() {
  const html = readFileSync(join(DIST, "index.html"), "utf8");
  const found = new Set(["index.html"]);
  for (const [, name] of html.matchAll(/<(?:link|script|img)\b[^>]*?\s(?:href|src)="([^"#]+)"/g)) found.add(join(name));
  for (const [, name] of html.matchAll(/<meta name="app-(?:js|wasm)" content="([^"]+)"/g)) found.add(join(name));
  // A set goes on over what is added meanwhile.
  for (const file of found) {
    if (!file.endsWith(".js")) continue;
    const source = readFileSync(join(DIST, file), "utf8");
    for (const [, name] of source.matchAll(/^import\b[^'"]*['"](\.[^'"]+)['"]/gm)) found.add(join(dirname(file), name));
  }
  // boot.js fetches these with the program, and the texts of one language: the longest.
  for (const folder of ["cases", "data"]) {
    for (const one of readdirSync(join(DIST, folder), { withFileTypes: true, recursive: true })) if (one.isFile()) found.add(join(one.parentPath ?? one.path, one.name).slice(DIST.length + 1));
  }
  const texts = readdirSync(join(DIST, "locales")).map((name) => weigh(join("locales", name)));
  found.add(texts.reduce((longest, one) => (one.brotli > longest.brotli ? one : longest)).file);
  return [...found];
}

function weigh(file) {
  const bytes = readFileSync(join(DIST, file));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { file, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes, { params }).length };
}

const kB = (bytes) => (bytes / 1000).toFixed(1).padStart(9);
const row = ({ file, raw, gzip, brotli }) => console.log(`${file.padEnd(40)}${kB(raw)}${kB(gzip)}${kB(brotli)}`);
const sum = (rows, key) => rows.reduce((total, one) => total + one[key], 0);
const total = (file, rows) => ({ file, raw: sum(rows, "raw"), gzip: sum(rows, "gzip"), brotli: sum(rows, "brotli") });

const files = firstLoad().map(weigh).sort((a, b) => b.brotli - a.brotli);
const all = total("first load", files);
const wasm = total("wasm", files.filter(({ file }) => file.endsWith(".wasm")));

console.log(`${"kB".padEnd(40)}${"raw".padStart(9)}${"gzip 9".padStart(9)}${"brotli 11".padStart(10)}`);
files.forEach(row);
row(all);
console.log("fetched when a room first needs it:");
readdirSync(DIST).filter((name) => /_deferred\.wasm$|^worker/.test(name)).map(weigh).forEach(row);

let over = wasm.raw === 0;
if (over) console.log("no wasm in the page");
for (const [{ file, brotli }, budget] of [[wasm, WASM_BUDGET], [all, TOTAL_BUDGET]]) {
  console.log(`${file}: ${kB(brotli).trim()} of ${kB(budget).trim()} kB${brotli > budget ? " — over the budget" : ""}`);
  over ||= brotli > budget;
}
process.exitCode = over ? 1 : 0;
