// Trunk calls this when a build is ready: cuts the program in two (split.mjs), and writes the deferred part and the new hashes into
// index.html. A debug build stays whole, and boot.js finds nothing to fetch.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const { TRUNK_PROFILE, TRUNK_STAGING_DIR } = process.env;
if (TRUNK_PROFILE === "release") cut(TRUNK_STAGING_DIR);

function cut(folder) {
  const page = join(folder, "index.html");
  let html = readFileSync(page, "utf8");
  const [meta, program] = /<meta name="app-wasm" content="\.?\/?([^"]+)">/.exec(html) ?? [];
  if (!program) throw new Error("index.html names no program");
  const deferred = program.replace(/_bg\.wasm$/, "_deferred.wasm");
  const [first, rest] = [join(folder, program), join(folder, deferred)];
  const old = hash(first);
  execFileSync(process.execPath, [join(dirname(fileURLToPath(import.meta.url)), "split.mjs"), first, first, rest], { stdio: "inherit" });
  if (!html.includes(old)) throw new Error("index.html has no hash of the program");
  html = html.replaceAll(old, hash(first));
  html = html.replace(meta, `${meta}<meta name="app-deferred" content="${meta.match(/content="(.*)"/)[1].replace(program, deferred)} ${hash(rest)}">`);
  writeFileSync(page, html);
}

function hash(file) {
  return `sha384-${createHash("sha384").update(readFileSync(file)).digest("base64")}`;
}
