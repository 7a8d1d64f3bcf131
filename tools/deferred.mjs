// Splits each program that defers modules in two (split.mjs), writes the name of the deferred part of the page and the new hashes into
// index.html, and splits the texts alike. A program with texts of its own gets its part of the catalogue, in files of their own.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeferredText, programs } from "./programs.mjs";

export function splitPrograms(folder) {
  for (const [name, { deferred }] of Object.entries(programs)) if (deferred.length > 0) cut(folder, name);
  const texts = join(folder, "locales");
  for (const file of readdirSync(texts)) cutTexts(join(texts, file));
  const cases = join(folder, "cases");
  // Without the spaces that people read; the numbers that matter are texts.
  for (const file of readdirSync(cases)) writeFileSync(join(cases, file), JSON.stringify(JSON.parse(readFileSync(join(cases, file), "utf8"))));
}

// The texts of the page, and of each program that has its own, those of the deferred part in a file of their own. A hash of their keys is
// in both, so that a program never mixes those of two versions.
function cutTexts(file) {
  const all = Object.entries(JSON.parse(readFileSync(file, "utf8")));
  const named = (suffix) => file.replace(/(?=\.json$)/, suffix);
  for (const [name, { texts, deferred_texts: later }] of Object.entries(programs)) {
    if (texts) writeTexts(all.filter(([key]) => isIn(texts, key)), all.filter(([key]) => isIn(later, key)), named(`-${name}`), named(`-${name}-deferred`));
  }
  const isLater = ([key]) => isDeferredText(key);
  writeTexts(all.filter((text) => !isLater(text)), all.filter(isLater), file, named("-deferred"));
}

/** Whether a key is one of these groups, or in one. */
const isIn = (groups, key) => groups.includes(key.split(".")[0]);

function writeTexts(first, later, firstFile, laterFile) {
  const rest = createHash("sha256").update(later.map(([key]) => key).join()).digest("base64");
  const write = (name, texts) => writeFileSync(name, JSON.stringify(Object.fromEntries([...texts, ["rest", rest]])));
  write(firstFile, first);
  write(laterFile, later);
}

function cut(folder, name) {
  // Only the program of the page is named by Trunk, in a `<meta>`, with its hash in its preload link.
  const page = join(folder, "index.html");
  let html = readFileSync(page, "utf8");
  const [meta, named] = new RegExp(`<meta name="${name}-wasm" content="\\.?/?([^"]+)">`).exec(html) ?? [];
  const program = named ?? `${name}_bg.wasm`;
  const deferred = program.replace(/_bg\.wasm$/, "_deferred.wasm");
  const [first, rest] = [join(folder, program), join(folder, deferred)];
  const old = hash(first);
  execFileSync(process.execPath, [join(dirname(fileURLToPath(import.meta.url)), "split.mjs"), name, first, first, rest], { stdio: "inherit" });
  if (!meta) return;
  if (!html.includes(old)) throw new Error("index.html has no hash of the program");
  html = html.replaceAll(old, hash(first));
  html = html.replace(meta, `${meta}<meta name="${name}-deferred" content="${meta.match(/content="(.*)"/)[1].replace(program, deferred)} ${hash(rest)}">`);
  writeFileSync(page, html);
}

function hash(file) {
  return `sha384-${createHash("sha384").update(readFileSync(file)).digest("base64")}`;
}
