// How a host serves the page: one list of rules, and the settings of nginx, Apache, Caddy and of hosts that read a _headers file, written
// from it. docs/hosting.md says how to use them; tests/e2e/hosting.mjs holds real servers to the rules.
//
//   node tools/hosting.mjs           writes hosting/ from these rules, the policy in index.html and the files it names
//   node tools/hosting.mjs --check   fails if hosting/ is not what would be written

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../", import.meta.url);

/** By ending. `isText` needs its encoding stated; `isPacked` is compressed already. */
const KINDS = {
  css: { type: "text/css", isText: true },
  html: { type: "text/html", isText: true },
  js: { type: "text/javascript", isText: true },
  json: { type: "application/json" },
  png: { type: "image/png", isPacked: true },
  svg: { type: "image/svg+xml" },
  wasm: { type: "application/wasm" },
  webmanifest: { type: "application/manifest+json" },
};
const OTHER = { type: "application/octet-stream", isPacked: true };
const kindOf = (path) => KINDS[extname(path.endsWith("/") ? "index.html" : path).slice(1)] ?? OTHER;
const fullType = ({ type, isText }) => (isText ? `${type}; charset=utf-8` : type);

/** Whether a host should compress it. */
export const isCompressible = (path) => !kindOf(path).isPacked;

/** A name that changes with its content (tools/release.mjs), as a pattern that all servers read alike. */
const HASHED = "-[0-9a-f]{10,64}(_bg|_deferred)?\\.[a-z0-9]+$";
const KEEP = "public, max-age=31536000, immutable";
/** A browser may keep the file, and asks each time whether there is a newer one. */
const ASK = "no-cache";
/** What keeps its name. */
const NAMED = ["index.html", "service-worker.js", "embed.html", "embed.js", "embed-check.html"];

/** What a page like this never needs. Writing to the clipboard, pasting and the full screen are left as they are. */
const SWITCHED_OFF = [
  "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "gamepad", "geolocation", "gyroscope", "hid",
  "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-create",
  "publickey-credentials-get", "screen-wake-lock", "serial", "sync-xhr", "usb", "window-management", "xr-spatial-tracking",
];

/** What every reply says. No word on who may put the page in a frame: anyone may. */
const always = (policy) => ({
  "Content-Security-Policy": policy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": SWITCHED_OFF.map((feature) => `${feature}=()`).join(", "),
  // In a frame of an origin of its own (sandbox="allow-scripts"), the page asks for its files from another origin. They are public.
  "Access-Control-Allow-Origin": "*",
});

/** The headers of a file of the page, by its path; a path that ends with "/" is that of index.html. */
export function headersOf(path, policy) {
  return {
    "Content-Type": fullType(kindOf(path)),
    "Cache-Control": new RegExp(HASHED).test(path) ? KEEP : ASK,
    ...always(policy),
  };
}

/** The policy that a page carries in its <meta>. */
export function policyOf(html) {
  const found = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html);
  if (!found) throw new Error("index.html carries no policy");
  return found[1];
}

// --------------------------------------------------------------------------------------------------------- what is written

const WRITTEN = `# Written by tools/hosting.mjs: change the rules there. docs/hosting.md says how to use this file.`;
const TEXTS = Object.values(KINDS).filter(({ isText }) => isText).map(({ type }) => type);
const COMPRESSED = Object.values(KINDS).filter(({ isPacked }) => !isPacked).map(({ type }) => type);
const each = (entries, line) => Object.entries(entries).map(([name, value]) => line(name, value)).join("\n");

// Without `always`, a header is not sent with an error: a file that is missing today may be there tomorrow.
const nginx = (policy) => `${WRITTEN}
# Include it in the server block whose root is the folder of the page, or in a location block whose alias is that folder.

index index.html;
default_type ${OTHER.type};
types {
${each(KINDS, (ending, { type }) => `  ${type} ${ending};`)}
}
charset utf-8;
charset_types ${TEXTS.filter((type) => type !== "text/html").join(" ")}; # text/html is always one

gzip on;
gzip_vary on;
gzip_proxied any;
gzip_comp_level 6;
gzip_min_length 1000;
gzip_types ${COMPRESSED.filter((type) => type !== "text/html").join(" ")}; # text/html is always one

set $retombees_cache "${ASK}";
if ($uri ~ "${HASHED}") {
  set $retombees_cache "${KEEP}";
}
add_header Cache-Control $retombees_cache;
${each(always(policy), (name, value) => `add_header ${name} "${value}" always;`)}
`;

const htaccess = (policy) => `${WRITTEN}
# Copy it as .htaccess into the folder of the page. Apache reads it where AllowOverride has FileInfo or All.

<IfModule mod_mime.c>
${each(KINDS, (ending, { type }) => `  AddType ${type} .${ending}`)}
  AddCharset utf-8 ${Object.keys(KINDS).filter((ending) => KINDS[ending].isText).map((ending) => `.${ending}`).join(" ")}
</IfModule>

<IfModule mod_filter.c>
  <IfModule mod_brotli.c>
    AddOutputFilterByType BROTLI_COMPRESS ${COMPRESSED.join(" ")}
  </IfModule>
  <IfModule mod_deflate.c>
    AddOutputFilterByType DEFLATE ${COMPRESSED.join(" ")}
  </IfModule>
</IfModule>

<IfModule mod_headers.c>
  # Apache marks the tags of what it compresses, and does not know them again.
  RequestHeader edit If-None-Match "-(gzip|br)\\"" "\\""
  Header set Cache-Control "${ASK}"
  <FilesMatch "${HASHED}">
    Header set Cache-Control "${KEEP}"
  </FilesMatch>
${each(always(policy), (name, value) => `  Header always set ${name} "${value}"`)}
</IfModule>
`;

const caddyfile = (policy) => `${WRITTEN}

{$RETOMBEES_ADDRESS:http://127.0.0.1:8080} {
	root * {$RETOMBEES_DIST:dist}
	encode zstd gzip {
		match {
${COMPRESSED.map((type) => `			header Content-Type ${type}*`).join("\n")}
		}
	}

	@hashed {
		file
		path_regexp \`${HASHED}\`
	}
	@named not path_regexp \`${HASHED}\`
	header @hashed Cache-Control "${KEEP}"
	header @named Cache-Control "${ASK}"
${each(KINDS, (ending, kind) => `	@${ending} path *.${ending}\n	header @${ending} Content-Type "${fullType(kind)}"`)}
	header {
${each(always(policy), (name, value) => `		${name} "${value}"`)}
	}
	file_server
}
`;

/** How the names of the hashed files begin, from what index.html lists for Trunk. */
function beginnings(html) {
  const found = [...html.matchAll(/<link data-trunk [^>]*>/g)].flatMap(([tag]) => {
    const [, kind] = / rel="([^"]+)"/.exec(tag);
    const [, file] = / (?:data-bin|href)="(?:[^"]*\/)?([^"/]+)"/.exec(tag);
    // The widget's style sheets are made one as well, and its loader has its name without a hash.
    if (kind === "inline" || NAMED.includes(file) || file.endsWith(".css") && kind === "copy-file" || file === "embed-loader.js") return [];
    // tools/release.mjs makes one style sheet of all.
    if (kind === "css") return ["styles-"];
    if (kind === "copy-dir") return [`${file}/`];
    const name = file.replace(/\.\w+$/, "");
    // Trunk names the two files of a worker without a hash, and tools/release.mjs puts it at the end.
    if (!tag.includes(' data-type="worker"')) return [`${name}-`];
    if (name === "embed") return ["widget-program-", "embed_bg-", "embed_deferred-"];
    return [`${name}-`, `${name}_bg-`];
  });
  const all = [...new Set(found)].sort();
  return all.filter((one) => !all.some((other) => other !== one && one.startsWith(other)));
}

// Where several rules set one header, one host takes the last and another sends them all: each path has one rule for Cache-Control.
const headersFile = (policy, html) => `${WRITTEN}
# Copy it as _headers into the folder of the page, where that is the root of the site: Netlify, Cloudflare Pages and others read it.

/*
${each(always(policy), (name, value) => `  ${name}: ${value}`)}
${["", ...NAMED].map((path) => `\n/${path}\n  Cache-Control: ${ASK}`).join("\n")}
${beginnings(html).map((beginning) => `\n/${beginning}*\n  Cache-Control: ${KEEP}`).join("\n")}
`;

/** The files of hosting/, by name. */
export function hostingFiles() {
  const html = readFileSync(new URL("index.html", ROOT), "utf8");
  const policy = policyOf(html);
  return {
    "nginx.conf": nginx(policy),
    htaccess: htaccess(policy),
    Caddyfile: caddyfile(policy),
    _headers: headersFile(policy, html),
  };
}

function check(folder) {
  const written = (name) => {
    try {
      return readFileSync(new URL(name, folder), "utf8");
    } catch {
      return undefined;
    }
  };
  const stale = Object.entries(hostingFiles()).filter(([name, text]) => written(name) !== text);
  for (const [name] of stale) console.error(`hosting/${name} is not what tools/hosting.mjs writes: run it, and commit what it writes.`);
  return stale.length === 0;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL("hosting/", ROOT);
  if (argv[2] === "--check") {
    process.exitCode = check(folder) ? 0 : 1;
  } else {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(hostingFiles())) writeFileSync(new URL(name, folder), text);
  }
}
