// Starts a widget in its frame: reads what the host chose from the address, brings the program and the study, and hands them to widget.js.

import { compile, fetchFile, importFile, inTime, names } from "./files.js";
import { connect } from "./widget-host.js";
import { show } from "./widget.js";

const page = document.documentElement;
const given = new URLSearchParams(location.search);
/** A study in the address: `#v1.…`. */
const link = /^#v\d/.test(location.hash) ? location.hash : undefined;

/** The language that the host chose, else the first known one of the browser, else French. */
function language() {
  const spoken = (tag) => ["fr", "en"].find((code) => code === String(tag).toLowerCase().split(/[-_]/)[0]);
  return [given.get("lang"), ...navigator.languages].map(spoken).find(Boolean) ?? "fr";
}

/** The theme that the host chose; what the device asks for with "auto". Without a choice it is light, as most pages are. */
function followTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = given.get("theme");
  page.dataset.theme = chosen === "dark" || (chosen === "auto" && dark.matches) ? "dark" : "light";
  // Where the host says nothing of its own ground, the widget brings one.
  page.toggleAttribute("data-ground", chosen === "auto");
}

/** The red, green and blue of a colour in any notation that the browser knows; none where it knows it not. */
function partsOf(colour) {
  if (!colour || !CSS.supports("color", colour)) return undefined;
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  return alpha === 255 ? [red, green, blue] : undefined;
}

function tint({ shade }) {
  const colour = partsOf(given.get("color"));
  if (colour) page.style.setProperty("--accent", `rgb(${[...shade(...colour, page.dataset.theme === "dark")].join(" ")})`);
}

/**
 * The study that the host chose: that of a link, a worked case by its name, or the address of a file on the server of the widget. `bytes` are
 * missing where there is none.
 */
async function fetchStudy() {
  if (link) return { link, dictionary: await (await fetchFile("data/link-dictionary-v1.txt")).text() };
  const study = given.get("study") ?? "";
  const name = `cases/${study}.json`;
  if (names.includes(name)) return { bytes: new Uint8Array(await (await fetchFile(name)).arrayBuffer()) };
  let address;
  try {
    address = new URL(study, document.baseURI);
  } catch {
    return {};
  }
  // The policy refuses any other server.
  if (!study || address.origin !== new URL(document.baseURI).origin) return {};
  const reply = await fetch(address);
  return reply.ok ? { bytes: new Uint8Array(await reply.arrayBuffer()), file: address.href } : {};
}

/** Brings the deferred part of the program, with its texts and data. */
async function bringRest(exports, code) {
  const text = async (name) => (names.includes(name) ? (await fetchFile(name)).text() : undefined);
  const part = "embed_deferred.wasm";
  const module = names.includes(part) ? fetchFile(part).then(compile) : undefined;
  const [rest, texts, references, dictionary] = await Promise.all([
    module, text(`locales/${code}-embed-deferred.json`), text("data/references.json"), text("data/link-dictionary-v1.txt"),
  ]);
  if (rest) await WebAssembly.instantiate(rest, { app: exports });
  return { texts, references, dictionary };
}

async function start(host) {
  const code = language();
  page.lang = code;
  followTheme();
  // A build that is not split has all texts in one file.
  const texts = [`locales/${code}-embed.json`, `locales/${code}.json`].find((name) => names.includes(name));
  const [glue, module, words, study] = await Promise.all([
    importFile("widget-program.js"),
    fetchFile("embed_bg.wasm").then(compile),
    fetchFile(texts).then((reply) => reply.text()),
    fetchStudy(),
  ]);
  const exports = await glue.default({ module_or_path: module });
  tint(glue);
  const list = (name) => given.get(name)?.split(/[\s,]+/).filter(Boolean);
  const settings = { scenario: given.get("scenario") || undefined, open: list("open"), picture: given.get("picture") ?? "" };
  await show(new glue.Embed(code, words), settings, study, host, () => inTime(bringRest(exports, code)));
  page.dataset.state = "ready";
}

const host = connect(document.getElementById("widget"));
start(host).catch((error) => {
  page.dataset.state = "failed";
  host.error({ code: "late" });
  host.changed();
  // For the webmaster: nothing of the visitor's is in it.
  console.warn(`retombees: ${error.stack ?? error}`);
});
