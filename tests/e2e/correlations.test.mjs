// Correlation groups: a person makes a group, the range of the result follows, and everything can be undone.

import assert from "node:assert/strict";
import { openApp, words } from "./app.mjs";
import { assertAccessible, browserTest } from "./harness.mjs";
import { hearSimulation } from "./hear.mjs";

const MEMBERS = ["outcomes/diplome/quantity", "outcomes/annee-evitee/quantity"];

/** Makes a group of two numbers that both raise the result, by the controls alone. */
async function makeGroup(app) {
  const group = app.page.getByTestId("correlation");
  await app.page.getByTestId("add-correlation").click();
  await group.waitFor();
  assert.match(await app.focused(), /^f-correlations-/, "the name of the new group has the focus");
  await app.page.keyboard.type("Une même enquête");
  for (const member of MEMBERS) await group.locator("select").selectOption(member);
  return group;
}

const width = ({ report }) => {
  const { ratio } = JSON.parse(report);
  return Number(ratio.p95) - Number(ratio.p5);
};

browserTest("a group of numbers widens the range, its correlation moves it, and taking it out brings the first draws back", async ({ openPage }) => {
  const app = await openApp(openPage, { before: [hearSimulation] });
  await app.openCase("tutorat");
  await app.go("uncertainty");
  const before = await app.simulated();
  const group = await makeGroup(app);
  const usual = await app.simulated();
  assert.ok(width(usual) > width(before), `${width(usual)} is not wider than ${width(before)}`);
  assert.match(await words(app.draws), /1 groupe de nombres bouge ensemble/);

  const { correlations } = await app.exported();
  assert.equal(correlations.length, 1);
  const [{ id, name, rank_correlation: correlation, members }] = correlations;
  assert.deepEqual({ name, correlation, members }, { name: "Une même enquête", correlation: "0.6", members: MEMBERS });

  await app.fill(`correlations/${id}/rank_correlation`, "1");
  const whole = await app.simulated();
  assert.ok(width(whole) > width(usual));
  await app.type(`correlations/${id}/rank_correlation`, "1,5");
  assert.match(await words(app.error(`correlations/${id}/rank_correlation`)), /1 ou moins/);
  assert.equal((await app.exported()).correlations[0].rank_correlation, "1");
  await app.fill(`correlations/${id}/rank_correlation`, "0");
  assert.equal((await app.simulated()).report, before.report, "without a correlation nothing moves together");

  // A number of one group is not offered to another.
  await app.page.getByTestId("add-correlation").click();
  const offered = await app.page.getByTestId("correlation").last().locator("select option").evaluateAll((all) => all.map(({ value }) => value));
  assert.ok(offered.length > 1 && MEMBERS.every((member) => !offered.includes(member)));
  await app.undo.click();

  await group.getByRole("button", { name: /^Sortir du groupe/ }).first().click();
  assert.deepEqual((await app.exported()).correlations[0].members, MEMBERS.slice(1));
  await group.getByRole("button", { name: /^Supprimer le groupe/ }).click();
  assert.equal((await app.exported()).correlations, undefined);
  while (await app.undo.isEnabled()) await app.undo.click();
  assert.equal((await app.exported()).correlations, undefined);
  assert.equal((await app.simulated()).report, before.report);
});

browserTest("the groups are accessible, and nothing runs over at 360 pixels", async ({ openPage }) => {
  const app = await openApp(openPage, { viewport: { width: 360, height: 740 }, before: [hearSimulation] });
  await app.openCase("tutorat");
  await app.go("uncertainty");
  await makeGroup(app);
  await app.simulated();
  await assertAccessible(app.page);
  const [wide, page] = await app.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= page, `${wide} pixels on ${page}`);
});
