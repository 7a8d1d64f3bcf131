// The programs that the page is made of, as programs.json declares them, one for each file of src/bin:
//
// - `first` and `deferred`: the modules of the program, by their paths in src. A module stands for all that is in it, unless something
//   in it is in the other list: then it stands for its own file only. The first part comes with a visit, the deferred part when a room
//   first needs it. tests/architecture finds a module that is in neither list, in both, or no longer there.
// - `deferred_methods`: methods that a deferred module adds to a type of the first part. The name of such a function holds the path of
//   the type and not that of the module.
// - `budgets`: the most that its parts may weigh, in bytes, compressed by brotli. tests/e2e/size.mjs weighs them: of the page `wasm`,
//   `first_load` and `deferred`, of any other program `all` its files.

import { readFileSync } from "node:fs";

export const programs = JSON.parse(readFileSync(new URL("programs.json", import.meta.url), "utf8"));

/** Matches the names of the functions that a program defers, hashes of crates left out. */
export function deferredNames({ deferred, deferred_methods: methods }) {
  const names = [...deferred.map((path) => `retombees::${path}\\b`), ...methods.map((name) => `${name.replace("::", ">::")}\\b`)];
  return new RegExp(names.join("|") || "(?!)");
}
