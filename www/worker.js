// A thread that reads texts. Asked {id, text, options}; answers {id, packed} or {id, error: {name, message, code}}.
import { pack } from "./packed.js";
import init, { analyze } from "./pkg/copydesk.js";

const loading = init().then(
  () => null,
  (error) => ({ name: error.name, message: error.message, code: "load" }),
);

self.onmessage = async ({ data: { id, text, options } }) => {
  const error = await loading;
  if (error) self.postMessage({ id, error });
  else read(id, text, options);
};

function read(id, text, options) {
  try {
    const { packed, transfer } = pack(analyze(text, options));
    self.postMessage({ id, packed }, transfer);
  } catch (error) {
    self.postMessage({ id, error: { name: error.name, message: error.message, code: codeOf(error) } });
  }
}

/** A trap, or a stack or memory that ran out, leaves the wasm instance unusable; any other error is about the options. */
function codeOf(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError ? "crash" : "options";
}
