// What a person finds on the page, and the only selectors the tests use. A component that changes its markup keeps these.

import { started } from "./harness.mjs";

export class App {
  constructor(page) {
    this.page = page;
    this.ratio = page.getByTestId("sroi-ratio");
    this.sentence = page.getByTestId("sroi-sentence");
    this.saveState = page.getByTestId("save-state");
    this.newStudy = page.getByTestId("new-study");
    this.exportJson = page.getByTestId("export-json");
    this.importJson = page.getByTestId("import-json");
    this.language = page.getByTestId("language");
    this.undo = page.getByTestId("undo");
    this.redo = page.getByTestId("redo");
    this.failure = page.getByTestId("failure");
  }

  /** The input of one field of the study, by its address: `outcomes/<id>/quantity`. */
  field(address) {
    return this.page.locator(`[data-field="${address}"]`);
  }

  /** All inputs whose address ends so: `fields("quantity")` are the quantities of every outcome. */
  fields(ending) {
    return this.page.locator(`[data-field$="/${ending}"]`);
  }

  /** Types as a person does: replaces the text and leaves the input. */
  async fill(address, text) {
    await this.field(address).fill(text);
    await this.field(address).blur();
  }

  async reload() {
    await this.page.reload({ waitUntil: "domcontentloaded" });
    await started(this.page);
  }
}

/** Opens the page, waits until the program runs, and wraps it. Options as `openPage` of harness.mjs. */
export async function openApp(openPage, options) {
  const page = await openPage(options);
  const state = await started(page);
  if (state !== "ready") throw new Error(`the program did not start: ${await page.getByTestId("failure").innerText()}`);
  return new App(page);
}
