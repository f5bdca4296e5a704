// Drawing on a tree that is not ours without touching it: CSS custom highlights where the browser has them, boxes laid over it elsewhere.
// A painter is {draw(blocks, {moved}), clear()}; `blocks` as dom-text.js reads them, with their pieces; `moved` is false where only pieces
// have changed since the last time.
import { liesOn, rangeOf } from "./dom-text.js";
import { OverlayPainter } from "./overlay.js";
import { nameOf } from "./pieces.js";
import { adoptStyle, highlightStyle } from "./style.js";
import { ALL, NearView, countPieces, followView } from "./view.js";

/** Drawn later, so above: what is short, then what an editor should look at. */
const PRIORITY = ["quote", "amount", "other", "place", "organization", "person", "date", "finding"];

/** How far beyond the view marks are drawn, in screens. Chromium paints every highlighted text anew with every change of the tree. */
const MARGIN = 0.25;

/** The best painter that the window of `root` has. */
export function painterFor(root, style) {
  const window = root.ownerDocument.defaultView;
  return window.CSS?.highlights && window.Highlight ? new HighlightPainter(root, style) : new OverlayPainter(root, style);
}

/** Highlights under names of our own, shared by every editor in the document; each editor takes back only its own ranges. */
class HighlightPainter {
  #window;
  #near;
  #blocks = [];
  #drawn = new Map();
  #unfollow;
  #forgetStyle;

  constructor(root, style) {
    this.#window = root.ownerDocument.defaultView;
    this.#near = new NearView(root, MARGIN);
    this.#forgetStyle = style ? adoptStyle(root.getRootNode(), highlightStyle) : () => {};
    this.#unfollow = followView(root, () => countPieces(this.#blocks) > ALL && this.#near.isLeft() && this.draw(this.#blocks));
  }

  /** Blocks whose pieces lie where they were drawn before keep their ranges. */
  draw(blocks, { moved = true } = {}) {
    this.#blocks = blocks;
    const now = new Map();
    for (const block of this.#nearView(blocks, moved)) {
      if (block.pieces.length === 0) continue;
      const before = this.#drawn.get(block.pieces);
      now.set(block.pieces, stands(before, block) ? before : this.#make(block));
    }
    for (const [pieces, before] of this.#drawn) if (now.get(pieces) !== before) this.#take(before);
    this.#drawn = now;
  }

  clear() {
    this.draw([]);
    this.#unfollow();
    this.#forgetStyle();
  }

  #nearView(blocks, moved) {
    if (countPieces(blocks) <= ALL) return blocks;
    if (moved || this.#near.isLeft()) this.#near.take();
    return blocks.filter(({ element }) => this.#near.includes(element));
  }

  #make(block) {
    return block.pieces.map(({ start, end, kind }) => {
      const range = rangeOf(block, start, end);
      if (range) this.#highlight(kind).add(range);
      return { kind, range };
    });
  }

  #take(ranges) {
    for (const { kind, range } of ranges) if (range) this.#highlight(kind).delete(range);
  }

  #highlight(kind) {
    const { highlights } = this.#window.CSS;
    const name = nameOf(kind);
    if (!highlights.has(name)) {
      const highlight = new this.#window.Highlight();
      highlight.priority = PRIORITY.indexOf(kind);
      highlights.set(name, highlight);
    }
    return highlights.get(name);
  }
}

/** Whether ranges made for the pieces of `block` still lie where those are. An editor that rewrites a node collapses them. */
function stands(drawn, block) {
  return drawn?.length === block.pieces.length && drawn.every(({ range }, i) => liesOn(range, block, block.pieces[i]));
}
