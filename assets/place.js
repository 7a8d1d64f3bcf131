// Says at once why nothing starts where the browser refuses the scripts of the page: opened as a file, in an isolated frame, or sent by a server
// as something else. The one script without an integrity: browsers refuse that check in the first two places.

(() => {
  const page = document.documentElement;
  const reason = () => (location.protocol === "file:" ? "file" : self.origin === "null" ? "frame" : "script");
  let hasFailed = false;
  const show = () => {
    if (!hasFailed || page.dataset.state === "failed") return;
    for (const one of document.querySelectorAll("[data-trouble]")) one.hidden = one.dataset.trouble !== reason();
    for (const one of document.querySelectorAll(".boot-slow, .boot-skeleton")) one.hidden = true;
  };
  addEventListener(
    "error",
    (event) => {
      if (!(event.target instanceof HTMLScriptElement)) return;
      hasFailed = true;
      show();
    },
    true,
  );
  addEventListener("DOMContentLoaded", show);
})();
