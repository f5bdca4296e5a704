// The package's main entry in Node: the engine is read from disk and runs in the caller's thread.
import { readFile } from "node:fs/promises";
import { createAnalyzer as create } from "./client.js";

export { CopydeskError } from "./client.js";

/** As in the browser, but always `mode: "inline"`: a server that wants a thread a core starts them itself. */
export function createAnalyzer(settings = {}) {
  return create({ load: loadFromDisk, ...settings, mode: "inline" });
}

/** Readings in one thread follow each other anyway; the wasm instance is one however many ask. */
export function shareAnalyzer() {
  return createAnalyzer();
}

async function loadFromDisk() {
  const [glue, bytes] = await Promise.all([import("./pkg/copydesk.js"), readFile(new URL("./pkg/copydesk_bg.wasm", import.meta.url))]);
  glue.initSync({ module: bytes });
  return Object.assign((text, options) => glue.analyze(text, options), { renew: glue.__wbg_reset_state });
}
