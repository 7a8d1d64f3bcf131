// Page object: what a person finds on the page, and the only selectors of the tests. A component that changes its markup must
// keep them.

import { readDownload, started } from "./harness.mjs";

export { hurryToKeep } from "./hurry.mjs";

export class App {
  constructor(page) {
    this.page = page;
    this.ratio = page.getByTestId("sroi-ratio");
    this.sentence = page.getByTestId("sroi-sentence");
    this.saveState = page.getByTestId("save-state");
    this.storageProblem = page.getByTestId("storage-problem");
    this.newStudy = page.getByTestId("new-study");
    this.studies = page.getByTestId("study-list").getByRole("listitem");
    this.menu = page.getByTestId("menu");
    this.exportJson = page.getByTestId("export-json");
    this.importJson = page.getByTestId("import-json");
    this.preview = page.getByTestId("import-preview");
    this.accept = page.getByTestId("import-accept");
    this.refuse = page.getByTestId("import-refuse");
    this.notice = page.getByTestId("notice");
    this.language = page.getByTestId("language");
    this.undo = page.getByTestId("undo");
    this.redo = page.getByTestId("redo");
    // Once it explains: the frame is there before.
    this.explain = page.getByTestId("explain").filter({ has: page.locator("#explain-title") });
    this.failure = page.getByTestId("failure");
    this.range = page.getByTestId("uncertainty-sentence");
    this.draws = page.getByTestId("uncertainty-draws");
    this.sliders = page.locator("[data-slider]");
    this.saveDraws = page.getByTestId("save-draws");
  }

  /** The input of one number of the study, by its address: `outcomes/<id>/quantity`. */
  field(address) {
    return this.page.locator(`[data-field="${address}"]`);
  }

  /** All inputs whose address ends so: `fields("quantity")` are the quantities of every outcome. */
  fields(ending) {
    return this.page.locator(`[data-field$="/${ending}"]`);
  }

  /** A text or a choice of the study, by its address: `outcomes/<id>/label`. */
  control(address) {
    return this.page.locator(`[id="f-${address.replaceAll("/", "-")}"]`);
  }

  /** The sentence under a number that was refused. */
  error(address) {
    return this.page.locator(`[id="f-${address.replaceAll("/", "-")}-error"]`);
  }

  /** The card of a stakeholder, an input or an outcome: `outcomes/<id>`. */
  card(address) {
    return this.page.locator(`[id="part-${address.replace("/", "-")}"]`);
  }

  /** Types as a person does: replaces the text and leaves the input. */
  async fill(address, text) {
    await this.field(address).fill(text);
    await this.field(address).blur();
  }

  /** Types key by key over what is there, and stays in the input. */
  async type(address, text) {
    await this.field(address).focus();
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.type(text);
  }

  /** Pastes over what is there, and stays in the input. */
  async paste(address, text) {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.field(address).focus();
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.press("Control+V");
  }

  /** Goes to a room of the open study: `scope`, `stakeholders`, `inputs`, `outcomes`, `result`, `uncertainty`… */
  async go(room) {
    await this.page.getByTestId(`room-${room}`).click();
    await this.page.locator(`[data-testid=room-${room}][aria-current=page]`).waitFor();
    // Its pictures follow from draws, which take a moment.
    if (room === "uncertainty") await this.page.locator("#main [data-done=true]").waitFor();
    // So do shares and ranges of scenarios, where there is anything to draw.
    if (room === "scenarios") await this.page.locator("#main [data-done=false]").waitFor({ state: "detached" });
  }

  /** Shows one outcome alone, with everything that is known of it. */
  async one(id) {
    await this.page.getByTestId("map-table").click();
    await this.card(`outcomes/${id}`).locator(".map-open").click();
  }

  /** Goes to the list of studies. */
  async goToStudies() {
    await this.page.locator(".brand").click();
    await this.newStudy.waitFor();
  }

  /** Opens a worked case from the list of studies. */
  async openCase(key) {
    await this.goToStudies();
    await this.page.getByTestId(`case-${key}`).click();
    await this.ratio.waitFor({ state: "attached" });
    await this.go("outcomes");
  }

  /** Goes to where scenarios are built. */
  async build() {
    await this.go("scenarios");
    const tab = this.page.getByTestId("scenarios-build");
    if (await tab.count()) await tab.click();
  }

  /** Starts a study without an answer to any question. */
  async start() {
    await this.newStudy.click();
    await this.page.getByTestId("start-now").click();
  }

  /** Waits until everything is kept in the browser. */
  async saved() {
    await this.page.locator("[data-testid=save-state]:is([data-save=saved], [data-save=refused])").waitFor();
  }

  /** Waits until the last run asked for is at its end and shown. Needs `hearSimulation` of hear.mjs before the page's scripts. */
  async simulated() {
    await this.page.waitForFunction(() => globalThis.heard.done);
    await drawn(this.page);
    await this.page.locator("[data-testid=uncertainty-draws][data-done=true]").waitFor();
    return this.page.evaluate(() => ({ ...globalThis.heard }));
  }

  /** Waits until the last comparison of scenarios asked for is at its end and shown. Needs `hearSimulation`, as `simulated` does. */
  async compared() {
    await this.page.waitForFunction(() => globalThis.heard.ranking.done);
    await drawn(this.page);
    await this.page.locator("[data-testid=ranking][data-done=true]").waitFor();
    return this.page.evaluate(() => ({ ...globalThis.heard.ranking }));
  }

  /** The file of the open study (or of all studies, in the list) as it is exported. */
  async exportText() {
    return (await this.download()).text;
  }

  /** The exported file, with its name. */
  async download() {
    await this.openMenu();
    return readDownload(this.page, () => this.exportJson.click());
  }

  /** Opens the menu behind the title. */
  async openMenu() {
    if (!(await this.exportJson.isVisible())) await this.menu.click();
  }

  /** The open study as it is exported. */
  async exported() {
    return JSON.parse(await this.exportText());
  }

  /** Chooses a file to import. What is not text or bytes is written as JSON. */
  async choose(content, name = "study.json") {
    const raw = typeof content === "string" || content instanceof Uint8Array;
    const buffer = Buffer.from(raw ? content : JSON.stringify(content));
    await this.importJson.setInputFiles({ name, mimeType: "application/json", buffer });
  }

  /** Imports a file and lets it in. */
  async import(content) {
    await this.choose(content);
    await this.accept.click();
    await this.preview.waitFor({ state: "detached" });
  }

  /** From now on nothing waits for the page to draw. */
  hurry() {
    hurried.add(this.page);
  }

  /** Reloads a page that asks before it is left, and says yes; what kind of question it was. */
  async reloadAfterQuestion() {
    const asked = this.page.waitForEvent("dialog");
    this.page.reload().catch(() => {});
    const dialog = await asked;
    await dialog.accept();
    if ((await started(this.page)) !== "ready") throw new Error("the page did not start again");
    return dialog.type();
  }

  async reload() {
    await this.page.reload({ waitUntil: "domcontentloaded" });
    await started(this.page);
    // Where the room is one whose program comes later.
    await this.page.getByTestId("deferred-waiting").first().waitFor({ state: "detached" });
  }

  /** Another tab of the same browser, at this path; `first` runs in it before its scripts. */
  async tab(path = "/", first = () => {}) {
    const page = await this.page.context().newPage();
    await page.addInitScript(first);
    await page.goto(new URL(path, this.page.url()).href, { waitUntil: "domcontentloaded" });
    const state = await started(page);
    if (state !== "ready") throw new Error(`the program did not start in another tab: ${state}`);
    return new App(page);
  }

  /** Looks for a newer version of the program, as the page does from time to time: "installed", or "redundant" where it did not come. */
  look() {
    return this.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const found = new Promise((done) => registration.addEventListener("updatefound", () => done(registration.installing)));
      // The browser looks for one by itself too, after a reload.
      const known = () => registration.waiting ?? registration.installing;
      const worker = known() ?? (await registration.update(), known()) ?? (await found);
      while (worker.state === "installing") await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
      return worker.state;
    });
  }

  /** What has the focus, in a few words; "body" when nothing has. */
  focused() {
    return this.page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body || one === document.documentElement) return "body";
      return one.dataset.field ?? one.dataset.testid ?? (one.id || `${one.tagName} ${one.textContent.trim()}`);
    });
  }
}

/** What a person does on a page. */
const ACTS = ["check", "click", "fill", "focus", "blur", "press", "selectOption", "setInputFiles", "uncheck"];
const KEYS = ["insertText", "press", "type"];
/** Pages on which nobody waits for the program to draw: a person may leave at any moment. */
const hurried = new WeakSet();

/**
 * Waits until the program has drawn what the last act changed. It draws at once or, when that takes long, in slices between
 * which it lets the browser in with `setTimeout(…, 0)`: as many are let pass here, and a frame.
 */
async function drawn(page) {
  if (hurried.has(page)) return;
  const slices = async () => {
    for (let n = 0; n < 8; n += 1) await new Promise((done) => setTimeout(done));
    // Some parts are drawn after the next paint.
    for (let n = 0; n < 2; n += 1) {
      await new Promise((done) => requestAnimationFrame(done));
      for (let n = 0; n < 4; n += 1) await new Promise((done) => setTimeout(done));
    }
  };
  // A page that closes or goes elsewhere draws nothing any more.
  await page.evaluate(slices).catch(() => {});
  // A part whose program is on its way.
  await page.getByTestId("deferred-waiting").first().waitFor({ state: "detached" }).catch(() => {});
}

/** Makes every act on a page, and on its elements, end when the page shows what it led to. */
function waitAfterActs(page) {
  const wrap = (owner, names, pageOf) => {
    for (const name of names) {
      const act = owner[name];
      owner[name] = async function (...given) {
        const result = await act.apply(this, given);
        await drawn(pageOf(this));
        return result;
      };
    }
  };
  wrap(page.keyboard, KEYS, () => page);
  const elements = Object.getPrototypeOf(page.locator("html"));
  if (Object.hasOwn(elements, WAITS)) return;
  Object.defineProperty(elements, WAITS, { value: true });
  wrap(elements, ACTS, (element) => element.page());
}
const WAITS = Symbol("waits after acts");

/** The words of an element with plain spaces, so that a test can name them. */
export async function words(locator) {
  return (await locator.innerText()).replace(/[\u00a0\u202f]/g, " ");
}

/**
 * Opens the page, waits until the program runs, and wraps it. Options as `openPage` of harness.mjs. A visit in English that is about a
 * room opens the case of the SROI guide by its address: its figures are small enough to check by hand.
 */
export async function openApp(openPage, { room = "outcomes", ...options } = {}) {
  const isEnglish = options.locale?.startsWith("en");
  const page = await openPage({ ...(room && isEnglish && { path: "/#/study/wheels-to-meals/outcomes" }), ...options });
  const state = await started(page);
  if (state !== "ready") throw new Error(`the program did not start: ${await page.getByTestId("failure").innerText()}`);
  waitAfterActs(page);
  const app = new App(page);
  // A first visit opens the result of a case. Most tests are about its outcomes.
  if (room && (await page.locator("[data-testid=room-result][aria-current=page]").count())) await app.go(room);
  return app;
}
