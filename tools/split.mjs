// Splits a program in two: a first part that loads with the page, and a deferred part that is fetched when a room that needs it
// is opened.
//
//   node tools/split.mjs NAME PROGRAM.wasm FIRST.wasm DEFERRED.wasm
//
// NAME is that of a program in programs.json, which lists the modules to defer. The functions of the program must have symbol
// names. Whole functions are moved, as the text that `wasm-dis` writes. Both parts share memory, tables and globals, which the
// first part exports. Where the first part can reach a moved function, a stub takes its place:
//
//   if the deferred part is missing, stop; else call the function by its index in the table
//
// The page waits for the deferred part before it opens such a room. A call that does not wait is a bug: the stub calls a
// function of the program that panics, and the page shows the failure panel (src/ui/browser/deferred.rs).

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deferredNames, programs } from "./programs.mjs";

const [name, program, first, deferred] = process.argv.slice(2);
/** Functions of the deferred part, matched by their symbol names without crate hashes. */
const DEFERRED = deferredNames(programs[name]);
/** The function of the program that a stub calls when the deferred part is missing; it does not return. */
const MISSING = "retombees_deferred_missing";
/**
 * Deferred functions whose text is shorter than this many characters stay in the first part, unless only deferred functions
 * call them: a stub weighs as much, and the compiler merges short functions with equal bodies, whatever their names.
 */
const SHORT = 2_000;
/**
 * A library's function that is made for a deferred type and is shorter than this stays too where the first part calls it: that call may mean
 * the function of another type, which the compiler has merged with it. Longer ones are not equal by chance.
 */
const MERGED = 8_000;

const FEATURES = [
  "--enable-simd", "--enable-bulk-memory", "--enable-sign-ext", "--enable-mutable-globals", "--enable-nontrapping-float-to-int",
  "--enable-reference-types", "--enable-multivalue", "--enable-bulk-memory-opt", "--enable-call-indirect-overlong",
];
/** With NAMES set, functions keep their names, so that the stack of a failure says who called a part that was not there. */
const KEEPS_NAMES = Boolean(process.env.NAMES);
const STRIP = [KEEPS_NAMES ? "-g" : "--strip-debug", "--strip-producers", "--strip-target-features", "--remove-unused-module-elements", "--reorder-functions"];

/** Set by the deferred part when it starts. */
const IS_DEFERRED_THERE = " (global $deferred (mut i32) (i32.const 0))";

const folder = mkdtempSync(join(tmpdir(), "split-"));
try {
  const text = join(folder, "program.wat");
  execFileSync("wasm-dis", [program, "-o", text, ...FEATURES]);
  const parts = split(readFileSync(text, "utf8"));
  for (const [name, part, file] of [["first", parts.first, first], ["deferred", parts.deferred, deferred]]) {
    const [source, raw] = [join(folder, `${name}.wat`), join(folder, `${name}.wasm`)];
    writeFileSync(source, part);
    execFileSync("wasm-as", [...(KEEPS_NAMES ? ["-g"] : []), source, "-o", raw, ...FEATURES], { stdio: ["ignore", "ignore", "inherit"] });
    execFileSync("wasm-opt", [raw, "-o", file, ...FEATURES, ...STRIP]);
  }
  const kB = (file) => `${(statSync(file).size / 1000).toFixed(0)} kB`;
  console.log(`split: ${parts.moved} of ${parts.all} functions are deferred, ${parts.stubs} with a stub; ${kB(first)} first, ${kB(deferred)} deferred`);
} finally {
  rmSync(folder, { recursive: true });
}

function split(source) {
  const { header, functions, imports, exports, others, table, slots } = read(source);
  const moved = choose(functions, exports, slots);
  const missing = others.exports.find((line) => line.startsWith(` (export "${MISSING}" (func `));
  if (!missing) throw new Error(`the program does not export ${MISSING}`);
  const stop = `(call ${nameAt(missing, missing.indexOf("(func ") + 6)}) (unreachable)`;

  const called = (kept) => {
    const names = new Set();
    for (const [name, { calls }] of functions) if (moved.has(name) !== kept) for (const call of calls) names.add(call);
    return names;
  };
  const [fromFirst, fromDeferred] = [called(true), called(false)];

  // Indices in the table: those a function already has, else new ones at the end.
  let { size } = table;
  const places = new Map();
  for (const name of moved) {
    const own = slots.flatMap((slot, place) => (slot === name ? [place + table.offset] : []));
    if (own.length > 0) places.set(name, own);
    else if (fromFirst.has(name)) places.set(name, [size++]);
  }

  const stub = (name) => {
    const { head, signature, params } = functions.get(name);
    const given = Array.from({ length: params }, (_, n) => `(local.get ${n})`).join(" ");
    return `${head}
  (if (i32.eqz (global.get $deferred)) (then ${stop}))
  (call_indirect ${table.name} ${signature} ${given} (i32.const ${places.get(name)[0]}))
 )`;
  };
  const stubs = [...places.keys()].map(stub);

  // Imports of the deferred part from the first, under short names.
  const shared = [];
  const share = (kind, name) => {
    const short = `"~${shared.length.toString(36)}"`;
    shared.push(` (export ${short} (${kind} ${name}))`);
    return short;
  };
  const taken = [];
  for (const { name, signature } of [...imports, ...[...functions].map(([name, one]) => ({ name, ...one }))]) {
    if (fromDeferred.has(name) && !moved.has(name)) taken.push(` (import "app" ${share("func", name)} (func ${name} ${signature}))`);
  }
  const grown = (line) => line.replace(/(\(table \S+) \d+ \d+ funcref\)/, `$1 ${size} ${size} funcref)`);
  const variables = [];
  for (const line of [...others.globals, IS_DEFERRED_THERE]) {
    const [, name, type] = /^ \(global (\S+) (\(mut \w+\)|\w+) /.exec(line);
    variables.push(` (import "app" ${share("global", name)} (global ${name} ${type}))`);
  }
  for (const line of others.tables) {
    const [, name, limits] = /^ \(table (\S+) (.*)\)$/.exec(grown(line));
    variables.push(` (import "app" ${share("table", name)} (table ${name} ${limits}))`);
  }
  const [, memory, limits] = /^ \(memory (\S+) (.*)\)$/.exec(others.memory);
  variables.push(` (import "app" ${share("memory", memory)} (memory ${memory} ${limits}))`);

  const texts = (deferred) => [...functions].filter(([name]) => moved.has(name) === deferred).map(([, { text }]) => text);
  const elements = [...places].flatMap(([name, own]) => own.map((place) => ` (elem (table ${table.name}) (i32.const ${place}) func ${name})`));
  const ready = " (start $ready)\n (func $ready (global.set $deferred (i32.const 1)))";
  return {
    first: [
      "(module", ...header, ...imports.map(({ line }) => line), ...others.globals, IS_DEFERRED_THERE, others.memory,
      ...others.data, ...others.tables.map(grown), ...others.elements, ...others.tags, ...others.exports, ...shared, ...others.start, ...texts(false), ...stubs, ")",
    ].join("\n"),
    deferred: ["(module", ...header, ...others.tags, ...taken, ...variables, ...elements, ready, ...texts(true), ")"].join("\n"),
    moved: moved.size,
    all: functions.size,
    stubs: stubs.length,
  };
}

/** Parses the output of `wasm-dis` into its top-level items. */
function read(source) {
  const pieces = [];
  for (const line of source.split("\n").slice(1)) {
    if (line.startsWith(" (")) pieces.push(line);
    else if (pieces.length > 0 && line !== ")") pieces[pieces.length - 1] += `\n${line}`;
  }
  const of = (kind) => pieces.filter((piece) => piece.startsWith(` (${kind}`));
  const functions = new Map();
  for (const text of of("func ")) {
    const name = nameAt(text, 7);
    const head = text.split("\n")[0].replace(/\)$/, (end) => (text.includes("\n") ? end : ""));
    const calls = new Set();
    for (const found of text.matchAll(/\((?:call|return_call|ref\.func) (?=\$)/g)) calls.add(nameAt(text, found.index + found[0].length));
    functions.set(name, { text, head, calls, ...typeOf(head.slice(7 + name.length)) });
  }
  const imports = of("import ").map((line) => {
    const place = line.indexOf("(func ");
    if (place < 0) throw new Error(`an import that is no function: ${line}`);
    const name = nameAt(line, place + 6);
    return { line, name, ...typeOf(line.slice(place + 6 + name.length)) };
  });
  const exports = new Set(of("export ").concat(of("start ")).map((line) => nameAt(line, Math.max(line.lastIndexOf("(func ") + 6, line.startsWith(" (start") ? 8 : 0))));
  const tables = of("table ");
  const line = tables.find((one) => one.endsWith("funcref)"));
  const [, name, size] = /^ \(table (\S+) (\d+) \d+ funcref\)$/.exec(line);
  const elements = of("elem ");
  const [element] = elements;
  const offset = Number(/^ \(elem \S+(?: \(table \S+\))? \(i32\.const (\d+)\) func /.exec(element)[1]);
  const slots = [];
  for (let at = element.indexOf(" func ") + 6; element[at] === "$"; at += slots.at(-1).length + 1) slots.push(nameAt(element, at));
  if (elements.length !== 1 || offset + slots.length > Number(size)) throw new Error("a table of another form");
  return {
    header: of("type ").concat(of("rec ")),
    functions, imports, exports, slots,
    table: { name, size: Number(size), offset },
    others: { globals: of("global "), tables, memory: of("memory ")[0], data: of("data "), elements, tags: of("tag "), exports: of("export "), start: of("start ") },
  };
}

/** The name at a position of the text format. */
function nameAt(text, place) {
  const name = /\$(?:"(?:[^"\\]|\\.)*"|[^\s()"]+)/y;
  name.lastIndex = place;
  return name.exec(text)?.[0];
}

/** The signature of a function. */
function typeOf(head) {
  const params = [...head.matchAll(/\(param ([^)]*)\)/g)].flatMap(([, types]) => types.split(" ").filter((type) => !type.startsWith("$")));
  const [result] = /\(result [^)]*\)/.exec(head) ?? [""];
  return { params: params.length, signature: `${params.length > 0 ? `(param ${params.join(" ")})` : ""} ${result}` };
}

/** Whether a function is the program's own, not one of a library that is made for a type of the program. */
function isOwn(name) {
  return /^\$"?[<&(]*(?:mut |dyn )?retombees\b/.test(name.replace(/\[[0-9a-f]+\]/g, ""));
}

/** Chooses the functions to defer: the long ones that match and are not merged, and whatever only deferred functions call. */
function choose(functions, exports, slots) {
  const callers = new Map([...functions.keys()].map((name) => [name, []]));
  for (const [name, { calls }] of functions) for (const call of calls) callers.get(call)?.push(name);
  const isLong = ([name, { text }]) => text.length >= SHORT && DEFERRED.test(name.replace(/\[[0-9a-f]+\]/g, "")) && !exports.has(name);
  const long = new Set([...functions].filter(isLong).map(([name]) => name));
  for (;;) {
    const deferred = chosen(functions, callers, long, new Set([...slots, ...exports].filter((name) => !long.has(name))));
    const isMerged = (name) => functions.get(name).text.length < MERGED && !isOwn(name);
    const merged = [...long].filter((name) => isMerged(name) && callers.get(name).some((caller) => !deferred.has(caller)));
    if (merged.length === 0) return deferred;
    for (const name of merged) long.delete(name);
  }
}

/** The long functions to defer, and whatever only deferred functions call, of those that need not stay. */
function chosen(functions, callers, long, stays) {
  const deferred = new Set([...functions.keys()].filter((name) => !stays.has(name)));
  for (let before = -1; before !== deferred.size; ) {
    before = deferred.size;
    for (const name of deferred) if (!long.has(name) && callers.get(name).some((caller) => !deferred.has(caller))) deferred.delete(name);
  }
  return deferred;
}
