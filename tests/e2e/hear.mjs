// Records the requests to the simulation and its answers, for the tests and the bench of the uncertainty page.

/**
 * A script for `before` of harness.mjs. It runs in the page before the page's own, and hears what is asked of the simulation and what
 * it tells, which still reaches the page: the page shows two decimals, this has every digit. What is shown of an earlier run stays
 * until a new one has something to show, so only this knows which run is at its end. In `globalThis.heard`:
 * - `runs`: how many were asked for; `request`: the last of them; `asked`: when
 * - `told`: when it told something first, 0 before; `report`, `refused`, `failed`, `workers`, `done`: what it told last
 * - `ranking`: what a comparison of scenarios told last, with `asked` (how often one was asked for), `report`, `failed`, `workers`, `done`
 * - `during`: name of a global function to call once, when a run has told something and is not at its end
 */
export function hearSimulation() {
  const heard = (globalThis.heard = { runs: 0, done: false, report: "", refused: "", failed: false, workers: 0, request: "", asked: 0, told: 0, during: "" });
  const ranking = (heard.ranking = { asked: 0, request: "", report: "", refused: "", failed: false, workers: 0, done: false });
  /** What an answer holds: the report or the ranking as text, and the reason of a refusal. */
  const read = (answer) => {
    const { report, ranking: ranked, refused } = answer ? JSON.parse(answer) : {};
    const found = report ?? ranked;
    return { report: found ? JSON.stringify(found) : "", refused: refused?.why ?? "" };
  };
  let real;
  let teller;
  Object.defineProperty(globalThis, "retombeesSimulation", {
    set: (given) => {
      real = given;
    },
    get: () => (call, ...asked) => {
      const [request, tell] = asked;
      if (call === "compare") {
        const own = (ranking.asked += 1);
        Object.assign(ranking, { request, done: false });
        return real(call, request, (answer, done, workers, failed) => {
          tell(answer, done, workers, failed);
          if (own === ranking.asked) Object.assign(ranking, { ...read(answer), workers, failed, done });
        });
      }
      if (call !== "run") return real(call, ...asked);
      const run = (heard.runs += 1);
      Object.assign(heard, { request, done: false, asked: performance.now(), told: 0 });
      teller = tell;
      return real(call, request, (answer, done, workers, failed) => {
        if (run === heard.runs) heard.told ||= performance.now();
        tell(answer, done, workers, failed);
        if (run !== heard.runs) return;
        Object.assign(heard, { ...read(answer), workers, failed, done });
        if (done || !heard.during) return;
        const { during } = heard;
        heard.during = "";
        globalThis[during]();
      });
    },
  });
  /** Asks for the last run once more. */
  globalThis.simulateAgain = () => globalThis.retombeesSimulation("run", heard.request, teller);
}
