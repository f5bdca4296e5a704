// The desk: decides when to read, what to read, and which results still hold. Knows no editor and no DOM.
//
// A surface is {blocks(), show(blocks, pieces, merge), isComposing?()}:
//   blocks()            the text now, as [{text, key}]
//   show(blocks, pieces, merge)  draw `pieces[i]` on `blocks[i]` where that block is still in the text, and leave every other block as it
//                       is; with `merge`, add them to what stands there. What was drawn before is the same list again where nothing changed
//   reveal?(block, start, end)  bring a stretch of a block into view
//   isComposing?()      true while an input method holds the text: nothing is drawn then

import { blockAt, dealPieces, joinBlocks, matchBlocks } from "./blocks.js";
import { toldPiece } from "./pieces.js";

/** Texts longer than this (UTF-16 units) have their changed blocks read first, alone, so that a mark never waits for the whole. */
const LONG_TEXT = 12_000;

/**
 * Events, each a CustomEvent:
 * - `progress` {stale}: so many blocks changed since the last result
 * - `result` {analysis, text, current}: the whole text was read; offsets count in `text`; `current` is false where typing went on
 * - `select` {pieces}: what is marked under a click, shortest first
 * - `error` {error, message}: a reading failed; the text and its marks stand, the next edit tries again
 */
export class Desk extends EventTarget {
  #surface;
  #analyze;
  #created;
  #pause;
  #timer = null;
  #controller = null;
  #reading = false;
  #version = 0;
  #slowness = 0;
  #known = [];
  #pieces = [];
  #closing = [];

  /** `analyze(text, {created, signal})` resolves to an Analysis with UTF-16 offsets; `pause` (ms) is the rest in typing that starts a reading. */
  constructor(surface, { analyze, created = null, pause = 250 }) {
    super();
    if (typeof analyze !== "function") throw new TypeError("copydesk: `analyze` must be a function (text, {created, signal}) => Promise<Analysis>");
    this.#surface = surface;
    this.#analyze = analyze;
    this.#created = created;
    this.#pause = pause;
    this.analysis = null;
    this.text = "";
  }

  /** The anchor date that relative dates count from, YYYY-MM-DD. */
  get created() {
    return this.#created;
  }

  set created(day) {
    this.#created = day;
    this.refresh();
  }

  get isClosed() {
    return this.#surface === null;
  }

  /** The text moved on: read it once typing rests. */
  changed() {
    if (this.isClosed) return;
    this.#version++;
    this.#schedule(this.#pause);
  }

  /** Read again now, changed or not. */
  refresh() {
    if (this.isClosed) return;
    this.#version++;
    this.#known = [];
    this.#pieces = [];
    this.#schedule(0);
  }

  /** Run `close` when the desk closes. */
  onclose(close) {
    this.#closing.push(close);
  }

  /** Brings a stretch of the last result's text into view; false where that text is no longer there. */
  reveal({ start, end }) {
    if (this.isClosed || this.#known.length === 0) return false;
    const { starts } = joinBlocks(this.#known);
    const i = blockAt(starts, start);
    return this.#surface.reveal?.(this.#known[i], start - starts[i], end - starts[i]) ?? false;
  }

  /** Stop until the next change: a reading under way is given up. */
  stop() {
    clearTimeout(this.#timer);
    this.#controller?.abort();
  }

  /** Stop for good: no result is drawn after this, and what was drawn is taken away. */
  close() {
    if (this.isClosed) return;
    this.stop();
    for (const close of this.#closing) close();
    this.#surface = null;
  }

  /** Someone clicked where `pieces` lie. */
  tellSelected(pieces) {
    const shortestFirst = pieces.sort((a, b) => a.end - a.start - (b.end - b.start));
    this.emit("select", { pieces: shortestFirst.map(toldPiece) });
  }

  emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #schedule(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#read(), delay);
  }

  async #read() {
    if (this.isClosed || this.#reading) return; // a reading under way looks at the version when it ends
    if (this.#surface.isComposing?.()) return this.#schedule(this.#pause);
    this.#reading = true;
    const version = this.#version;
    try {
      await this.#readBlocks(this.#surface.blocks(), version);
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#reading = false;
    }
    if (!this.isClosed && version !== this.#version) this.#schedule(this.#pause);
  }

  /** An abort is no failure: a newer text took the analyzer (ask again), or we gave the reading up ourselves. */
  #failed(error) {
    if (this.isClosed || this.#controller?.signal.aborted) return;
    if (error?.name === "AbortError") this.#version++;
    else this.emit("error", { error, message: error?.message ?? String(error) });
  }

  async #readBlocks(blocks, version) {
    const matches = matchBlocks(this.#known, blocks);
    const changed = blocks.filter((_, i) => matches[i] < 0);
    this.emit("progress", { stale: changed.length });
    const { text, starts } = joinBlocks(blocks);
    if (text.length > LONG_TEXT && changed.length > 0 && changed.length <= blocks.length / 4) {
      if (!(await this.#readAlone(changed)) || !(await this.#rested())) return;
    }
    const analysis = await this.#ask(text);
    if (this.isClosed) return;
    await this.#composed();
    if (this.isClosed) return;
    this.#pieces = dealPieces(analysis, blocks, starts, matches.map((match) => this.#pieces[match]));
    this.#known = blocks;
    this.#surface.show(blocks, this.#pieces, false);
    this.analysis = analysis;
    this.text = text;
    this.emit("result", { analysis, text, current: version === this.#version });
  }

  /** Changed blocks by themselves; what the rest of the document tells about them comes with the whole. */
  async #readAlone(blocks) {
    const { text, starts } = joinBlocks(blocks);
    const analysis = await this.#ask(text, this.analysis?.created);
    if (this.isClosed || this.#surface.isComposing?.()) return !this.isClosed;
    this.#surface.show(blocks, dealPieces(analysis, blocks, starts), true);
    return true;
  }

  /** Waits as long as a reading of the whole is worth; false when the text moved on meanwhile and a new reading is due. */
  async #rested() {
    const version = this.#version;
    await sleep(this.#slowness * 2);
    return !this.isClosed && version === this.#version;
  }

  async #composed() {
    while (!this.isClosed && this.#surface.isComposing?.()) await sleep(this.#pause);
  }

  async #ask(text, created = null) {
    this.#controller = new AbortController();
    const begun = performance.now();
    const { signal } = this.#controller;
    const analysis = await Promise.race([this.#analyze(text, { created: this.#created ?? created, signal }), aborted(signal)]);
    this.#slowness = Math.min(500, performance.now() - begun);
    return analysis;
  }
}

/** Rejects when `signal` aborts, whether or not the analyzer looks at it. */
function aborted(signal) {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));
}

function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
