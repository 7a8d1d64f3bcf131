// Measures the programs, compressed like a good host compresses: the download of a first visit, its deferred part, and the
// others. Fails above a budget of tools/programs.json. kB = 1000 bytes.
//
//   node tests/e2e/size.mjs

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { programs } from "../../tools/programs.mjs";
import { builtFile, DIST } from "./server.mjs";

/** The files that index.html names, and the ones their imports name. */
function firstLoad() {
  const html = readFileSync(join(DIST, "index.html"), "utf8");
  const found = new Set(["index.html"]);
  for (const [tag, name] of html.matchAll(/<(?:link|script|img)\b[^>]*?\s(?:href|src)="([^"#]+)"/g)) {
    // Fetched when the page is put on a home screen.
    if (!/rel="(apple-touch-icon|manifest)"/.test(tag)) found.add(join(name));
  }
  for (const [, name] of html.matchAll(/<meta name="app-(?:js|wasm)" content="([^"]+)"/g)) found.add(join(name));
  // A set goes on over what is added meanwhile.
  for (const file of found) {
    if (!file.endsWith(".js")) continue;
    const source = readFileSync(join(DIST, file), "utf8");
    for (const [, name] of source.matchAll(/\bfrom *["'](\.[^'"]+)["']/g)) found.add(join(dirname(file), name));
  }
  // boot.js fetches the texts of one language with the program, and the case of its first visit: those that weigh most.
  const boot = readFileSync(new URL("../../assets/boot.js", import.meta.url), "utf8");
  const [, cases] = /const FIRST_CASES = \{([^}]+)\}/.exec(boot);
  const languages = [...cases.matchAll(/(\w+): "([^"]+)"/g)].map(([, code, name]) => [`locales/${code}.json`, `cases/${name}.json`].map(builtFile));
  const weight = (files) => sum(files.map(weigh), "brotli");
  return [...found, ...languages.reduce((most, files) => (weight(files) > weight(most) ? files : most))];
}

function weigh(file) {
  const bytes = readFileSync(join(DIST, file));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { file, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes, { params }).length };
}

const kB = (bytes) => (bytes / 1000).toFixed(1).padStart(9);
const row = ({ file, raw, gzip, brotli }) => console.log(`${file.replace(/-[0-9a-f]{64}/, "").padEnd(40)}${kB(raw)}${kB(gzip)}${kB(brotli)}`);
const sum = (rows, key) => rows.reduce((total, one) => total + one[key], 0);
const total = (file, rows) => ({ file, raw: sum(rows, "raw"), gzip: sum(rows, "gzip"), brotli: sum(rows, "brotli") });

const files = firstLoad().map(weigh).sort((a, b) => b.brotli - a.brotli);
const all = total("first load", files);
const wasm = total("wasm", files.filter(({ file }) => file.endsWith(".wasm")));
const matching = (pattern) => readdirSync(DIST).filter((name) => pattern.test(name)).map(weigh);
const deferred = matching(/_deferred\.wasm$/);

console.log(`${"kB".padEnd(40)}${"raw".padStart(9)}${"gzip 9".padStart(9)}${"brotli 11".padStart(10)}`);
files.forEach(row);
row(all);
console.log("fetched when a room first needs it:");
deferred.forEach(row);
/** What is weighed against which budget: of the page its parts, of any other program all its files. */
const { wasm: most, first_load: firstLoadMost, deferred: deferredMost } = programs.app.budgets;
const weighed = [[wasm, most], [all, firstLoadMost], [total("deferred part", deferred), deferredMost]];
for (const [name, { budgets }] of Object.entries(programs)) {
  if (name === "app") continue;
  const own = matching(new RegExp(`^${name}(_bg)?-\\w+\\.(js|wasm)$`));
  own.forEach(row);
  weighed.push([total(`program ${name}`, own), budgets.all]);
}

let over = false;
for (const [{ file, raw, brotli }, budget] of weighed) {
  const said = raw === 0 ? " — it is not there" : brotli <= budget ? "" : " — over the budget";
  console.log(`${file}: ${kB(brotli).trim()} of ${kB(budget).trim()} kB${said}`);
  over ||= said !== "";
}
process.exitCode = over ? 1 : 0;
