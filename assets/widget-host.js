// What a widget and the page that holds it tell one another; schema/widget-message-v1.json describes the messages.
//
// The host is whoever says hello first: the parent of the frame, with its origin from then on. It is told how high the content is, and
// figures only once the visitor agreed to send them there.

const VERSION = 1;
/** A frame that becomes so much wider or narrower was not resized by a scroll bar that came or went. */
const SCROLL_BAR = 30;
/** Within this time a height that comes back, with nothing done in between, is that of a loop, in milliseconds. */
const LOOP_MS = 2_000;
/** Most messages about one change. */
const MOST = 5;

/** Whether a message is a hello, to the letter of the schema. */
function isHello(data) {
  if (typeof data !== "object" || data === null || data.retombees !== VERSION || data.type !== "hello") return false;
  const { fits = false, figures = false, retombees, type, ...rest } = data;
  return typeof fits === "boolean" && typeof figures === "boolean" && Object.keys(rest).length === 0;
}

/** Connects the frame of a widget, whose content is in `root`, with the page that holds it. */
export function connect(root) {
  /** The origin of the host, once it said hello; its name for people. */
  let host;
  let wantsFigures = false;
  /** What the visitor decided: nothing yet, to send figures, or not to. */
  let consent;
  let lastError;
  const isFramed = parent !== window;
  const post = (message, target) => isFramed && parent.postMessage({ retombees: VERSION, ...message }, target);

  const follower = followHeight(root, (height) => post({ type: "height", height }, "*"));

  addEventListener("message", ({ data, source, origin }) => {
    if (!isFramed || source !== parent || host !== undefined || !isHello(data)) return;
    host = origin;
    // An origin of its own, such as that of a file, has no name to ask for and no address to send to.
    wantsFigures = data.figures === true && origin !== "null";
    document.documentElement.toggleAttribute("data-fits", data.fits === true);
    if (lastError) tellError(lastError);
  });
  post({ type: "ready" }, "*");

  function tellError(error) {
    lastError = error;
    if (host !== undefined && host !== "null") post({ type: "error", ...error }, host);
  }

  return {
    /** The name of the host for people. */
    get name() {
      return host ? new URL(host).host : "";
    },
    /** Whether the visitor is to be asked. */
    get asks() {
      return wantsFigures && consent === undefined;
    },
    get consent() {
      return consent;
    },
    /** The visitor has decided. */
    decide(agreed) {
      consent = agreed;
      if (!agreed) tellError({ code: "refused" });
    },
    /** Sends totals, as a text of the program, to the host alone, if the visitor agreed. */
    send(totals) {
      if (wantsFigures && consent === true) parent.postMessage(JSON.parse(totals), host);
    },
    error: tellError,
    /** The content changed because of something that was done or that came. */
    changed: follower.changed,
  };
}

/** Tells the height of the content whenever it is another one. */
function followHeight(root, tell) {
  let sent = { height: 0, width: 0, at: 0 };
  let before = sent;
  let count = 0;
  let isWaiting = false;
  let later;
  const measure = () => {
    isWaiting = false;
    // At a zoom the height is a fraction: what is cut off would scroll.
    const height = Math.ceil(root.getBoundingClientRect().height);
    const width = innerWidth;
    if (height === 0 || height === sent.height) return;
    const now = performance.now();
    if (Math.abs(width - sent.width) > SCROLL_BAR || now - sent.at > LOOP_MS) count = 0;
    // Our own resize may bring or take a scroll bar of the host, which changes our width and height again: the larger height stays.
    const isLoop = count > 0 && height < sent.height && height === before.height && now - sent.at < LOOP_MS;
    if (isLoop || (count >= MOST - 1 && height < sent.height) || count >= MOST) {
      // What is held back is told once things are quiet: nothing stays cut off.
      clearTimeout(later);
      later = setTimeout(measure, LOOP_MS);
      return;
    }
    count += 1;
    before = sent;
    sent = { height, width, at: now };
    tell(height);
  };
  const soon = () => {
    if (isWaiting) return;
    isWaiting = true;
    // A frame out of sight is painted rarely, and its height is wanted before it comes into sight.
    setTimeout(measure);
  };
  new ResizeObserver(soon).observe(root);
  const changed = () => {
    count = 0;
    soon();
  };
  for (const act of ["click", "input", "toggle"]) addEventListener(act, changed, { capture: true });
  document.fonts?.ready.then(changed);
  return { changed };
}
