// Holds real servers to the rules of tools/hosting.mjs: starts nginx, Apache and Caddy, whichever are installed, with the settings in
// hosting/, asks them for every file of dist/ (or of RETOMBEES_DIST), and compares types, headers and what arrives. The _headers file is
// read as the hosts that use it say they read it. Exits 1 where something differs, or where no server is installed.
//
//   node tests/e2e/hosting.mjs

import { spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { headersOf, isCompressible, policyOf } from "../../tools/hosting.mjs";
import { DIST } from "./server.mjs";

const hosting = (name) => fileURLToPath(new URL(`../../hosting/${name}`, import.meta.url));
const FILES = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(DIST, "/").length));
const POLICY = policyOf(readFileSync(join(DIST, "index.html"), "utf8"));
const NEVER_THERE = `gone-${"0".repeat(64)}.js`;
/** Servers leave alone what is too small to gain. */
const SMALL = 1000;

// A server that does not run as its caller must be able to read it.
const work = mkdtempSync(join(tmpdir(), "retombees-hosting-"));
chmodSync(work, 0o755);
const site = join(work, "site");
/** The page at the root and in a folder, as a server finds it. */
for (const folder of ["", "a/b"]) {
  cpSync(DIST, join(site, folder), { recursive: true });
  cpSync(hosting("htaccess"), join(site, folder, ".htaccess"));
}

const nginx = (port) => `
daemon off;
master_process off;
pid ${work}/nginx.pid;
error_log stderr warn;
events {}
http {
  access_log off;
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${work}/${kind};`).join(" ")}
  server {
    listen 127.0.0.1:${port};
    root ${site};
    include ${hosting("nginx.conf")};
  }
  server {
    listen 127.0.0.1:${port};
    server_name elsewhere;
    location /c/ {
      alias ${site}/;
      include ${hosting("nginx.conf")};
    }
  }
}`;

const APACHE_MODULES = ["/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/lib/httpd/modules"].find(existsSync);
const apache = (port) => `
ServerRoot ${work}
ServerName localhost
PidFile ${work}/apache.pid
ErrorLog /dev/stderr
LogLevel error
Listen 127.0.0.1:${port}
${["mpm_event", "unixd", "authz_core", "dir", "mime", "headers", "filter", "deflate", "brotli"]
  .filter((name) => existsSync(`${APACHE_MODULES}/mod_${name}.so`))
  .map((name) => `LoadModule ${name}_module ${APACHE_MODULES}/mod_${name}.so`)
  .join("\n")}
TypesConfig /dev/null
DocumentRoot ${site}
<Directory ${site}>
  Require all granted
  AllowOverride FileInfo
</Directory>`;

const caddy = () => `
{
  admin off
}
import ${hosting("Caddyfile")}`;

/** `start` gives the arguments for a file of settings; `host` is the name by which the server is asked. */
const NGINX = { programs: ["nginx"], settings: nginx, start: (file) => ["-c", file, "-p", work] };
const APACHE = { programs: ["apache2", "httpd"], settings: apache, start: (file) => ["-D", "FOREGROUND", "-f", file] };
const CADDY = { programs: ["caddy"], settings: caddy, start: (file) => ["run", "--adapter", "caddyfile", "--config", file] };
const SERVERS = [
  { title: "nginx", ...NGINX, places: ["/", "/a/b/"] },
  { title: "nginx with an alias", ...NGINX, places: ["/c/"], host: "elsewhere" },
  { title: "Apache", ...APACHE, places: ["/", "/a/b/"] },
  { title: "Caddy", ...CADDY, places: ["/", "/a/b/"] },
];

function find(programs) {
  const folders = [...process.env.PATH.split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  return programs.flatMap((program) => folders.map((folder) => join(folder, program))).find(existsSync);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function ask(port, path, { accepts = "identity", host = "localhost", ...headers } = {}) {
  return new Promise((resolve, reject) => {
    const wanted = { port, host: "127.0.0.1", path, headers: { host, "accept-encoding": accepts, ...headers }, agent: false };
    const asked = get(wanted, (reply) => {
      const parts = [];
      reply.on("data", (part) => parts.push(part));
      reply.on("end", () => resolve({ status: reply.statusCode, headers: reply.headers, body: Buffer.concat(parts) }));
    });
    asked.on("error", reject);
  });
}

async function isUp(port, process) {
  for (let n = 0; n < 100; n += 1) {
    if (process.exitCode !== null) return false;
    if (await ask(port, "/").then(() => true, () => false)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

const UNPACK = { gzip: gunzipSync, br: brotliDecompressSync, undefined: (bytes) => bytes };
// Whether there is a space after ";" is up to the server.
const plain = (value) => String(value).replace(/;\s*/g, "; ").toLowerCase();

/** What is wrong with a reply for a file. */
function faults(path, file, { status, headers, body }, accepts) {
  if (status !== 200) return [`status ${status}`];
  const found = Object.entries(headersOf(path, POLICY))
    .filter(([name, value]) => plain(headers[name.toLowerCase()]) !== plain(value))
    .map(([name, value]) => `${name} is ${headers[name.toLowerCase()]}, not ${value}`);
  const bytes = readFileSync(join(DIST, file));
  const encoding = headers["content-encoding"];
  if (!UNPACK[encoding]?.(body).equals(bytes)) found.push("other bytes");
  const isPacked = accepts !== "identity" && isCompressible(path);
  if (isPacked && bytes.length > SMALL && !encoding) found.push(`not compressed for ${accepts}`);
  if (!isPacked && encoding) found.push(`compressed as ${encoding}`);
  if (isPacked && encoding && !/accept-encoding/i.test(headers.vary)) found.push("no Vary: Accept-Encoding");
  return found;
}

let asked = 0;
let wrong = 0;
function report(title, path, found) {
  asked += 1;
  wrong += found.length;
  for (const fault of found) console.log(`!!! ${title}, ${path}: ${fault}`);
}

async function checkServer({ title, programs, settings, start, places, host }) {
  const program = find(programs);
  if (!program) return false;
  const port = await freePort();
  const file = join(work, `${programs[0]}.conf`);
  writeFileSync(file, settings(port));
  const env = { ...process.env, RETOMBEES_ADDRESS: `http://:${port}`, RETOMBEES_DIST: site, XDG_DATA_HOME: work, XDG_CONFIG_HOME: work };
  const log = join(work, "log");
  const server = spawn(program, start(file), { env, stdio: ["ignore", "ignore", openSync(log, "w")] });
  const over = new Promise((resolve) => server.on("exit", resolve));
  const before = asked;
  if (!(await isUp(port, server))) report(title, "start", [`does not start: ${readFileSync(log, "utf8")}`]);
  else {
    for (const place of places) {
      for (const accepts of ["identity", "gzip", "gzip, br"]) {
        for (const name of ["", ...FILES]) {
          const path = place + name;
          report(title, path, faults(path, name || "index.html", await ask(port, path, { accepts, host }), accepts));
        }
        const { headers } = await ask(port, place, { accepts, host });
        const again = await ask(port, place, { accepts, host, "if-none-match": headers.etag });
        report(title, place, again.status === 304 ? [] : [`sent again for ${accepts} although it is the same`]);
      }
      // A file that is missing today may be there tomorrow.
      const { status, headers } = await ask(port, place + NEVER_THERE, { host });
      const isKept = /max-age=[1-9]/.test(headers["cache-control"]);
      report(title, place + NEVER_THERE, [...(status === 404 ? [] : [`status ${status}`]), ...(isKept ? ["the error may be kept"] : [])]);
    }
  }
  server.kill();
  await over;
  console.log(`${title} (${program}): ${asked - before} replies`);
  return true;
}

/** Applies _headers: every rule that matches counts, "*" stands for anything. A type is the host's own business. */
function checkHeadersFile() {
  const rules = readFileSync(hosting("_headers"), "utf8").split("\n\n").slice(1).map((rule) => rule.trim().split(/\n\s*/));
  for (const name of ["", ...FILES]) {
    const path = `/${name}`;
    const sent = rules
      .filter(([pattern]) => (pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern))
      .flatMap(([, ...lines]) => lines);
    const { "Content-Type": _, ...headers } = headersOf(path, POLICY);
    const wanted = Object.entries(headers).map(([header, value]) => `${header}: ${value}`);
    const isSame = sent.sort().join("\n") === wanted.sort().join("\n");
    report("_headers", path, isSame ? [] : [`sends ${sent.join(" | ")}`]);
  }
}

checkHeadersFile();
let isAny = false;
for (const server of SERVERS) {
  if (await checkServer(server)) isAny = true;
  else console.log(`!!! NOT INSTALLED, NOT CHECKED: ${server.title} (${server.programs.join(" or ")})`);
}
rmSync(work, { recursive: true });
console.log(`${asked} replies, ${wrong} faults`);
process.exitCode = wrong > 0 || !isAny ? 1 : 0;
