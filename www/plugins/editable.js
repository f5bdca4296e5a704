// Any contenteditable element or textarea. Marks are CSS custom highlights (boxes laid over where the browser has none); nothing is
// ever written into the edited tree, so what is saved, undone or pasted is what the writer made of it.
import { carryPieces, matchBlocks, mergePieces, renewedPieces } from "./blocks.js";
import { Desk } from "./desk.js";
import { pointIn, rangeOf, readBlocks } from "./dom-text.js";
import { MirrorPainter } from "./mirror.js";
import { painterFor } from "./painters.js";

/**
 * Reads and marks `element` from now on.
 * @param {HTMLElement} element a contenteditable, a textarea or a text input
 * @param {{analyze: Function, created?: string, pause?: number, style?: boolean, ignore?: string}} options
 *   `ignore`: a selector of elements inside that are no copy
 * @returns {Desk} emits the events; `close()` takes every mark away
 */
export function watchEditable(element, options) {
  const surface = "value" in element ? new FieldSurface(element, options) : new TreeSurface(element, options);
  const desk = new Desk(surface, options);
  desk.onclose(surface.follow(desk));
  desk.refresh();
  return desk;
}

/** What both kinds share: blocks that keep their pieces through edits, drawn by a painter. */
class Surface {
  #blocks = [];
  #stale = true;
  #painter;
  #read;

  constructor(painter, read) {
    this.#painter = painter;
    this.#read = read;
  }

  /** The text may have changed since it was last read. */
  outdated() {
    this.#stale = true;
  }

  blocks() {
    if (!this.#stale) return this.#blocks;
    const now = this.#read();
    carryPieces(this.#blocks, now);
    this.#blocks = now;
    this.#stale = false;
    return now;
  }

  draw() {
    this.#painter.draw(this.blocks());
  }

  show(blocks, pieces, merge) {
    const now = this.blocks();
    const matches = matchBlocks(blocks, now);
    now.forEach((block, i) => {
      const fresh = pieces[matches[i]];
      if (fresh) block.pieces = renewedPieces(block.pieces, merge ? mergePieces(block.pieces, fresh) : fresh);
    });
    this.#painter.draw(now, { moved: false });
  }

  clear() {
    this.#painter.clear();
  }

  tellClick(desk, point) {
    if (!point) return;
    const under = point.block.pieces.filter(({ start, end }) => start <= point.offset && point.offset <= end);
    if (under.length) desk.tellSelected(under);
  }
}

class TreeSurface extends Surface {
  #root;

  constructor(root, { style = true, ignore = "" }) {
    super(painterFor(root, style), () => readBlocks(root, ignore));
    this.#root = root;
  }

  /** Tells `desk` of every change; gives back how to stop. Ranges move by themselves with what is typed; when nodes come or go they are drawn anew. */
  follow(desk) {
    const window = this.#root.ownerDocument.defaultView;
    let frame = 0;
    const redraw = () => {
      frame = 0;
      this.draw();
    };
    const observer = new window.MutationObserver((records) => {
      this.outdated();
      if (records.some(({ type }) => type === "childList")) frame ||= window.requestAnimationFrame(redraw);
      desk.changed();
    });
    const click = (event) => this.tellClick(desk, this.#pointOf(event));
    observer.observe(this.#root, { childList: true, characterData: true, subtree: true });
    this.#root.addEventListener("click", click);
    return () => {
      window.cancelAnimationFrame(frame);
      observer.disconnect();
      this.#root.removeEventListener("click", click);
      this.clear();
    };
  }

  reveal(block, start, end) {
    const found = this.blocks().find((now) => now.key === block.key);
    const range = found && rangeOf(found, start, end);
    range?.startContainer.parentElement.scrollIntoView({ block: "center" });
    return range ?? false;
  }

  #pointOf({ clientX, clientY }) {
    const document = this.#root.ownerDocument;
    const caret = document.caretPositionFromPoint?.(clientX, clientY);
    if (caret) return pointIn(this.blocks(), caret.offsetNode, caret.offset);
    const range = document.caretRangeFromPoint?.(clientX, clientY);
    return range && pointIn(this.blocks(), range.startContainer, range.startOffset);
  }
}

class FieldSurface extends Surface {
  #field;
  #mirror;

  constructor(field, { style = true }) {
    const mirror = new MirrorPainter(field, style);
    super(mirror, () => linesOf(field.value));
    this.#field = field;
    this.#mirror = mirror;
  }

  /** The mirror's words follow at once and take their marks along; blocks and pieces are carried when they are next asked for, or lines come or go. */
  follow(desk) {
    const window = this.#field.ownerDocument.defaultView;
    let frame = 0;
    const redraw = () => {
      frame = 0;
      this.draw();
    };
    const changed = () => {
      this.outdated();
      if (this.#mirror.follow()) frame ||= window.requestAnimationFrame(redraw);
      desk.changed();
    };
    const click = () => this.tellClick(desk, this.#pointAt(this.#field.selectionStart));
    this.#field.addEventListener("input", changed);
    this.#field.addEventListener("click", click);
    return () => {
      window.cancelAnimationFrame(frame);
      this.#field.removeEventListener("input", changed);
      this.#field.removeEventListener("click", click);
      this.clear();
    };
  }

  reveal(block, start, end) {
    const found = this.blocks().find((now) => now.key === block.key);
    if (!found) return false;
    this.#field.focus();
    this.#field.setSelectionRange(found.start + start, found.start + end);
    return true;
  }

  #pointAt(offset) {
    const block = this.blocks().find(({ start, text }) => start <= offset && offset <= start + text.length);
    return block && { block, offset: offset - block.start };
  }
}

/** The lines of a field that hold anything, as blocks. */
function linesOf(value) {
  const blocks = [];
  let start = 0;
  value.split("\n").forEach((text, line) => {
    if (/\S/.test(text)) blocks.push({ text, key: text, start, line, pieces: [] });
    start += text.length + 1;
  });
  return blocks;
}
