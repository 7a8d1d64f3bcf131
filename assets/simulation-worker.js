// A simulation worker: it is given its compiled program first, then answers the page's calls one after the other. worker.js is what
// wasm-bindgen writes.

import start, { Runner } from "./worker.js";
import { perform } from "./simulation-calls.js";

const program = new Promise((given) => addEventListener("message", ({ data }) => given(data.module), { once: true }));
await start({ module_or_path: await program });
const runner = new Runner();
addEventListener("message", ({ data }) => postMessage({ id: data.id, ...perform(runner, data) }));
postMessage({ ready: true });
