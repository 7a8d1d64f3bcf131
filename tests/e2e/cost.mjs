// Prints the size of each crate in the program, from the names in the wasm before wasm-opt removes them. kB = 1000 bytes.
//
//   node tests/e2e/cost.mjs      after ./dev build
//
// It counts both parts of the program together. The last column divides the compressed size in proportion to code size: an
// estimate, since compression does not work crate by crate.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { DIST } from "./server.mjs";

const bytes = readFileSync(new URL("../../target/wasm-bindgen/release/app_bg.wasm", import.meta.url));
let at = 8;

const leb = () => {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
};
const text = () => {
  const length = leb();
  at += length;
  return bytes.toString("utf8", at - length, at);
};
const limits = () => {
  const flags = bytes[at++];
  leb();
  if (flags & 1) leb();
};

let imported = 0;
const sizes = [];
const names = new Map();
while (at < bytes.length) {
  const id = bytes[at++];
  const end = leb() + at;
  if (id === 2) {
    for (let left = leb(); left > 0; left -= 1) {
      text();
      text();
      const kind = bytes[at++];
      if (kind === 0) {
        imported += 1;
        leb();
      } else if (kind === 1) {
        at += 1;
        limits();
      } else if (kind === 2) limits();
      else at += 2;
    }
  } else if (id === 10) {
    for (let left = leb(); left > 0; left -= 1) {
      const size = leb();
      sizes.push(size);
      at += size;
    }
  } else if (id === 0 && text() === "name") {
    while (at < end) {
      const kind = bytes[at++];
      const stop = leb() + at;
      if (kind === 1) for (let left = leb(); left > 0; left -= 1) names.set(leb(), text());
      at = stop;
    }
  }
  at = end;
}

const weights = new Map();
for (const [n, size] of sizes.entries()) {
  // `<yew::html::Scope<C> as core::ops::Drop>::drop` is code of yew: the first crate named is whose code it is.
  const found = (names.get(n + imported) ?? "").match(/\b([a-z_0-9]+)(?:\[[0-9a-f]+\])?::/);
  const crate = found?.[1] ?? "other";
  const whose = ["core", "alloc", "std"].includes(crate) ? "the standard library" : crate;
  weights.set(whose, (weights.get(whose) ?? 0) + size);
}
const total = sizes.reduce((sum, size) => sum + size, 0);
const shipped = readdirSync(DIST).filter((name) => /^app-.*\.wasm$/.test(name));
const weigh = (wasm) => brotliCompressSync(wasm, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: wasm.length } }).length;
const compressed = shipped.map((name) => weigh(readFileSync(join(DIST, name)))).reduce((sum, size) => sum + size, 0);
const kB = (size) => (size / 1000).toFixed(1).padStart(8);
console.log(`${"code of".padEnd(24)}${"raw".padStart(8)}${"share".padStart(8)}${"brotli".padStart(8)}`);
for (const [crate, size] of [...weights].sort((one, other) => other[1] - one[1])) {
  if (size > total / 400) console.log(`${crate.padEnd(24)}${kB(size)}${`${((100 * size) / total).toFixed(1)}%`.padStart(8)}${kB((compressed * size) / total)}`);
}
