// Writes docs/reliability.md: the acceptance tests that a name states by their id, with their results in the last ./dev test or ./dev test-all,
// and the figures that tests and the fuzzer printed as "measured …".
//
//   ./dev reliability

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";

const LOGS = new URL("../target/dev/", import.meta.url);
const PAGE = new URL("../docs/reliability.md", import.meta.url);
const log = (name) => (existsSync(new URL(name, LOGS)) ? readFileSync(new URL(name, LOGS), "utf8").replace(/\x1b\[[0-9;]*m/g, "") : "");
/** P: persistence, S: security, D: delivery, B: browser testing. */
const ID = /\b([PSDB])[-_ ]?(\d{1,2})\b/gi;

/** Checks of ./dev test and ./dev test-all that are one acceptance test as a whole. */
const CHECKS = {
  clippy: "S-16 what panics is denied in every program",
  size: "D-1 each part of the program weighs what its budget allows",
  hosting: "D-11 the settings for hosts are those that the tests serve by",
  servers: "D-11 nginx, Apache and Caddy, those that are installed, serve the page by the rules",
  builds: "D-12 two clean builds of one commit have the same bytes",
  memory: "D-13 memory after 1 000 edits and 50 openings",
  chromium: "B-5 the smoke test in Chromium",
  engines: "B-5 the smoke test in Chromium, Firefox and WebKitGTK",
  often: "P-1 P-2 20 kills and 20 departures of each kind lose nothing",
  properties: "S-5 10 000 studies and files of each kind read back equal",
  load: "P-19 a browser full of studies opens within a few times the start with one",
};

/** Every test with an id in its name: `[id, name, passed]`. */
function tests() {
  const found = [];
  const note = (name, passed) => {
    for (const [, letter, number] of name.matchAll(ID)) found.push([`${letter.toUpperCase()}-${number}`, name, passed]);
  };
  for (const [, result, name] of log("e2e.tap").matchAll(/^(ok|not ok) \d+ - (.+)$/gm)) note(name, result === "ok");
  for (const file of ["native.log", "web.log"]) {
    for (const [, name, result] of log(file).matchAll(/^test (\S+) \.\.\. (ok|FAILED)$/gm)) {
      // Function names say P-3 as p3_.
      note(name.replace(/(^|::)([psdb])(\d{1,2})_/, "$1$2-$3 ").replaceAll("_", " "), result === "ok");
    }
  }
  for (const [step, name] of Object.entries(CHECKS)) {
    const result = log(`check-${step}.result`);
    if (result) note(name, result.startsWith("passed"));
  }
  const order = ([id]) => id.replace(/\d+/, (number) => number.padStart(2, "0"));
  return found.sort((one, other) => order(one).localeCompare(order(other)));
}

const rows = tests();
if (rows.length === 0) throw new Error("no test states an id: run ./dev test first");
const failed = rows.filter(([, , passed]) => !passed);
const measured = [...new Set(["measured.log", "fuzz.log", "check-load.log", "check-memory.log", "check-chromium.log", "check-engines.log", "check-repeat.log", "check-seeded.log"].flatMap((file) => [...log(file).matchAll(/^measured (.+)$/gm)].map(([, text]) => text)))];
const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
const day = new Date().toISOString().slice(0, 10);

writeFileSync(PAGE, `# Reliability

Written by \`./dev reliability\` on ${day}, of commit ${commit}: ${rows.length} tests that state an acceptance test by its id (P: persistence, S: security,
D: delivery, B: browser testing), ${failed.length} of them failed. What each id asks for is said by the names of its tests; an id that is not here has no
automated test yet.

## Measured

${measured.map((text) => `- ${text}`).join("\n")}

## Tests

| id | test | result |
| --- | --- | --- |
${rows.map(([id, name, passed]) => `| ${id} | ${name.replaceAll("|", "\\|")} | ${passed ? "passed" : "**failed**"} |`).join("\n")}
`);
console.log(`docs/reliability.md: ${rows.length} tests, ${measured.length} figures`);
