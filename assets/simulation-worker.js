// A simulation worker: it answers the page's calls one after the other, and announces when it is ready. Its program is
// worker.js, which wasm-bindgen writes.

import start, { Runner, protocol } from "./worker.js";
import { perform } from "./simulation.js";

await start();
const runner = new Runner();
addEventListener("message", ({ data }) => postMessage({ id: data.id, ...perform(runner, data) }));
postMessage({ ready: true, protocol: protocol() });
