// Where the wasm and the worker lie, for a page or a package served as plain files. `engine-file.js` is its twin in copydesk.html.

/** The files are served beside each other, so a service worker can keep them for offline use. */
export const servedAsFiles = true;

/** Starts the worker that reads texts. */
export function spawnWorker() {
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "copydesk" });
}

/** Loads the wasm into this thread; gives `analyze(text, options)`, whose `renew()` makes a fresh instance. */
export async function loadEngine() {
  const glue = await import("./pkg/copydesk.js");
  await glue.default();
  return Object.assign((text, options) => glue.analyze(text, options), { renew: glue.__wbg_reset_state });
}
