// Measures the programs, compressed like a good host compresses: the download of a first visit, its deferred part, and the
// others. Fails above a budget of tools/programs.json. kB = 1000 bytes.
//
//   node tests/e2e/size.mjs            prints them
//   node tests/e2e/size.mjs --write    also writes those of the widget into docs/embedding.md

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { programs } from "../../tools/programs.mjs";
import { builtFile, DIST } from "./server.mjs";

/** The files that a page names, and the ones their imports name; those in `named` by a `<meta>`. */
function filesOf(page, named) {
  const html = readFileSync(join(DIST, page), "utf8");
  const found = new Set([page]);
  for (const [tag, name] of html.matchAll(/<(?:link|script|img)\b[^>]*?\s(?:href|src)="([^"#]+)"/g)) {
    // Fetched when the page is put on a home screen; the address of another page is not fetched.
    if (!/rel="(apple-touch-icon|manifest|canonical)"/.test(tag)) found.add(join(name));
  }
  for (const [, name] of html.matchAll(named)) found.add(join(name));
  // A set goes on over what is added meanwhile.
  for (const file of found) {
    if (!file.endsWith(".js")) continue;
    const source = readFileSync(join(DIST, file), "utf8");
    for (const [, name] of source.matchAll(/\bfrom *["'](\.[^'"]+)["']/g)) found.add(join(dirname(file), name));
  }
  return [...found];
}

const weight = (files) => sum(files.map(weigh), "brotli");
const heaviest = (choices) => choices.reduce((most, files) => (weight(files) > weight(most) ? files : most));
const built = (...names) => names.map(builtFile);

function firstLoad() {
  // boot.js fetches the texts of one language with the program, and the case of its first visit: those that weigh most.
  const boot = readFileSync(new URL("../../assets/boot.js", import.meta.url), "utf8");
  const [, cases] = /const FIRST_CASES = \{([^}]+)\}/.exec(boot);
  const languages = [...cases.matchAll(/(\w+): "([^"]+)"/g)].map(([, code, name]) => built(`locales/${code}.json`, `cases/${name}.json`));
  return [...filesOf("index.html", /<meta name="app-(?:js|wasm)" content="([^"]+)"/g), ...heaviest(languages)];
}

/**
 * What a widget fetches up to its first figure, and after it: in the language and for the study that weigh most, a worked case or one in a
 * link, which is in the address and needs the dictionary.
 */
const CODES = ["fr", "en"];
const widgetFirst = () => [
  ...filesOf("embed.html", /(?!)/g),
  ...built("widget-program.js", "embed_bg.wasm"),
  ...heaviest(CODES.map((code) => built(`locales/${code}-embed.json`))),
  ...heaviest([...readdirSync(join(DIST, "cases")).map((name) => [join("cases", name)]), built("data/link-dictionary-v1.txt")]),
];
const widgetRest = () => [
  ...built("embed_deferred.wasm", "data/references.json", "data/link-dictionary-v1.txt"),
  ...heaviest(CODES.map((code) => built(`locales/${code}-embed-deferred.json`))),
];
const widgetRange = () => built("simulation.js", "simulation-calls.js", "simulation-worker.js", "worker.js", "worker_bg.wasm");

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
const deferred = matching(/^app-.*_deferred\.wasm$/);

console.log(`${"kB".padEnd(40)}${"raw".padStart(9)}${"gzip 9".padStart(9)}${"brotli 11".padStart(10)}`);
files.forEach(row);
row(all);
console.log("fetched when a room first needs it:");
deferred.forEach(row);
/** What is weighed against which budget. */
const { wasm: most, first_load: firstLoadMost, deferred: deferredMost } = programs.app.budgets;
const weighed = [[wasm, most], [all, firstLoadMost], [total("deferred part", deferred), deferredMost]];
const worker = matching(/^worker(_bg)?-\w+\.(js|wasm)$/);
worker.forEach(row);
weighed.push([total("program worker", worker), programs.worker.budgets.all]);

console.log("a widget, up to its first figure:");
const { loader: loaderMost, first_figure: figureMost, deferred: restMost, range: rangeMost } = programs.embed.budgets;
const [loader, figure, rest, range] = [["embed.js"], widgetFirst(), widgetRest(), widgetRange()].map((files) => files.map(weigh));
figure.forEach(row);
console.log("after it:");
rest.forEach(row);
weighed.push([total("widget, its loader (that of mon-entreprise: just under 1 kB)", loader), loaderMost]);
weighed.push([total("widget, up to its first figure", figure), figureMost], [total("widget, the rest", rest), restMost], [total("widget, the range", range), rangeMost]);
if (process.argv.includes("--write")) {
  const page = new URL("../../docs/embedding.md", import.meta.url);
  const parts = [["before a visitor comes near: the loader", loader], ["up to the first figure", figure], ["the picture, the numbers, the explanations", rest], ["the range, when the browser is idle", range]];
  const lines = parts.map(([name, rows]) => `| ${name} | ${kB(sum(rows, "brotli")).trim()} |`);
  const table = ["<!-- weights -->", "| part | kB |", "| --- | --- |", ...lines, "<!-- /weights -->"].join("\n");
  writeFileSync(page, readFileSync(page, "utf8").replace(/<!-- weights -->[^]*<!-- \/weights -->/, () => table));
}

let over = false;
for (const [{ file, raw, brotli }, budget] of weighed) {
  const said = raw === 0 ? " — it is not there" : brotli <= budget ? "" : " — over the budget";
  console.log(`${file}: ${kB(brotli).trim()} of ${kB(budget).trim()} kB${said}`);
  over ||= said !== "";
}
process.exitCode = over ? 1 : 0;
