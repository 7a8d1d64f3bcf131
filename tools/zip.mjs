// Packs the built page for hosts and for rooms without internet: target/release-zip/retombees-VERSION.zip, with its SHA-256 beside it.
//
//   node tools/zip.mjs
//
// The same files give the same bytes. All carry the time of the commit (or that in SOURCE_DATE_EPOCH): a server without settings tells
// one release of index.html from the next by its time, so that a time which never changes would keep browsers at the former release.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";

// A zip holds local times without their zone.
process.env.TZ = "UTC";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const DIST = resolve(process.env.RETOMBEES_DIST ?? join(ROOT, "dist"));
const OUTPUT = join(ROOT, "target/release-zip");

/** From where on this machine → to where in the zip. */
const CONTENT = [
  [DIST, "dist/"],
  [join(ROOT, "hosting"), "hosting/"],
  [join(ROOT, "docs/hosting.md"), "hosting/hosting.md"],
  [join(ROOT, "tools/release"), ""],
  [join(ROOT, "LICENSE-APACHE"), "LICENSE-APACHE"],
  [join(ROOT, "LICENSE-MIT"), "LICENSE-MIT"],
];

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

function version() {
  const [, found] = /^version = "([^"]+)"$/m.exec(readFileSync(join(ROOT, "Cargo.toml"), "utf8")) ?? [];
  if (!found) throw new Error("Cargo.toml names no version");
  return found;
}

function time() {
  const git = () => execFileSync("git", ["log", "-1", "--format=%ct"], { cwd: ROOT, encoding: "utf8" });
  return new Date(Number(process.env.SOURCE_DATE_EPOCH ?? git()) * 1000);
}

function content() {
  const found = CONTENT.flatMap(([from, to]) => {
    if (to !== "" && !to.endsWith("/")) return [[to, readFileSync(from)]];
    return readdirSync(from, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .map((file) => [to + file.slice(join(from, "/").length).replaceAll("\\", "/"), readFileSync(file)]);
  });
  // By code units: every machine sorts them alike.
  return found.sort(([one], [other]) => (one < other ? -1 : 1));
}

if (!existsSync(join(DIST, "index.html"))) {
  console.error(`There is no page in ${DIST}: run ./dev build first.`);
  process.exit(1);
}
const name = `retombees-${version()}`;
const files = content();
const list = files.map(([path, bytes]) => `${sha256(bytes)} ${String(bytes.length).padStart(8)} ${path}\n`).join("");
const packed = [["CONTENTS.txt", Buffer.from(`SHA-256, bytes, file\n\n${list}`)], ...files];
const zip = zipSync(Object.fromEntries(packed.map(([path, bytes]) => [`${name}/${path}`, bytes])), { level: 9, mtime: time() });

mkdirSync(OUTPUT, { recursive: true });
writeFileSync(join(OUTPUT, `${name}.zip`), zip);
writeFileSync(join(OUTPUT, `${name}.zip.sha256`), `${sha256(zip)}  ${name}.zip\n`);
console.log(`target/release-zip/${name}.zip: ${packed.length} files, ${(zip.length / 1000).toFixed(0)} kB, SHA-256 ${sha256(zip)}`);
