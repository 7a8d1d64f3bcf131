// Links to studies, written here a second time after docs/format.md: the program must read what another program writes.

import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";

const dictionary = readFileSync(new URL("../../data/link-dictionary-v1.txt", import.meta.url));

/** FNV-1a of 64 bits, as sixteen hexadecimal digits. */
function checksum(text) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(text)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, "0");
}

/** The fragment around an encoded text. */
export const framed = (encoded, version = 1) => `#v${version}.${encoded.length}.${checksum(encoded)}.${encoded}`;

/** Bytes, or a text, as a link holds them. */
export const packed = (bytes) => deflateRawSync(Buffer.from(bytes), { dictionary, level: 9 }).toString("base64url");

/** The fragment of a link with these members; those of a plain link where none are given. */
export const linkTo = (study, members = {}) => framed(packed(JSON.stringify({ program: "0.1.0", view: { room: "result" }, figures: {}, study, ...members })));
