import { chromium } from "playwright-core";
import { FLAGS, findBrowser } from "./browser.mjs";
import * as S from "./server.mjs";
const server = await S.startServer();
const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
const page = await (await browser.newContext({ locale: "fr-FR", viewport: { width: 1280, height: 900 } })).newPage();
await page.goto(server.url()); await page.waitForTimeout(2000);
for (const r of ["outcomes", "result", "inputs"]) {
  await page.getByTestId(`room-${r}`).click(); await page.waitForTimeout(900);
  await page.pdf({ path: `/tmp/p-${r}.pdf`, format: "A4", preferCSSPageSize: true });
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 672, height: 950 });
  await page.waitForTimeout(300);
  await page.screenshot({ path: `/tmp/p-${r}.png`, fullPage: true });
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 1280, height: 900 });
}
await browser.close(); process.exit(0);
