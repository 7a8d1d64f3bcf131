// Saves a chart of the page, or the card of a result, as an SVG or PNG file. Loaded on first use: most visits never need it.

import { download } from "./files.js";

// The computed styles that the file needs. Everything else about a shape is in its attributes.
const LOOKS = ["fill", "fill-opacity", "paint-order", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "font-family", "font-size", "font-weight"];
/** Pixels of the PNG per CSS pixel. */
const DENSITY = 2;
const SVG = "http://www.w3.org/2000/svg";

/** Around the chart, and between it and its words, in CSS pixels. */
const MARGIN = 24;

function element(name, attributes, text) {
  const one = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) one.setAttribute(attribute, value);
  if (text !== undefined) one.textContent = text;
  return one;
}

/** The characters of a text as a reader counts them: an emoji or an accented letter is one. */
const characters = (text) =>
  typeof Intl.Segmenter === "function" ? Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment) : [...text];

/** A text broken between words so that each line fits in a width, in a font. A word that is wider than a line is broken anywhere. */
function lines(text, { fontWeight, fontSize, fontFamily }, width) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  const fits = (line) => pen.measureText(line).width <= width;
  const broken = [];
  const add = (piece, space) => {
    const longer = broken.length ? `${broken.at(-1)}${space}${piece}` : piece;
    if (broken.length && fits(longer)) broken[broken.length - 1] = longer;
    else broken.push(piece);
  };
  for (const word of text.trim().split(/[ \n]+/)) {
    if (fits(word)) add(word, " ");
    else for (const [place, one] of characters(word).entries()) add(one, place === 0 ? " " : "");
  }
  return broken;
}

/** Lines of text from a height on, as they look on the page; returns them with the height below them. */
function written(text, like, width, top) {
  const style = getComputedStyle(like);
  const size = Number.parseFloat(style.fontSize);
  let y = top;
  const texts = lines(text, style, width).map((line) => {
    y += size * 1.3;
    return element("text", { x: MARGIN, y: y - size * 0.3, fill: style.color, "font-family": style.fontFamily, "font-size": style.fontSize, "font-weight": style.fontWeight }, line);
  });
  return { texts, bottom: y };
}

/** The chart as an SVG file: its title above, source and date below, with computed styles as attributes, on the page's colour. */
function standalone(svg) {
  const copy = svg.cloneNode(true);
  const twins = copy.querySelectorAll("*");
  for (const [place, original] of svg.querySelectorAll("*").entries()) {
    const style = getComputedStyle(original);
    for (const look of LOOKS) {
      const value = style.getPropertyValue(look);
      // The attribute already names a hatching; the computed style has its URL on this page.
      if (value && !value.startsWith("url(")) twins[place].setAttribute(look, value);
    }
    twins[place].removeAttribute("class");
  }
  const [width, height] = ["width", "height"].map((side) => Number(copy.getAttribute(side)));
  const caption = document.getElementById(copy.getAttribute("aria-labelledby"));
  const source = svg.closest("figure").querySelector(".chart-source");
  const date = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  const title = caption.textContent;
  const head = written(title, caption, width, MARGIN);
  const foot = written(`${source.textContent} ${date}.`, source, width, head.bottom + MARGIN + height + MARGIN / 2);
  const size = { width: width + 2 * MARGIN, height: Math.ceil(foot.bottom + MARGIN) };
  const file = element("svg", { xmlns: SVG, ...size, viewBox: `0 0 ${size.width} ${size.height}`, role: "img" });
  const chart = element("g", { transform: `translate(${MARGIN} ${head.bottom + MARGIN})` });
  chart.append(...copy.childNodes);
  const ground = element("rect", { width: "100%", height: "100%", fill: getComputedStyle(document.documentElement).backgroundColor });
  // The element that names the chart stays on the page: the file gets the name as its title.
  file.append(element("title", {}, title), ground, ...head.texts, chart, ...foot.texts);
  return new XMLSerializer().serializeToString(file);
}

/** Saves the SVG inside the element with this id. */
export async function save(id, name, png) {
  const svg = document.getElementById(id)?.querySelector("svg");
  if (!svg) return;
  const text = standalone(svg);
  if (png) await saveAsPixels(text, name, DENSITY);
  else download(name, text, "image/svg+xml");
}

// As a data URL: the content security policy allows no other source.
const addressOf = (svg) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

/** Saves an SVG file as a PNG file with so many pixels per CSS pixel. */
async function saveAsPixels(svg, name, density) {
  const image = new Image();
  image.src = addressOf(svg);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * density;
  canvas.height = image.naturalHeight * density;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  download(name, await new Promise((drawn) => canvas.toBlob(drawn)), "image/png");
}

// ------------------------------------------------------------------------------------------------------- the card of a result

/** The sides of a card in pixels, and the size of its sentence where there is room. */
const CARDS = { wide: { width: 1200, height: 630, largest: 60 }, square: { width: 1080, height: 1080, largest: 76 } };
const EDGE = 64;
/** The least size of the sentence; the rest follows from it. */
const SMALLEST = 26;
/** Light whatever the theme of the page is: a card goes elsewhere. The values are those of tokens.css. */
const INK = "#1c2423";
const SOFT = "#52605d";
const ACCENT = "#1f5f5b";
const LINE = 56;

/** The card of a result: its sentence, under it at once what it is not for, its range, and what has no price. */
function cardOf(words, { width, height, largest }) {
  const page = getComputedStyle(document.documentElement);
  const [serif, sans] = ["--serif", "--sans"].map((name) => page.getPropertyValue(name).trim());
  const date = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  const room = { width: width - 2 * EDGE, height: height - 2 * EDGE };
  const blocks = (size) => [
    { text: words.title, family: sans, size: size * 0.44, weight: 600, fill: ACCENT, most: 2 },
    { text: words.sentence, family: serif, size, fill: INK, above: size * 0.4 },
    { text: words.caveat, family: sans, size: size * 0.36, fill: SOFT, above: size * 0.2 },
    { text: words.range, family: serif, size: size * 0.62, fill: INK, above: size * 0.5 },
    { line: words.line, above: size * 0.3 },
    { text: words.beside, family: sans, size: size * 0.4, fill: INK, above: size * 0.35, most: 3 },
    { text: `Retombées · ${date}`, family: sans, size: size * 0.34, fill: SOFT, above: size * 0.5 },
  ].filter(({ text, line }) => text || line);
  let size = largest;
  let laid = layOut(blocks(size), room.width);
  while (laid.bottom > room.height && size > SMALLEST) {
    size -= 2;
    laid = layOut(blocks(size), room.width);
  }
  const file = element("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, role: "img" });
  const group = element("g", { transform: `translate(${EDGE} ${EDGE + Math.max(0, (room.height - laid.bottom) / 2)})` });
  for (const { text, family, size, weight = 400, fill, y } of laid.texts) {
    group.append(element("text", { x: 0, y, fill, "font-family": family, "font-size": size, "font-weight": weight }, text));
  }
  if (laid.lineAt !== undefined) group.append(...rangeLine(words, laid.lineAt, room.width, sans));
  file.append(
    element("title", {}, words.alternative),
    element("rect", { width: "100%", height: "100%", fill: "#fff" }),
    element("rect", { width: 16, height: "100%", fill: ACCENT }),
    group,
  );
  return new XMLSerializer().serializeToString(file);
}

/** Blocks under one another: each line with its place, and the height of all. */
function layOut(blocks, width) {
  const texts = [];
  let y = 0;
  let lineAt;
  for (const { text, family, size, weight = 400, fill, above = 0, most = Infinity } of blocks) {
    y += above;
    if (text === undefined) {
      lineAt = y;
      y += LINE;
      continue;
    }
    const broken = lines(text, { fontWeight: weight, fontSize: `${size}px`, fontFamily: family }, width);
    if (broken.length > most) broken.splice(most - 1, Infinity, `${characters(broken[most - 1]).slice(0, -1).join("")}…`);
    for (const line of broken) {
      y += size * 1.25;
      texts.push({ text: line, family, size, weight, fill, y: y - size * 0.25 });
    }
  }
  return { texts, bottom: y, lineAt };
}

/** The range as a line with the mark of 1, as it stands under the sentence on the page. */
function rangeLine({ line, one }, top, width, family) {
  const at = (place) => (place / 1000) * width;
  const middle = top + 14;
  return [
    element("rect", { x: 0, y: middle - 1, width, height: 2, fill: SOFT }),
    element("rect", { x: at(line.low), y: middle - 5, width: Math.max(2, at(line.high) - at(line.low)), height: 10, fill: ACCENT }),
    element("rect", { x: at(line.ratio) - 3, y: middle - 14, width: 6, height: 28, fill: INK }),
    element("rect", { x: at(line.one) - 1, y: middle - 10, width: 2, height: 20, fill: SOFT }),
    element("text", { x: at(line.one), y: middle + 34, fill: SOFT, "font-family": family, "font-size": 20, "text-anchor": "middle" }, one),
  ];
}

/** Draws a card, `wide` or `square`: hands its address to `tell` to be shown, or saves it under a name. */
export async function card(json, shape, name, png, tell) {
  const svg = cardOf(JSON.parse(json), CARDS[shape]);
  if (tell) tell(addressOf(svg));
  else if (png) await saveAsPixels(svg, name, 1);
  else download(name, svg, "image/svg+xml");
}
