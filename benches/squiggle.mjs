// The study of the benchmarks in Squiggle, the language for estimates in JavaScript that others use, and what it takes there.
//
// Squiggle has no PERT; a PERT is a beta on a range, low + (high - low) · beta(1 + 4 (mode - low) / (high - low), …), and that it
// has. Each estimate and each step has a line of its own, so that it is computed once, as here.

import { run } from "@quri/squiggle-lang";

/** The study as a program of Squiggle: one ratio. Only what `large-study.mjs` makes use of is known here. */
export function program(study) {
  const lines = [];
  const name = (expression) => `x${lines.push(`x${lines.length} = ${expression}`) - 1}`;
  const pert = ({ low, value, high }) => {
    const [from, mode, to] = [low, value, high].map(Number);
    const shape = (part) => 1 + (4 * part) / (to - from);
    return name(`${from} + ${to - from} * beta(${shape(mode - from)}, ${shape(to - mode)})`);
  };
  const estimate = (given) => (typeof given === "string" ? given : pert(given));
  const rate = Number(study.discounting.rates[0].rate);
  const present = study.outcomes.map((outcome) => {
    const { quantity, proxy, deadweight, displacement, attribution, drop_off, first_year, duration } = outcome;
    const [q, p, d, l, a, r] = [quantity, proxy.value, deadweight, displacement, attribution, drop_off].map(estimate);
    const impact = name(`${q} * ${p} * (1 - ${d}) * (1 - ${l}) * (1 - ${a})`);
    const kept = name(`1 - ${r}`);
    const years = Array.from({ length: duration }, (_, k) => name(`${impact} * ${kept}^${k} * ${(1 + rate) ** -(first_year + k)}`));
    return name(years.join(" + "));
  });
  const inputs = study.inputs.reduce((total, { unit_value }) => total + Number(unit_value), 0);
  return `${lines.join("\n")}\n(${present.join(" + ")}) / ${inputs}`;
}

/** Runs a program with so many samples: the samples of its result, and the milliseconds it took. */
export async function sample(code, sampleCount) {
  // On a machine with other work the clock also counts that; the processor's time also counts helping threads. The lesser is kinder.
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  const { result } = await run(code, { environment: { sampleCount, xyPointLength: 1_000, seed: "1" } });
  const [wall, { user, system }] = [performance.now() - clock, process.cpuUsage(cpu)];
  if (!result.ok) throw new Error(`Squiggle: ${result.value}`);
  const { samples } = result.value.result._value.value;
  if (samples?.length !== sampleCount) throw new Error("Squiggle made another number of samples than asked for");
  return { samples, ms: Math.min(wall, (user + system) / 1_000) };
}
