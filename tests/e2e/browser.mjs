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

/** The Chromium of this machine, or the Chrome named in CHROMIUM. */
export function findBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = process.env.PATH.split(delimiter);
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    const folder = folders.find((one) => existsSync(join(one, name)));
    if (folder) return join(folder, name);
  }
  throw new Error("no Chromium: run ./dev setup");
}
