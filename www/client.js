// createAnalyzer(): asks a worker, or this thread, to read texts. The latest text wins; a crash costs one answer and nothing more.
import { loadEngine, spawnWorker } from "./engine.js";
import { unpack } from "./packed.js";

/** How long a reader may stay silent before it is given up and replaced, in milliseconds. */
const PATIENCE = 30_000;

/**
 * What went wrong, in a sentence for the person at the page, and a code for programs:
 * `load` (the engine did not arrive), `crash`, `timeout`, `options` (an option is wrong), `closed`.
 */
export class CopydeskError extends Error {
  constructor(code, message, options) {
    super(message, options);
    this.name = "CopydeskError";
    this.code = code;
  }
}

/**
 * Makes an analyzer. Nothing is loaded before the first text.
 *
 * A call made while another is being answered takes its place: the older promise is rejected with an `AbortError`.
 *
 * @param {object} [settings]
 * @param {"worker" | "inline"} [settings.mode] in a worker (default), or in this thread
 * @param {() => Worker} [settings.spawn] starts the worker; for hosts that keep it elsewhere
 * @param {() => Promise<(text: string, options: object) => object>} [settings.load] loads the engine of `inline`; the function's `renew()`,
 *   where it has one, makes a fresh instance after a crash
 * @param {number} [settings.patience] milliseconds without an answer after which the reader is replaced
 */
export function createAnalyzer({ mode = "worker", spawn = spawnWorker, load = loadEngine, patience = PATIENCE } = {}) {
  const reader = mode === "inline" ? inlineReader(load) : workerReader(spawn, patience);
  return latestWins(reader);
}

/** Texts longer than this (UTF-16 units) can be answered in two steps: about so much of the beginning first, then all of it. */
const LONG_TEXT = 20_000;

/** The beginning of a long text, up to the end of a paragraph where there is one. */
function headOf(text) {
  const end = text.indexOf("\n", LONG_TEXT / 2);
  return text.slice(0, end > 0 && end < LONG_TEXT ? end : LONG_TEXT);
}

/** One request at the reader, at most one waiting behind it. */
function latestWins(reader) {
  let running = null;
  let waiting = null;
  let closed = false;

  function next() {
    running = waiting;
    waiting = null;
    if (!running) return;
    const request = running;
    readInSteps(request)
      .then(request.resolve, request.reject)
      .finally(() => next());
  }

  async function readInSteps({ text, options, progress }) {
    if (progress && text.length > LONG_TEXT) {
      const head = headOf(text);
      const analysis = await reader.read(head, options);
      if (waiting) throw superseded();
      progress({ analysis, end: head.length });
    }
    return reader.read(text, options);
  }

  function enqueue(request) {
    running?.reject(superseded());
    waiting?.reject(superseded());
    waiting = request;
    if (!running) next();
  }

  return {
    /**
     * Reads `text` exactly as it is.
     * @param {string} text
     * @param {{created?: string | null, signal?: AbortSignal, progress?: (part: {analysis: object, end: number}) => void}} [options]
     *   `created`: the day of publication, YYYY-MM-DD; `progress` is told what the beginning of a long text holds, up to `end`
     * @returns {Promise<object>} the Analysis, offsets in UTF-16 code units
     */
    analyze(text, { signal, progress, ...options } = {}) {
      return new Promise((resolve, reject) => {
        if (closed) throw new CopydeskError("closed", "This analyzer was closed; make a new one.");
        signal?.throwIfAborted();
        signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
        enqueue({ text, options: withoutNothing(options), progress, resolve, reject });
      });
    },
    /** Ends the worker. A text that is being read is rejected. */
    close() {
      closed = true;
      for (const request of [running, waiting]) request?.reject(new CopydeskError("closed", "This analyzer was closed."));
      waiting = null;
      reader.close();
    },
  };
}

/** Reads in this thread. The pause before each text lets the page paint and take input. */
function inlineReader(load) {
  let loading = null;
  return {
    async read(text, options) {
      loading ??= load();
      const analyze = await loading.catch((error) => {
        loading = null;
        throw described({ code: "load", message: error.message });
      });
      await new Promise((resume) => setTimeout(resume));
      try {
        return analyze(text, options);
      } catch (error) {
        const crashed = isCrash(error);
        if (crashed) analyze.renew?.();
        throw described({ code: crashed ? "crash" : "options", message: error.message });
      }
    },
    close() {
      loading = null;
    },
  };
}

/** A trap, or a stack or memory that ran out, leaves the instance unusable; any other error is about the options. */
function isCrash(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}

/** Reads in a worker, started at the first text and again after a crash. */
function workerReader(spawn, patience) {
  let worker = null;
  let lastId = 0;
  let pending = null;

  function settle(error, result) {
    const request = pending;
    pending = null;
    clearTimeout(request?.timer);
    if (error && error.code !== "options") drop();
    if (error) request?.reject(described(error));
    else request?.resolve(result);
  }

  function drop() {
    worker?.terminate();
    worker = null;
  }

  function start() {
    const started = spawn();
    let answered = false;
    started.onmessage = ({ data }) => {
      answered = true;
      if (data.id === pending?.id) settle(data.error, data.packed ? unpack(data.packed) : data.result);
    };
    started.onerror = (event) => {
      event.preventDefault?.();
      if (started === worker) settle({ code: answered ? "crash" : "load", message: event.message ?? "" });
      if (started === worker) drop();
    };
    started.onmessageerror = () => settle({ code: "crash", message: "an answer could not be read" });
    return started;
  }

  return {
    read(text, options) {
      return new Promise((resolve, reject) => {
        const id = ++lastId;
        const timer = setTimeout(() => settle({ code: "timeout", message: "" }), patience);
        pending = { id, resolve, reject, timer };
        try {
          worker ??= start();
          worker.postMessage({ id, text, options });
        } catch (error) {
          settle({ code: "load", message: error.message });
        }
      });
    },
    close: drop,
  };
}

const MESSAGES = {
  load: "The reading engine could not be loaded. Check that pkg/copydesk.js and pkg/copydesk_bg.wasm are served beside the page, and that its content security policy allows 'wasm-unsafe-eval'.",
  crash: "The reading engine stopped on this text. It starts afresh with the next change; your text is untouched.",
  timeout: "The reading engine gave no answer and was replaced. It starts afresh with the next change; your text is untouched.",
};

function described({ code, message }) {
  const detail = message ? ` (${message})` : "";
  return new CopydeskError(code, code in MESSAGES ? MESSAGES[code] + detail : message);
}

function superseded() {
  return new DOMException("A newer text took its place.", "AbortError");
}

function withoutNothing(options) {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value != null && value !== ""));
}
