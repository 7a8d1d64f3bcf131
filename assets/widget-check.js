// Shows what a widget is, weighs and tells, to whoever puts one into a site (embed-check.html).

const part = (name) => document.querySelector(`[data-testid="${name}"]`);
const widget = document.querySelector("retombees-widget");
const NAMES = ["study", "scenario", "lang", "color", "theme", "open", "picture", "height"];
for (const [name, value] of new URLSearchParams(location.search)) if (NAMES.includes(name)) widget.setAttribute(name, value);
if (!widget.hasAttribute("study")) widget.setAttribute("study", "tutorat");

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
/** What these took from the network, or had of it in the cache. */
const weight = (entries) => entries.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);

const loader = performance.getEntriesByType("resource").filter(({ name }) => new URL(name).pathname.endsWith("/embed.js"));
part("weight-before").textContent = kB(weight(loader));

/** What the frame has fetched so far. */
function fetched() {
  const { performance: own } = widget.querySelector("iframe").contentWindow;
  return [...own.getEntriesByType("navigation"), ...own.getEntriesByType("resource")];
}

let isFirst = true;
widget.addEventListener("retombees", ({ detail }) => {
  const line = document.createElement("li");
  line.textContent = JSON.stringify(detail);
  part("messages").append(line);
  const frame = widget.querySelector("iframe").contentDocument;
  part("version").textContent = frame.querySelector('meta[name="app-version"]')?.content ?? "?";
  // The first height after the sentence is there is that of the first figure.
  if (isFirst && frame.querySelector("[data-testid=sentence]")) {
    isFirst = false;
    part("weight-first").textContent = kB(weight(fetched()));
  }
  if (!isFirst) part("weight-all").textContent = kB(weight(fetched()));
});
