// Runs before anything is painted, and needs nothing: the language to start in, the theme, and whether this is a first visit. Then the answer
// of the first case, which stands in index.html, is shown until the program takes it over.

(() => {
  const LANGUAGES = ["fr", "en"];
  const STORED_PREFIX = "retombees/";

  /** The stored settings as a text; none on a first visit, or where storage is blocked. */
  let settings;
  let isKnown = false;
  try {
    settings = localStorage.getItem(`${STORED_PREFIX}v1/settings`);
    isKnown = Object.keys(localStorage).some((key) => key.startsWith(STORED_PREFIX));
  } catch {
    // Blocked storage: nothing is known.
  }

  /** The language in the address, else the one chosen before, else the first known one of the browser, else French. */
  function startLanguage() {
    let chosen;
    try {
      chosen = JSON.parse(settings).language;
    } catch {
      // Nothing chosen.
    }
    const wanted = [new URLSearchParams(location.search).get("lang"), chosen, ...navigator.languages];
    const spoken = (tag) => LANGUAGES.find((code) => code === String(tag).toLowerCase().split(/[-_]/)[0]);
    return wanted.map(spoken).find(Boolean) ?? LANGUAGES[0];
  }

  const page = document.documentElement;

  // The style sheets know one attribute, whether the device or the person asks for dark.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let theme;
  try {
    ({ theme } = JSON.parse(settings));
  } catch {
    // Nothing chosen.
  }
  const showTheme = () => {
    page.dataset.theme = theme === "dark" || (theme !== "light" && dark.matches) ? "dark" : "light";
  };
  showTheme();
  dark.addEventListener("change", showTheme);
  /** Called by the program with the theme that is chosen: "device", "light" or "dark". */
  globalThis.retombeesTheme = (chosen) => {
    theme = chosen;
    showTheme();
  };

  page.lang = startLanguage();
  if (!isKnown && location.hash.length < 2) page.dataset.answer = page.lang;
})();
