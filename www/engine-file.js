// The twin of engine.js in copydesk.html: the classic build of the glue stands in the page before this script, as `makeGlue()`, which
// gives a new one at each call; the wasm as base64 in `<script type="application/wasm" id="copydesk-wasm">`. Reads in the page's own thread.

export const servedAsFiles = false;

export function spawnWorker() {
  throw new Error("copydesk.html reads in the page's own thread");
}

export async function loadEngine() {
  const bytes = Uint8Array.from(atob(document.getElementById("copydesk-wasm").textContent.trim()), (letter) => letter.charCodeAt(0));
  const module = new WebAssembly.Module(bytes);
  const start = () => {
    const glue = globalThis.makeGlue();
    glue.initSync({ module });
    return glue.analyze;
  };
  let analyze = start();
  return Object.assign((text, options) => analyze(text, options), { renew: () => void (analyze = start()) });
}
