// Saves a chart of the page as an SVG or PNG file. Loaded on first use: most visits never need it.

// The computed styles that the file needs. Everything else about a shape is in its attributes.
const LOOKS = ["fill", "fill-opacity", "paint-order", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "font-family", "font-size", "font-weight"];
/** Pixels of the PNG per CSS pixel. */
const DENSITY = 2;
const SVG = "http://www.w3.org/2000/svg";

/** The SVG as a standalone file: with its computed styles as attributes, on a background of the page's colour. */
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
  const ground = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ width: "100%", height: "100%", fill: getComputedStyle(document.documentElement).backgroundColor })) ground.setAttribute(name, value);
  copy.prepend(ground);
  copy.setAttribute("xmlns", SVG);
  copy.removeAttribute("class");
  // The element that names the chart stays on the page: the file gets the name as its title.
  const title = document.createElementNS(SVG, "title");
  title.textContent = document.getElementById(copy.getAttribute("aria-labelledby"))?.textContent ?? "";
  copy.prepend(title);
  copy.removeAttribute("aria-labelledby");
  return new XMLSerializer().serializeToString(copy);
}

function download(name, address) {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

/** Saves the SVG inside the element with this id. */
export async function save(id, name, png) {
  const svg = document.getElementById(id)?.querySelector("svg");
  if (!svg) return;
  const text = standalone(svg);
  if (!png) {
    const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    download(name, address);
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    return;
  }
  const image = new Image();
  // As a data URL: the content security policy allows no other source.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * DENSITY;
  canvas.height = image.naturalHeight * DENSITY;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  download(name, canvas.toDataURL());
}
