// What a page loads to show widgets of Retombées: it defines <retombees-widget>, and puts the widget's frame into it once it is about to be
// seen. tools/release.mjs serves it as embed.js, whose name never changes. docs/embedding.md says how to use it.

(() => {
  const own = document.currentScript ?? document.querySelector('script[src$="/embed.js"]');
  const base = new URL("./", own.src);
  const PASSED = ["study", "scenario", "lang", "color", "theme", "open", "picture"];
  const shown = new Set();

  class Widget extends HTMLElement {
    static observedAttributes = PASSED;

    connectedCallback() {
      this.style.display = "block";
      this.style.minHeight = this.getAttribute("height") ?? "30em";
      const near = ([{ isIntersecting }]) => isIntersecting && this.show();
      this.watch = new IntersectionObserver(near, { rootMargin: "600px" });
      this.watch.observe(this);
    }

    disconnectedCallback() {
      this.watch.disconnect();
      shown.delete(this);
      this.frame = undefined;
    }

    attributeChangedCallback(_, before, after) {
      if (!this.frame || before === after || this.isChanging) return;
      // Several attributes that change at once make one frame.
      this.isChanging = true;
      queueMicrotask(() => {
        this.isChanging = false;
        if (this.isConnected) this.show();
      });
    }

    show() {
      this.watch.disconnect();
      const address = new URL("embed.html", base);
      for (const name of PASSED) {
        const value = this.getAttribute(name) ?? (name === "lang" && this.closest("[lang]")?.lang);
        if (name === "study" && /^#?v\d/.test(value)) address.hash = value;
        else if (typeof value === "string") address.searchParams.set(name, value);
      }
      const frame = document.createElement("iframe");
      frame.title = this.title || "Retombées";
      frame.sandbox = "allow-scripts allow-same-origin allow-downloads allow-popups allow-popups-to-escape-sandbox";
      frame.referrerPolicy = "no-referrer";
      // A theme may state other things for all frames.
      const look = { display: "block", width: "100%", border: "0", height: this.getAttribute("height") ?? "30em", "color-scheme": this.getAttribute("theme") ?? "light" };
      for (const name in look) frame.style.setProperty(name, look[name], "important");
      frame.src = address;
      this.frame = frame;
      shown.add(this);
      this.replaceChildren(frame);
    }
  }

  addEventListener("message", ({ data, source, origin }) => {
    if (origin !== base.origin || data?.retombees !== 1) return;
    for (const one of shown) {
      if (one.frame.contentWindow !== source) continue;
      const fits = !one.hasAttribute("height");
      if (data.type === "ready") source.postMessage({ retombees: 1, type: "hello", fits, figures: one.hasAttribute("figures") }, origin);
      if (data.type === "height" && fits) {
        one.style.minHeight = 0;
        one.frame.style.setProperty("height", `${data.height}px`, "important");
      }
      one.dispatchEvent(new CustomEvent("retombees", { detail: data }));
    }
  });

  customElements.get("retombees-widget") ?? customElements.define("retombees-widget", Widget);
})();
