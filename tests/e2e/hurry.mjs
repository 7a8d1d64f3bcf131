/**
 * A script for `before` of harness.mjs: the browser keeps the program as soon as it runs, not three seconds later, and the page looks for a
 * newer version not every hour but all the time, while `globalThis.hoursPass`.
 */
export function hurryToKeep() {
  const { setTimeout: later, setInterval: every } = globalThis;
  globalThis.setTimeout = (act, ms, ...given) => later(act, ms === 3_000 ? 0 : ms, ...given);
  globalThis.setInterval = (act, ms, ...given) => (ms === 3_600_000 ? every(() => globalThis.hoursPass && act(), 300) : every(act, ms, ...given));
}
