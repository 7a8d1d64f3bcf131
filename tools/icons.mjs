// Draws the icons of the installed page from assets/icon.svg, by a browser. Run it when the icon changes, look at the result, commit it.
//
//   node tools/icons.mjs

import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { FLAGS, findBrowser } from "../tests/e2e/browser.mjs";

const ASSETS = new URL("../assets/", import.meta.url);
const SVG = readFileSync(new URL("icon.svg", ASSETS), "utf8");
/** The ground of the icon, which also fills a square that a system cuts to its own shape. */
const [, GROUND] = /<rect [^>]*fill="(#[0-9a-f]{6})"/.exec(SVG) ?? [];

/** As drawn: rounded corners, transparent around them. */
const AS_DRAWN = { scale: 1, raise: 0 };
/** The drawing reaches lower than it reaches up. Smaller, it is raised by this part of the whole, so that it sits in the middle. */
const RAISE = 1.25 / 32;
/** A maskable icon may lose what is further from its centre than 2/5 of its side: at this scale the ends of the lowest arc stay inside. */
const MASKABLE = { scale: 0.75, raise: RAISE };
/** iOS only rounds the corners. */
const APPLE = { scale: 0.88, raise: RAISE };

const ICONS = [
  { name: "any-192", side: 192, ...AS_DRAWN },
  { name: "any-512", side: 512, ...AS_DRAWN },
  { name: "maskable-512", side: 512, ...MASKABLE },
  { name: "apple-touch", side: 180, ...APPLE },
];

const html = ({ side, scale, raise }) => `<!DOCTYPE html>
<style>
  html { background: ${scale === 1 ? "transparent" : GROUND}; overflow: hidden; }
  body { margin: 0; }
  svg { display: block; width: ${side}px; height: ${side}px; transform: translateY(${-raise * side}px) scale(${scale}); }
</style>${SVG}`;

const browser = await chromium.launch({ executablePath: findBrowser(), headless: true, args: FLAGS });
for (const icon of ICONS) {
  const page = await browser.newPage({ viewport: { width: icon.side, height: icon.side } });
  await page.setContent(html(icon));
  writeFileSync(new URL(`icons/${icon.name}.png`, ASSETS), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
