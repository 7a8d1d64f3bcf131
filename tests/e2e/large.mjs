// A study larger than most, for tests that depend on size.

const outcome = (n) => ({
  id: `o${n}`, label: `Change number ${n}`, stakeholder: `s${n % 5}`, quantity: String(10 + (n % 40)), first_year: 1, duration: 1 + (n % 5),
  proxy: { label: "Cost", value: String(100 + n), source: "A study", price_year: 2024 },
  deadweight: "0.2", displacement: "0.1", attribution: "0.3", drop_off: "0.1",
});

/** A study of so many outcomes, and one input. */
export const largeStudy = (outcomes) => ({
  format: "retombees.study", version: 1, id: "large", title: "Large", price_year: 2024,
  discounting: { rates: [{ from_year: 0, rate: "0.032" }], timing: "start" },
  stakeholders: Array.from({ length: 5 }, (_, n) => ({ id: `s${n}`, name: `Group ${n}`, role: "beneficiary", consulted: "Yes" })),
  inputs: [{ id: "i1", stakeholder: "s0", label: "Grant", kind: "cash", unit_value: "100000" }],
  outcomes: Array.from({ length: outcomes }, (_, n) => outcome(n)),
});

/** Makes the page's processor so many times slower. */
export async function slow(page, times) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: times });
  return session;
}

/** A study whose words repeat so little that it fits into no link. */
export const unlinkable = (study) => ({
  ...study,
  id: "large",
  title: "Grande",
  notes: Array.from({ length: 4_000 }, (_, n) => (n * 7919) % 99991).join(" ").slice(0, 5_000),
  outcomes: Array.from({ length: 400 }, (_, n) => ({ ...study.outcomes[0], id: `o${n}`, label: `${(n * 7919) % 9973} ${(n * 104729) % 99991} ${(n * 611953) % 999983}` })),
  variables: [],
  scenarios: [],
  correlations: [],
});
