// Requests and answers of the simulation, for tests and benches that call the worker program themselves. The page's scripts
// pass these texts on without parsing them (src/analysis/simulation/protocol.rs).

const WIDTHS = { judged: "0.2", unknown: "0.5" };

/** To simulate the text of a study file, or one of its scenarios. `glue` is the module worker.js. */
export function simulationRequest(glue, study, scenario = null) {
  return JSON.stringify({ build: glue.build(), simulate: { study, scenario, ...WIDTHS, threshold: "1" } });
}

/** To compare the scenarios of the text of a study file. */
export function comparisonRequest(glue, study) {
  return JSON.stringify({ build: glue.build(), compare: { study, ...WIDTHS } });
}

/** The report or the ranking in an answer, as text with every digit. */
export function found(answer) {
  const { report, ranking } = JSON.parse(answer);
  return JSON.stringify(report ?? ranking);
}
