// Builds the page twice, each time from nothing of this package, and compares: the same sources give the same files with the same bytes.
// It leaves the second build in dist/.
//
//   node tests/e2e/builds.mjs

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const DIST = join(ROOT, "dist");
const TARGET = "wasm32-unknown-unknown";
const PAGE = readFileSync(join(ROOT, "index.html"), "utf8");
const PROFILES = [...PAGE.matchAll(/ data-cargo-profile-release="([^"]+)"/g)].map(([, name]) => name);

const run = (program, ...args) => execFileSync(program, args, { cwd: ROOT, stdio: "inherit" });

function build() {
  // cargo cleans one profile at a time, and without a name only that of debug builds.
  for (const profile of PROFILES) run("cargo", "clean", "--package", "retombees", "--target", TARGET, "--profile", profile);
  run("./dev", "build");
  const files = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return new Map(paths.map((path) => [path.slice(DIST.length + 1), createHash("sha256").update(readFileSync(path)).digest("hex")]));
}

const [first, second] = [build(), build()];
const differing = [...new Set([...first.keys(), ...second.keys()])].filter((file) => first.get(file) !== second.get(file)).sort();
for (const file of differing) console.log(`!!! ${file}: ${first.get(file) ?? "not there"}, then ${second.get(file) ?? "not there"}`);
console.log(`two builds: ${second.size} files, ${differing.length} differ`);
process.exitCode = differing.length > 0 ? 1 : 0;
