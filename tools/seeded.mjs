// Breaks what is guarded, one thing at a time, in a copy of the tree: each of these faults must turn a test red (B-6).
//
//   ./dev seeded [WORD]      those whose name has this word; all of them without one: about ten minutes
//
// Mutation testing (`./dev mutants`) tries every small change of an area. These are the mistakes that people make.

import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const COPY = fileURLToPath(new URL("../target/seeded/", import.meta.url));

/** `[what is broken, file, what stands there, what stands there then, the tests that must notice]`. */
const FAULTS = [
  ["a record's checksum is not compared", "src/file/record.rs", "if record.checksum() != checksum {", "if record.checksum() != checksum && found > 9_000_000 {", ["--test", "file"]],
  ["the older record wins", "src/file/record.rs", "best.revision < record.revision", "best.revision > record.revision", ["--test", "storage"]],
  ["what was written is not read back", "src/app/storage/mod.rs", "let is_back = written.is_ok() && self.store.read(key).ok().flatten().as_deref() == Some(text.as_str());", "let is_back = written.is_ok();", ["--test", "storage"]],
  ["a full storage is not noticed", "src/app/storage/mod.rs", "let problem = written.err().or((!is_back).then_some(StorageProblem::Unreliable));", "let problem = None;", ["--test", "storage"]],
  ["what another tab saved is written over", "src/app/storage/mod.rs", "let has_moved = there.seen != known.seen;", "let has_moved = false && there.seen != known.seen;", ["--test", "storage"]],
  ["a record of a newer format is written over", "src/app/storage/mod.rs", "if known.locked || there.locked {\n            return problem", "if known.locked && there.locked {\n            return problem", ["--test", "storage"]],
  ["a comma is no decimal mark", "src/number/language.rs", "','", "';'", ["--test", "number"]],
  ["the year in which value starts is not discounted", "src/methods/sroi/discounting.rs", "let years = i64::from(year.saturating_sub(period.from_year));\n                let halves = years.saturating_mul(-2)", "let years = i64::from(year.saturating_sub(period.from_year));\n                let halves = years.saturating_sub(1).saturating_mul(-2)", ["--test", "sroi"]],
  ["drop-off begins in the first period", "src/methods/sroi/chain.rs", "let times = age.saturating_add(early);", "let times = age.saturating_add(early).saturating_add(1);", ["--test", "sroi"]],
  ["a deduction leaves what it takes", "src/methods/sroi/chain.rs", "self.sheet.complement(figure, CellUnit::Share, share)\n            })\n            .collect()", "{ let _ = figure; share }\n            })\n            .collect()", ["--test", "sroi"]],
  ["the seed makes no difference", "src/stats/draws.rs", "mix(mix(self.seed).wrapping_add(hash))", "mix(hash)", ["--lib"]],
  ["a formula stays a formula", "src/present/tab_separated.rs", "[\"'\", &plain].concat()", "plain", ["--test", "app"]],
  ["the checksum of a link is not compared", "src/file/link/frame.rs", "if format!(\"{:016x}\", fnv1a(encoded.as_bytes())) != checksum {", "if checksum.is_empty() {", ["--test", "file"]],
  ["a link inflates without a limit", "src/file/link/mod.rs", "pub const MAX_INFLATED: usize = 256 * 1024;", "pub const MAX_INFLATED: usize = 1024 * 1024;", ["--test", "file"]],
  ["the study of a link is kept unasked", "src/app/preview_action.rs", "state.library = state.library.with_preview(Some(study));", "state.library = state.library.add(vec![study.clone()]).with_preview(Some(study));", ["--test", "app"]],
  ["a label of a field is missing", "locales/fr.json", "\"share.link\": \"Lien vers l’étude\",\n", "", ["--test", "architecture"]],
];

const word = process.argv[2] ?? "";
const chosen = FAULTS.filter(([name]) => name.includes(word));
if (chosen.length === 0) throw new Error(`no fault is called so: ${word}`);

rmSync(COPY, { recursive: true, force: true });
execFileSync("git", ["worktree", "prune"], { cwd: ROOT });
execFileSync("git", ["worktree", "add", "--detach", "--force", COPY, "HEAD"], { cwd: ROOT, stdio: "ignore" });
const unnoticed = [];
const cargo = (args) => spawnSync("cargo", ["test", "--locked", "--quiet", ...args], { cwd: COPY, encoding: "utf8" });
try {
  // A test that is red by itself would notice everything.
  for (const tests of new Set(chosen.map(([, , , , tests]) => tests.join(" ")))) {
    if (cargo(tests.split(" ")).status !== 0) throw new Error(`without any fault, cargo test ${tests} fails`);
  }
  for (const [name, file, before, after, tests] of chosen) {
    const path = `${COPY}${file}`;
    const text = readFileSync(path, "utf8");
    if (!text.includes(before)) throw new Error(`${file} has no longer what "${name}" breaks`);
    writeFileSync(path, text.replace(before, () => after));
    const built = cargo([...tests, "--no-run"]);
    if (built.status !== 0) throw new Error(`"${name}" does not compile:\n${built.stderr}`);
    const noticed = cargo(tests).status !== 0;
    console.log(`${noticed ? "noticed" : "NOT NOTICED"}: ${name}`);
    if (!noticed) unnoticed.push(name);
    writeFileSync(path, text);
  }
} finally {
  execFileSync("git", ["worktree", "remove", "--force", COPY], { cwd: ROOT });
}
if (!word) console.log(`measured B-6: ${chosen.length - unnoticed.length} of ${chosen.length} seeded faults turn a test red`);
process.exitCode = unnoticed.length > 0 ? 1 : 0;
