// Asks the visitor of a widget whether totals may be sent to the page around it. Fetched when there is something to ask.

import { make } from "./widget-parts.js";

/** The part of an element that can be seen, in the coordinates of its frame: the frame may be much higher than the window of the host. */
function visiblePart(element) {
  return new Promise((tell) => {
    new IntersectionObserver(([{ intersectionRect }], watch) => {
      watch.disconnect();
      tell(intersectionRect);
    }).observe(element);
  });
}

/** Shows the question in the visible part of the frame; true if the visitor agrees. */
export async function askVisitor(root, words, host) {
  const fill = (text) => text.replaceAll("{host}", () => host);
  // Not a form: a frame that may not send forms could not close it.
  const choice = (value) => {
    const button = make("button", { type: "button", class: "button", "data-testid": `ask-${value}` }, words[`ask.${value}`]);
    button.addEventListener("click", () => dialog.close(value));
    return button;
  };
  const dialog = make("dialog", { "aria-labelledby": "ask-title", "data-testid": "ask" });
  dialog.append(
    make("h2", { id: "ask-title" }, fill(words["ask.title"])),
    make("p", {}, fill(words["ask.sent"])),
    make("p", {}, words["ask.not_sent"]),
    make("p", { class: "widget-choices" }, choice("no"), choice("yes")),
  );
  root.append(dialog);
  const { top, height } = await visiblePart(root);
  dialog.showModal();
  // In a frame that scrolls inside, and in one that does not, this is where the window is.
  if (height > 0) dialog.style.top = `${Math.max(0, top + (height - dialog.offsetHeight) / 2)}px`;
  return new Promise((tell) => {
    dialog.addEventListener("close", () => {
      tell(dialog.returnValue === "yes");
      dialog.remove();
    });
  });
}
