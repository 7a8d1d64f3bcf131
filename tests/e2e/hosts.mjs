// Pages of somebody else that hold widgets of ours, served from another site: `localhost` is another site than `127.0.0.1`.

import { createServer } from "node:http";

const WORDPRESS_THEME = `
  * { box-sizing: content-box } body { margin: 0; font: 1.3em/1.9 Georgia; background: #fdf6e3 } .entry { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem }
  iframe { max-width: 100%; height: auto !important; border: 3px solid red; margin-bottom: 1.5em } p { margin: 2em 0 } button, a { all: unset; color: red }`;
const MOODLE_THEME = `
  html, body { height: 100% } body { margin: 0; display: flex } .drawer { width: 220px } .region { flex: 1; min-width: 0; overflow: auto; padding: 1rem }
  .no-overflow { overflow: auto }`;

const page = (head, body) => `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}</head><body>${body}</body></html>`;
/** Writes what a widget says into an element of the host, where a test finds it. */
const LISTENER = `addEventListener("message", ({ data, origin }) => (globalThis.told ??= []).push({ data, origin }));
document.querySelectorAll("retombees-widget").forEach((one) => one.addEventListener("retombees", ({ detail }) => (globalThis.events ??= []).push(detail)));`;

/** What a host serves, by path: `{ body, policy }`. `widget` is the origin of the widget. */
const PAGES = {
  "/wordpress": (widget, tag) => ({
    policy: `default-src 'self'; script-src 'self' ${widget}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src ${widget}; frame-ancestors 'self'; base-uri 'self'; form-action 'self'`,
    body: page(`<style>${WORDPRESS_THEME}</style>`, `<article class="entry"><h1>Notre bilan</h1><p>Une page de notre site.</p><div class="wp-block-html"><script src="${widget}/embed.js" async></script>${tag}</div><p>La suite.</p></article><script src="/listen.js" defer></script>`),
  }),
  "/moodle": (widget, tag) => ({
    body: page(`<style>${MOODLE_THEME}</style>`, `<nav class="drawer">Cours</nav><div class="region" id="region-main"><div class="no-overflow"><script src="${widget}/embed.js"></script>${tag}</div></div><script src="/listen.js" defer></script>`),
  }),
  "/static": (widget, tag) => ({
    body: page("", `<h1>Page</h1>${tag}<script src="${widget}/embed.js"></script><script src="/listen.js" defer></script>`),
  }),
  // As high as the window, whatever it holds.
  "/window": (widget, tag) => ({
    body: page("<style>html, body { margin: 0; height: 100vh } main { min-height: 100vh; display: grid }</style>", `<main>${tag}</main><script src="${widget}/embed.js"></script><script src="/listen.js" defer></script>`),
  }),
  // Far below what is seen at first.
  "/far": (widget, tag) => ({
    body: page("", `<div style="height: 6000px">Long</div>${tag}<script src="${widget}/embed.js"></script><script src="/listen.js" defer></script>`),
  }),
  "/bare": (widget, tag) => ({ body: page("", `${tag}<script src="/listen.js" defer></script>`) }),
};

/** Starts a host for the widgets of a server. `address(path, tag)` is that of a page with this tag in it. */
export async function startHost(widget) {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    if (pathname === "/listen.js") return response.writeHead(200, { "Content-Type": "text/javascript" }).end(LISTENER);
    const made = PAGES[pathname]?.(widget, searchParams.get("tag") ?? "");
    if (!made) return response.writeHead(404).end();
    const headers = { "Content-Type": "text/html; charset=utf-8", ...(made.policy && { "Content-Security-Policy": made.policy }) };
    return response.writeHead(200, headers).end(made.body);
  });
  await new Promise((done) => server.listen(0, done));
  const origin = `http://localhost:${server.address().port}`;
  return {
    origin,
    address: (path, tag) => `${origin}${path}?tag=${encodeURIComponent(tag)}`,
    close: () => new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    }),
  };
}
