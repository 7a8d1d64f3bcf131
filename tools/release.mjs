// Makes the files of a build small, names each by its content, lists them in the page, and writes the service worker that keeps them.
//
// Trunk names the WebAssembly of the page and its icon by hashes of its own; all other files get `-` and their SHA-256 before their ending. A
// script or manifest that names another file does so as "./name", and is written with that file's new name; index.html names it in `href`,
// `src` or `content`, and gets its integrity. Of all style sheets of the page one is made. assets/files.js reads the names in the page, and checks what it fetches against them.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

const PAGE = "index.html";
/** What keeps its name: a browser looks for a newer one under it. */
const SERVICE_WORKER = "service-worker.js";
const HASHED_BY_TRUNK = /-[0-9a-f]{10,16}(_bg|_deferred)?\.(wasm|svg)$/;
/** The hash of a script in the name that Trunk gave it. */
const TRUNK_HASH = /-[0-9a-f]{10,16}(?=\.js$)/;
const STYLES = "styles.css";
/** What every browser that runs the program understands (boot.js, FEATURES). */
const TARGET = ["chrome91", "firefox89", "safari16.4"];
/** What may name other files. */
const NAMES_OTHERS = /\.(js|webmanifest)$/;
/** What the browser checks itself by the `integrity` of its tag. */
const CHECKED_BY_TAG = /<(?:script|link)\b[^>]*>/g;

const digest = (bytes, encoding) => createHash("sha256").update(bytes).digest(encoding);

/** Makes scripts and style sheets small; one style sheet of those that the page names, in their order. */
export function minify(folder) {
  const page = join(folder, PAGE);
  const small = (source, loader) => transformSync(source, { loader, minify: true, target: TARGET, charset: "utf8", legalComments: "none" }).code;
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
    const file = join(folder, name);
    writeFileSync(file, small(readFileSync(file, "utf8"), "js"));
  }
  const links = /<link rel="stylesheet" href="\.\/([^"]+)"[^>]*>\s*/g;
  const html = readFileSync(page, "utf8");
  const names = [...html.matchAll(links)].map(([, name]) => name);
  const all = names.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  for (const name of names) rmSync(join(folder, name));
  writeFileSync(join(folder, STYLES), small(all, "css"));
  let isFirst = true;
  const one = () => (isFirst ? ((isFirst = false), `<link rel="stylesheet" href="./${STYLES}" />\n`) : "");
  writeFileSync(page, html.replace(links, one));
}

export function nameByContent(folder) {
  const read = (name) => readFileSync(join(folder, name));
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(folder, "/").length).replaceAll("\\", "/"))
    .sort();
  const own = all.filter((name) => name !== PAGE && name !== SERVICE_WORKER && !HASHED_BY_TRUNK.test(name));

  const renamed = new Map();
  const rename = (name, within = []) => {
    if (renamed.has(name)) return renamed.get(name);
    if (within.includes(name)) throw new Error(`files that name one another: ${[...within, name].join(" → ")}`);
    if (NAMES_OTHERS.test(name)) {
      const source = read(name).toString("utf8");
      const named = (other) => (own.includes(other) && other !== name ? `"./${rename(other, [...within, name])}"` : undefined);
      writeFileSync(join(folder, name), source.replace(/"\.\/([^"]+)"/g, (text, other) => named(other) ?? text));
    }
    const hashed = name.replace(TRUNK_HASH, "").replace(/(?=\.[^.]+$)/, `-${digest(read(name), "hex")}`);
    renameSync(join(folder, name), join(folder, hashed));
    renamed.set(name, hashed);
    return hashed;
  };
  for (const name of own) rename(name);

  const integrity = (file) => `sha256-${digest(read(file), "base64")}`;
  let html = read(PAGE).toString("utf8");
  html = html.replace(/ (href|src|content)="(?:\.\/)?([^"#?]+)"/g, (text, attribute, name) => (renamed.has(name) ? ` ${attribute}="./${renamed.get(name)}"` : text));
  // A module that another one names is fetched with it, and checked by its tag.
  const modules = [...html.matchAll(/<script type="module" src="\.\/([^"]+)"/g)].map(([, file]) => file);
  // A set goes on over what is added meanwhile.
  const preloaded = new Set(modules);
  for (const file of preloaded) for (const [, name] of read(file).toString("utf8").matchAll(/\bfrom *"\.\/([^"]+)"/g)) preloaded.add(name);
  const links = [...preloaded].filter((file) => !modules.includes(file)).map((file) => `<link rel="modulepreload" href="./${file}" />`);
  const list = `<meta name="app-files" content="${[...renamed.values()].filter((file) => !preloaded.has(file)).join(" ")}" />`;
  html = html.replace("</head>", `${[list, ...links].join("\n")}\n</head>`);
  const renamedFiles = new Set(renamed.values());
  html = html.replace(CHECKED_BY_TAG, (tag) => {
    const [, file] = / (?:href|src)="\.\/([^"]+)"/.exec(tag) ?? [];
    const isChecked = tag.startsWith("<script") || /rel="(stylesheet|modulepreload|preload)"/.test(tag);
    if (!file || !isChecked || tag.includes(" data-unchecked") || !(all.includes(file) || renamedFiles.has(file))) return tag;
    // In a frame of an origin of its own, every file is one of another origin.
    // Trunk has written the integrity of what it made, before it was made small.
    if (renamedFiles.has(file)) tag = tag.replace(/ (integrity|crossorigin)="[^"]*"/g, "");
    const wanted = { crossorigin: "anonymous", integrity: integrity(file) };
    const missing = Object.entries(wanted).filter(([name]) => !new RegExp(` ${name}\\b`).test(tag));
    return tag.replace(/\s*\/?>$/, (end) => missing.map(([name, value]) => ` ${name}="${value}"`).join("") + end);
  });
  writeFileSync(join(folder, PAGE), html);

  const kept = [PAGE, ...all.filter((name) => HASHED_BY_TRUNK.test(name)), ...renamed.values()].sort();
  const files = Object.fromEntries(kept.map((file) => [file, integrity(file)]));
  const version = digest(JSON.stringify(files), "hex").slice(0, 16);
  const worker = read(SERVICE_WORKER).toString("utf8");
  writeFileSync(join(folder, SERVICE_WORKER), `const VERSION = "${version}";\nconst FILES = ${JSON.stringify(files, null, 1)};\n${worker}`);
}
