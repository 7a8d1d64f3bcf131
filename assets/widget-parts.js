// The parts of a widget as elements. Every text arrives as a text node: nothing that a study holds becomes markup.

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = new Set(["svg", "g", "defs", "pattern", "rect", "line", "path", "circle", "text"]);

/** An element with attributes and children; a child that is no node is a text. */
export function make(name, attributes = {}, ...children) {
  const element = SHAPES.has(name) ? document.createElementNS(SVG, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== null) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== undefined && child !== null && child !== ""));
  return element;
}

/** Replaces what is in an element. */
export const fill = (element, ...children) => element.replaceChildren(...children.filter(Boolean));

/** The sentence with its range, what has no price, and the caveat. */
export function answerPart(place, { title, scenario, sentence, range, line, one, caveat, beside, known }) {
  const axis = () => make("line", { class: "range-axis", x1: 0, x2: 1000, y1: 22, y2: 22 });
  const picture = line && make(
    "svg", { class: "widget-range", viewBox: "0 0 1000 80", "aria-hidden": "true", focusable: "false" },
    make("text", { class: "range-mark", x: line.one, y: 72, "text-anchor": "middle" }, one),
    axis(),
    make("line", { class: "range-one", x1: line.one, x2: line.one, y1: 6, y2: 38 }),
    make("line", { class: "range-span", x1: line.low, x2: line.high, y1: 22, y2: 22 }),
    make("rect", { class: "range-ratio", x: line.ratio - 6, y: 4, width: 12, height: 36, rx: 6 }),
  );
  fill(
    place,
    make("h1", {}, title),
    scenario && make("p", { class: "widget-scenario" }, scenario),
    make("p", { class: "widget-sentence", "data-testid": "sentence" }, sentence),
    range && make("p", { class: "widget-between", "data-testid": "range", "data-known": String(known) }, range),
    picture,
    beside && make("p", { class: "widget-beside", "data-testid": "beside" }, beside),
    make("p", { class: "widget-caveat" }, caveat),
  );
}

/** The numbers that may be moved. Sliders that are there stay: one of them is in a hand. */
export function numbersPart(place, numbers, words, { move, release, restore }, moved) {
  const sliders = [...place.querySelectorAll("input")];
  const isSame = sliders.length === numbers.length && sliders.every((slider, n) => slider.dataset.path === numbers[n].path);
  if (!isSame) {
    const row = (number, n) => {
      const id = `number-${n}`;
      const slider = make("input", { id, type: "range", min: 0, max: 100, step: 1, "data-path": number.path });
      slider.addEventListener("input", () => move(n, Number(slider.value)));
      slider.addEventListener("change", release);
      const owner = number.owner && make("span", { class: "widget-owner" }, number.owner);
      const define = number.define && make("details", {}, make("summary", { "aria-label": number.asks }, "?"), make("p", {}, number.define));
      const end = (value) => make("span", { class: "widget-end", "aria-hidden": "true" }, value);
      return make(
        "div", { class: "widget-number" },
        make("label", { for: id }, number.name, " ", owner), make("output", { for: id }), slider, end(number.low), end(number.high), define,
      );
    };
    const back = make("button", { type: "button", class: "button", "data-testid": "restore" }, words.restore);
    back.addEventListener("click", restore);
    fill(place, ...(numbers.length > 0 ? [make("h2", {}, words.numbers), ...numbers.map(row), back] : []));
  }
  for (const [n, slider] of [...place.querySelectorAll("input")].entries()) {
    if (document.activeElement !== slider || !moved) slider.value = numbers[n].step;
    slider.setAttribute("aria-valuetext", numbers[n].value);
    slider.parentElement.querySelector("output").textContent = numbers[n].value;
  }
  const back = place.querySelector("[data-testid=restore]");
  // It keeps its place: what is below does not jump at the first movement.
  if (back) back.disabled = !moved;
}

/** The picture with the table of the same figures. */
export function picturePart(place, picture, words) {
  if (!picture) return fill(place);
  const wasOpen = place.querySelector("details")?.open ?? false;
  const hatch = "hatch";
  const mark = ({ name, attributes, hatched, text }) => make(name, { ...attributes, ...(hatched && { fill: `url(#${hatch})` }) }, text);
  const drawing = make(
    "svg",
    { class: "chart-picture", role: "img", "aria-labelledby": "picture-title", viewBox: `0 0 ${picture.width} ${picture.height}`, width: picture.width, height: picture.height, focusable: "false" },
    make("defs", {}, make(
      "pattern", { id: hatch, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      make("rect", { class: "m-hatch-ground", width: 6, height: 6 }), make("line", { class: "m-hatch", x1: 0, y1: 0, x2: 0, y2: 6 }),
    )),
    ...picture.marks.map(mark),
  );
  const row = ({ name, cells, total }) => make("tr", total ? { class: "is-total" } : {}, make("th", { scope: "row" }, name), ...cells.map((cell) => make("td", {}, cell)));
  const table = make(
    "table", {}, make("caption", { class: "visually-hidden" }, picture.title),
    make("thead", {}, make("tr", {}, ...picture.heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, ...picture.rows.map(row)),
  );
  const details = make("details", {}, make("summary", {}, words.table), make("div", { class: "widget-scroll", tabindex: 0, role: "group", "aria-label": picture.title }, table));
  details.open = wasOpen;
  fill(place, make("figure", {}, make("figcaption", { id: "picture-title" }, picture.title), make("div", { class: "widget-scroll" }, drawing), details));
}

/** How a figure was obtained; each figure behind it opens. */
export function explanationPart(place, explanation, words, explain) {
  if (!explanation) return fill(place);
  const act = (label, what, n, attributes = {}) => {
    const button = make("button", { type: "button", class: "link", ...attributes }, label);
    button.addEventListener("click", () => explain(what, n));
    return button;
  };
  const row = ({ sign, name, value, opens }, n) => make(
    "li", {},
    make("span", { class: "explain-sign" }, sign),
    opens ? act(name, "open", n) : make("span", {}, name),
    make("span", { class: "explain-value" }, value),
  );
  const rows = explanation.rows.length > 0 && make("ol", { class: "explain-rows" }, ...explanation.rows.map(row));
  const total = make("p", { class: "explain-total" }, explanation.value);
  const trail = explanation.trail.length > 0 && make(
    "nav", { "aria-label": words.trail }, ...explanation.trail.map((name, n) => act(name, "back", n, { "aria-label": `${words.back} ${name}` })),
  );
  const { formula, source } = explanation;
  fill(
    place,
    make(
      "section", { class: "explain", "aria-labelledby": "explain-title", "data-testid": "explanation" },
      trail || undefined,
      make("h2", { id: "explain-title", tabindex: -1 }, explanation.name),
      explanation.column ? rows || undefined : undefined,
      total,
      formula ? make("p", { class: "explain-words" }, formula.words) : undefined,
      formula ? make("p", { class: "explain-line" }, formula.numbers) : undefined,
      source ? make("p", { class: "explain-source" }, source) : undefined,
      explanation.column ? undefined : rows || undefined,
      act(words.close, "close", 0, { class: "button", "data-testid": "explain-close" }),
    ),
  );
}

/** What the visitor decided about sending figures; who agreed can take it back. */
export function consentPart(place, words, host, withdraw) {
  if (host.consent === undefined) return fill(place);
  const text = (host.consent ? words.agreed : words.refused).replace("{host}", () => host.name);
  const button = host.consent && make("button", { type: "button", class: "link", "data-testid": "withdraw" }, words.withdraw);
  button && button.addEventListener("click", withdraw);
  fill(place, make("p", { "data-testid": "consent", tabindex: -1 }, text, " ", button || undefined));
}
