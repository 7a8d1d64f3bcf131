// The programs of the page, one for each file of src/bin, as programs.json declares them:
//
// - `first` and `deferred`: the modules of the program, by their paths in src. A module includes its submodules, unless one of
//   them is in the other list: then it means its own file only. The first part loads with the page, the deferred part when a
//   room first needs it. tests/architecture reports a module that is in neither list, in both, or does not exist.
// - `deferred_methods`: methods that a deferred module adds to a type of the first part. The symbol name of such a function
//   contains the path of the type, not that of the module.
// - `deferred_texts` of the page: groups of keys of locales/ that only deferred modules ask for, which arrive with them. The title
//   of a group stays: it is that of the page. tests/architecture holds the modules of the first part against this list.
// - `texts` and `deferred_texts` of any other program: the groups that it ships of its own, in the first part and in the deferred one.
//   src/app/widget/tests.rs shows everything with them alone.
// - `budgets`: upper limits on the size of the parts, in bytes, compressed by brotli. tests/e2e/size.mjs checks them: `wasm`,
//   `first_load` and `deferred` for the page, `loader`, `first_figure` and `deferred` for the widget, `all` for the files of the worker.

import { readFileSync } from "node:fs";

export const programs = JSON.parse(readFileSync(new URL("programs.json", import.meta.url), "utf8"));

/** A pattern for the symbol names of the functions that a program defers, without crate hashes. */
export function deferredNames({ deferred, deferred_methods: methods }) {
  const names = [...deferred.map((path) => `retombees::${path}\\b`), ...methods.map((name) => `${name.replace("::", ">::")}\\b`)];
  return new RegExp(names.join("|") || "(?!)");
}

/** Whether a text arrives with the deferred part of the page. */
export function isDeferredText(key) {
  const [group, member] = key.split(".");
  return programs.app.deferred_texts.includes(group) && member !== undefined && key !== `${group}.title`;
}
