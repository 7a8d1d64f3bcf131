// The study that the benchmarks simulate: outcomes with five uncertain estimates each, over five years. This is the one place that
// says what is in it; the native program reads it from large-study.json, which this writes:
//
//   node benches/large-study.mjs
//
// The bench stops when the file is another than what is generated here.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FILE = fileURLToPath(new URL("large-study.json", import.meta.url));
const OUTCOMES = 30;
export const ESTIMATES = 5;
export const YEARS = 5;

/** A PERT estimate in whole steps of a decimal, so that the texts are exact: 200 with three decimals is 0.200. */
const pert = (low, value, high, decimals) => {
  const text = (steps) => (decimals === 0 ? String(steps) : (steps / 10 ** decimals).toFixed(decimals));
  return { value: text(value), low: text(low), high: text(high), shape: "pert" };
};

// Ranges that lean to one side; of thirty outcomes no two are the same, so that nothing computed for one serves another.
const outcome = (n) => ({
  id: `o${n}`,
  label: `Change number ${n}`,
  stakeholder: `s${n % 5}`,
  quantity: pert(16 + (n % 30), 20 + (n % 30), 32 + 2 * (n % 30), 0),
  first_year: 1,
  duration: YEARS,
  proxy: { label: "Cost", value: pert(70 + (n % 40), 100 + (n % 40), 160 + 2 * (n % 40), 0), source: "A study", price_year: 2026 },
  deadweight: pert(100 + (n % 30), 200 + (n % 30), 350 + 2 * (n % 30), 3),
  displacement: "0.05",
  attribution: pert(150 + (n % 30), 250 + (n % 30), 400 + 2 * (n % 30), 3),
  drop_off: pert(50 + (n % 30), 100 + (n % 30), 180 + 2 * (n % 30), 3),
});

/** A study file with so many outcomes. */
export function largeStudy(outcomes = OUTCOMES) {
  return {
    format: "retombees.study",
    version: 1,
    id: "large",
    title: "Large",
    price_year: 2026,
    discounting: { rates: [{ from_year: 0, rate: "0.032" }], timing: "start" },
    stakeholders: Array.from({ length: 5 }, (_, n) => ({ id: `s${n}`, name: `Group ${n}`, role: "beneficiary", consulted: "Yes" })),
    inputs: [{ id: "i1", stakeholder: "s0", label: "Grant", kind: "cash", unit_value: String(5_000 * outcomes) }],
    outcomes: Array.from({ length: outcomes }, (_, n) => outcome(n)),
  };
}

const written = () => `${JSON.stringify(largeStudy(), null, 1)}\n`;

/** The committed file; stops when it is not the study above. */
export function committedStudy() {
  const text = readFileSync(FILE, "utf8");
  if (text !== written()) throw new Error("benches/large-study.json is old: node benches/large-study.mjs writes it anew");
  return text;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, written());
