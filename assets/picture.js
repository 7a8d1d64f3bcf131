// Saves a chart of the page as an SVG or PNG file. Loaded on first use: most visits never need it.

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

/** A text broken between words so that each line fits in a width, in the font of an element of the page. */
function lines(text, style, width) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const broken = [];
  for (const word of text.trim().split(/[ \n]+/)) {
    const longer = broken.length ? `${broken.at(-1)} ${word}` : word;
    if (broken.length && pen.measureText(longer).width <= width) broken[broken.length - 1] = longer;
    else broken.push(word);
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
  if (!png) return download(name, text, "image/svg+xml");
  const image = new Image();
  // As a data URL: the content security policy allows no other source.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * DENSITY;
  canvas.height = image.naturalHeight * DENSITY;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  download(name, await new Promise((drawn) => canvas.toBlob(drawn)), "image/png");
}
