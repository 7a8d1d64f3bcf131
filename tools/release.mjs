// Makes the files of a build small, names each by its content, lists them in the page, and writes the service worker that keeps them.
//
// Trunk names the WebAssembly of the page and its icon by hashes of its own; all other files get `-` and their SHA-256 before their ending. A
// script or manifest that names another file does so as "./name", and is written with that file's new name; index.html names it in `href`,
// `src` or `content`, and gets its integrity. Of all style sheets of a page one is made. assets/files.js reads the names in the page, and checks what it fetches against them.
//
// The widget has pages of its own, with its own list of files; the script that other sites load keeps its name.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

const PAGE = "index.html";
/** The pages, each with the name of its one style sheet. Those of the widget are not the program's: it is not kept for use offline. */
const PAGES = { [PAGE]: "styles.css", "embed.html": "widget.css", "embed-check.html": "widget-check.css" };
/** What only the widget needs, by the names before the hashes; and what its frame may fetch besides. */
const OF_WIDGET = /^(embed|widget)[-_.]|^locales\/..-embed/;
const FETCHED_BY_WIDGET = /^(cases\/|simulation|worker|data\/(references|link-dictionary))/;
/** The script that other sites load, by its name here and there, and what Trunk made under that name: no file with a hash begins with `embed-`, where pages keep their names. */
const LOADER = ["embed-loader.js", "embed.js"];
const PROGRAM = ["embed.js", "widget-program.js"];
/** What keeps its name: a browser looks for a newer one under it. */
const SERVICE_WORKER = "service-worker.js";
const HASHED_BY_TRUNK = /-[0-9a-f]{10,16}(_bg|_deferred)?\.(wasm|svg)$/;
/** The hash of a script in the name that Trunk gave it. */
const TRUNK_HASH = /-[0-9a-f]{10,16}(?=\.js$)/;
/** What every browser that runs the program understands (boot.js, FEATURES). */
const TARGET = ["chrome91", "firefox89", "safari16.4"];
/** What may name other files. */
const NAMES_OTHERS = /\.(js|webmanifest)$/;
/** What the browser checks itself by the `integrity` of its tag. */
const POLICY = /http-equiv="Content-Security-Policy" content="([^"]*)"/;
const CHECKED_BY_TAG = /<(?:script|link)\b[^>]*>/g;

const digest = (bytes, encoding) => createHash("sha256").update(bytes).digest(encoding);

/** Makes scripts and style sheets small; one style sheet of those that the page names, in their order. */
export function minify(folder) {
  const small = (source, loader) => transformSync(source, { loader, minify: true, target: TARGET, charset: "utf8", legalComments: "none" }).code;
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
    const file = join(folder, name);
    writeFileSync(file, small(readFileSync(file, "utf8"), "js"));
  }
  const [merged, written] = [new Set(), new Map()];
  for (const [page, styles] of Object.entries(PAGES)) {
    const links = /<link rel="stylesheet" href="\.\/([^"]+)"[^>]*>\s*/g;
    const html = readFileSync(join(folder, page), "utf8");
    const names = [...html.matchAll(links)].map(([, name]) => name);
    const all = names.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
    for (const name of names) merged.add(name);
    let isFirst = true;
    const one = () => (isFirst ? ((isFirst = false), `<link rel="stylesheet" href="./${styles}" />\n`) : "");
    writeFileSync(join(folder, page), html.replace(links, one));
    written.set(styles, small(all, "css"));
  }
  for (const name of merged) rmSync(join(folder, name));
  for (const [name, text] of written) writeFileSync(join(folder, name), text);
}

export function nameByContent(folder) {
  renameSync(...PROGRAM.map((name) => join(folder, name)));
  const read = (name) => readFileSync(join(folder, name));
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(folder, "/").length).replaceAll("\\", "/"))
    .sort();
  const [loader, loaderName] = LOADER;
  const own = all.filter((name) => !(name in PAGES) && name !== SERVICE_WORKER && name !== loader && !HASHED_BY_TRUNK.test(name));

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

  renameSync(join(folder, loader), join(folder, loaderName));

  const integrity = (file) => `sha256-${digest(read(file), "base64")}`;
  const [, policy] = POLICY.exec(read(PAGE).toString("utf8"));
  const ofPage = (name) => !OF_WIDGET.test(name);
  const ownTexts = [...renamed.keys()].some((name) => /^locales\/..-embed/.test(name));
  const ofWidget = (name) => OF_WIDGET.test(name) || FETCHED_BY_WIDGET.test(name) || (!ownTexts && name.startsWith("locales/"));
  for (const page of Object.keys(PAGES)) {
    const wanted = page === PAGE ? ofPage : ofWidget;
    const listed = [...renamed].filter(([name]) => wanted(name)).map(([, file]) => file);
    const html = read(page).toString("utf8").replace(POLICY, (text) => text.replace(/content="[^"]*"/, () => `content="${policy}"`));
    writeFileSync(join(folder, page), finished(html, new Map([...renamed, LOADER]), listed, integrity, read));
  }

  const isOfPage = ([name]) => ofPage(name);
  const kept = [PAGE, ...all.filter((name) => HASHED_BY_TRUNK.test(name)), ...[...renamed].filter(isOfPage).map(([, file]) => file)].sort();
  const files = Object.fromEntries(kept.map((file) => [file, integrity(file)]));
  const version = digest(JSON.stringify(files), "hex").slice(0, 16);
  const worker = read(SERVICE_WORKER).toString("utf8");
  writeFileSync(join(folder, SERVICE_WORKER), `const VERSION = "${version}";\nconst FILES = ${JSON.stringify(files, null, 1)};\n${worker}`);
}

/** A page with the new names, their integrity, and the list of the files that it may fetch. */
function finished(html, renamed, listed, integrity, read) {
  html = html.replace(/ (href|src|content)="(?:\.\/)?([^"#?]+)"/g, (text, attribute, name) => (renamed.has(name) ? ` ${attribute}="./${renamed.get(name)}"` : text));
  // A module that another one names is fetched with it, and checked by its tag.
  const modules = [...html.matchAll(/<script type="module" src="\.\/([^"]+)"/g)].map(([, file]) => file);
  // A set goes on over what is added meanwhile.
  const preloaded = new Set(modules);
  for (const file of preloaded) for (const [, name] of read(file).toString("utf8").matchAll(/\bfrom *"\.\/([^"]+)"/g)) preloaded.add(name);
  const links = [...preloaded].filter((file) => !modules.includes(file)).map((file) => `<link rel="modulepreload" href="./${file}" />`);
  const version = `<meta name="app-version" content="${digest(listed.join(" "), "hex").slice(0, 16)}" />`;
  const list = `<meta name="app-files" content="${listed.filter((file) => !preloaded.has(file)).join(" ")}" />`;
  html = html.replace("</head>", `${[version, list, ...links].join("\n")}\n</head>`);
  const files = new Set(renamed.values());
  return html.replace(CHECKED_BY_TAG, (tag) => {
    const [, file] = / (?:href|src)="\.\/([^"]+)"/.exec(tag) ?? [];
    const isChecked = tag.startsWith("<script") || /rel="(stylesheet|modulepreload|preload)"/.test(tag);
    if (!file || !isChecked || tag.includes(" data-unchecked") || !(files.has(file) || HASHED_BY_TRUNK.test(file))) return tag;
    // In a frame of an origin of its own, every file is one of another origin.
    // Trunk has written the integrity of what it made, before it was made small.
    if (files.has(file)) tag = tag.replace(/ (integrity|crossorigin)="[^"]*"/g, "");
    const wanted = { crossorigin: "anonymous", integrity: integrity(file) };
    const missing = Object.entries(wanted).filter(([name]) => !new RegExp(` ${name}\\b`).test(tag));
    return tag.replace(/\s*\/?>$/, (end) => missing.map(([name, value]) => ` ${name}="${value}"`).join("") + end);
  });
}
