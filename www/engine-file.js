// The twin of engine.js in copydesk.html: the classic build of the glue stands in the page before this script, the wasm as base64
// in `<script type="application/wasm" id="copydesk-wasm">`. Reads in the page's own thread.

export const servedAsFiles = false;

export function spawnWorker() {
  throw new Error("copydesk.html reads in the page's own thread");
}

export async function loadEngine() {
  const bytes = Uint8Array.from(atob(document.getElementById("copydesk-wasm").textContent.trim()), (letter) => letter.charCodeAt(0));
  globalThis.wasm_bindgen.initSync({ module: bytes });
  const { analyze, __wbg_reset_state: renew } = globalThis.wasm_bindgen;
  return Object.assign((text, options) => analyze(text, options), { renew });
}
