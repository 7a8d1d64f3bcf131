import { openApp } from "./app.mjs";
import { browserTest } from "./harness.mjs";
const MAP = [
  ["Parties prenantes", "Ce qui change", "Quantité", "Durée", "Valeur d’une unité", "Poids mort", "Déplacement", "Attribution", "Déperdition", "Impact"],
  ["Jeunes", "Trouver un emploi", "12", "3", "14500", "12 %", "3 %", "50 %", "10 %", "65000"],
  ["", "Aller mieux", "30", "1", "300", "0,25", "0", "0,2", "0", "5400"],
  ["Ville", "Moins d’aide", "douze", "2", "1.250", "0 %", "0 %", "0 %", "0 %", "15000"],
].map((row) => row.join("\t")).join("\n");
for (const [w, scheme] of [[1440, "light"], [768, "dark"], [360, "light"]]) browserTest(`look ${w}`, async ({ openPage }) => {
  const app = await openApp(openPage, { locale: "fr-FR", viewport: { width: w, height: 900 }, colorScheme: scheme });
  await app.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.page.evaluate((t) => navigator.clipboard.writeText(t), MAP);
  await app.page.locator("[data-label]").first().focus();
  await app.page.keyboard.press("Control+V");
  await app.page.getByTestId("table-dialog").waitFor();
  await app.page.screenshot({ path: `/tmp/d-${w}.png` });
  await app.page.getByTestId("table-close").click();
  await app.type("outcomes/diplome/deadweight", "40");
  await app.page.keyboard.press("Tab");
  await app.page.screenshot({ path: `/tmp/m-${w}.png` });
});
