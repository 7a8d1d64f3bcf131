// Chooses the browser and its launch options.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The same engine without the windows around it, which take half of the processor's time. */
const HEADLESS = "chromium-headless-shell";
const WHOLE = ["chromium", "chromium-browser", "google-chrome"];

/** The browser of the tests: the Chrome named in CHROMIUM, or Chromium without its windows, or else a whole one. */
export const findBrowser = () => find([HEADLESS, ...WHOLE]);

/** A browser as people have it, for what is measured. */
export const findWholeBrowser = () => find(WHOLE);

function find(names) {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = process.env.PATH.split(delimiter);
  for (const name of names) {
    const folder = folders.find((one) => existsSync(join(one, name)));
    if (folder) return join(folder, name);
  }
  throw new Error("no Chromium: run ./dev setup");
}
