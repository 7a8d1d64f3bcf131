// A program split in two works like the whole one once its deferred part is loaded, and stops cleanly without it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const MODULES = fileURLToPath(new URL("../../node_modules/.bin", import.meta.url));
const env = { ...process.env, PATH: `${MODULES}:${process.env.PATH}` };

/** Long enough to be worth a stub. */
const long = (last) => `${"(global.set $seen (i32.add (global.get $seen) (i32.const 1))) ".repeat(60)} ${last}`;

const PROGRAM = `(module
  (type $of_two (func (param i32 i64) (result i64)))
  (import "./app_bg.js" "log" (func $log (param i32)))
  (import "./app_bg.js" "panic" (func $panic))
  (global $seen (mut i32) (i32.const 0))
  (memory $memory 1)
  (data (i32.const 16) "kept")
  (table $table 4 4 funcref)
  (table $refs 2 externref)
  (elem (table $table) (i32.const 1) func $short $"retombees::analysis::scenarios::in_the_table")
  (export "memory" (memory $memory))
  (export "both" (func $both))
  (export "indirect" (func $indirect))
  (export "seen" (func $seen_now))
  (export "retombees_deferred_missing" (func $missing))
  (func $both (param i32 i64) (result i64) (call $"retombees[0123456789abcdef]::analysis::scenarios::called" (local.get 0) (local.get 1)))
  (func $indirect (param i32 i64) (result i64)
    (call_indirect $table (type $of_two) (local.get 0) (local.get 1) (i32.const 2)))
  (func $seen_now (result i32) (global.get $seen))
  (func $missing (call $panic) (unreachable))
  (func $short (param i32 i64) (result i64) (i64.const 1))
  (func $"retombees[0123456789abcdef]::analysis::scenarios::called" (param i32 i64) (result i64)
    ${long("(call $log (i32.load8_u (i32.const 16))) (call $only_deferred (local.get 0) (local.get 1))")})
  (func $"retombees::analysis::scenarios::in_the_table" (param i32 i64) (result i64)
    ${long("(i64.sub (call $shared (local.get 1)) (i64.extend_i32_s (local.get 0)))")})
  (func $only_deferred (param i32 i64) (result i64) (i64.add (call $shared (local.get 1)) (i64.extend_i32_s (local.get 0))))
  (func $shared (param i64) (result i64) (i64.mul (local.get 0) (i64.const 3)))
  (func $also (export "also") (param i64) (result i64) (call $shared (local.get 0)))
)`;

test("a program cut in two does what it did whole once both parts are there, and stops before", async () => {
  const folder = mkdtempSync(join(tmpdir(), "cut-"));
  try {
    const file = (name) => join(folder, name);
    writeFileSync(file("whole.wat"), PROGRAM);
    execFileSync(join(MODULES, "wasm-as"), [file("whole.wat"), "-g", "--enable-reference-types", "--enable-bulk-memory", "--enable-mutable-globals", "-o", file("whole.wasm")]);
    const split = fileURLToPath(new URL("../../tools/split.mjs", import.meta.url));
    const told = execFileSync(process.execPath, [split, "app", file("whole.wasm"), file("first.wasm"), file("deferred.wasm")], { env, encoding: "utf8" });
    assert.match(told, /3 of 10 functions are deferred, 2 with a stub/);

    const start = async (name) => {
      const logged = [];
      const imports = {
        log: (letter) => logged.push(letter),
        panic: () => {
          throw new Error("not there");
        },
      };
      const { instance } = await WebAssembly.instantiate(readFileSync(file(name)), { "./app_bg.js": imports });
      return { exports: instance.exports, logged };
    };
    const run = ({ exports: { both, indirect, also, seen }, logged }) => ({
      found: [also(5n), seen(), both(2, 7n), both(-1, 7n), indirect(4, 9n), indirect(0, -9n), seen()],
      logged,
    });
    const whole = run(await start("whole.wasm"));
    assert.deepEqual(whole.found, [15n, 0, 23n, 20n, 23n, -27n, 240]);

    const cut = await start("first.wasm");
    const { both, indirect, also, seen } = cut.exports;
    for (const call of [() => both(2, 7n), () => both(-1, 7n), () => indirect(4, 9n)]) assert.throws(call, /not there/);
    assert.deepEqual([also(5n), seen(), cut.logged], [15n, 0, []], "what is in the first part works, and nothing else was done");
    const { instance: rest } = await WebAssembly.instantiate(readFileSync(file("deferred.wasm")), { app: cut.exports });
    assert.deepEqual(Object.keys(rest.exports), []);
    assert.deepEqual(run(cut), whole);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
