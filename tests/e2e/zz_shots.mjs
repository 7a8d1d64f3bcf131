import { chromium } from "playwright-core";
import { FLAGS, findBrowser } from "./browser.mjs";
import * as S from "./server.mjs";
const rooms = (process.argv[2] ?? "outcomes,result,inputs").split(",");
const specs = (process.argv[3] ?? "360fl,1440fl").split(",");
const full = process.argv[4] === "full";
const server = await S.startServer();
const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
for (const spec of specs) {
  const [, w, l, s] = spec.match(/(\d+)(.)(.)/);
  const ctx = await browser.newContext({ viewport: { width: +w, height: +w < 500 ? 740 : 900 }, locale: l === "f" ? "fr-FR" : "en-GB", colorScheme: s === "l" ? "light" : "dark", hasTouch: +w < 500, isMobile: +w < 500 });
  const page = await ctx.newPage();
  page.on("response", r => r.status() === 404 && console.log(r.url())); page.on("console", m => m.type() === "error" && console.log(m.text()));
  page.on("pageerror", e => console.log(e));
  await page.goto(server.url());
  await page.getByTestId("sroi-sentence").first().waitFor();
  await page.waitForTimeout(1500);
  for (const r of rooms) {
    if (r !== "first") { if (r === "list") await page.goto(server.url() + "#/"); else await page.getByTestId(`room-${r}`).first().evaluate(e => e.click()); await page.waitForTimeout(1500); }
    await page.screenshot({ path: `/tmp/s-${r}-${spec}.png`, fullPage: full });
  }
  await ctx.close();
}
await browser.close(); process.exit(0);
