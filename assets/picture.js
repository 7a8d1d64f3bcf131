// Saves a picture of the page as a file, as SVG or as PNG. Loaded when it is first asked for: most visits never do.

// The looks that a picture takes along. Everything else about a shape is in its attributes.
const LOOKS = ["fill", "fill-opacity", "paint-order", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "font-family", "font-size", "font-weight"];
/** How many dots of an image a pixel of the page becomes. */
const DENSITY = 2;
const SVG = "http://www.w3.org/2000/svg";

/** The picture as a file of its own: its looks are written into it, on a ground of the page's colour. */
function standalone(svg) {
  const copy = svg.cloneNode(true);
  const twins = copy.querySelectorAll("*");
  for (const [place, original] of svg.querySelectorAll("*").entries()) {
    const style = getComputedStyle(original);
    for (const look of LOOKS) {
      const value = style.getPropertyValue(look);
      // A hatching is named by the attribute; the style has its address on this page.
      if (value && !value.startsWith("url(")) twins[place].setAttribute(look, value);
    }
    twins[place].removeAttribute("class");
  }
  const ground = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ width: "100%", height: "100%", fill: getComputedStyle(document.documentElement).backgroundColor })) ground.setAttribute(name, value);
  copy.prepend(ground);
  copy.setAttribute("xmlns", SVG);
  copy.removeAttribute("class");
  // What names the picture is on the page; in the file it is inside.
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

/** Saves the picture inside of the element with this id. */
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
  // As an address that holds its own data: the page's policy lets no other through.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * DENSITY;
  canvas.height = image.naturalHeight * DENSITY;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  download(name, canvas.toDataURL());
}
