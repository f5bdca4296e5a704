// Drawing on a tree that is not ours without touching it: CSS custom highlights where the browser has them, boxes laid over it elsewhere.
// A painter is {draw(blocks), clear()}; `blocks` as dom-text.js reads them, with their pieces.
import { rangeOf } from "./dom-text.js";
import { OverlayPainter, meets, visiblePart } from "./overlay.js";
import { nameOf } from "./pieces.js";
import { adoptStyle, highlightStyle } from "./style.js";

/** Drawn later, so above: what is short, then what an editor should look at. */
const PRIORITY = ["quote", "amount", "other", "place", "organization", "person", "date", "finding"];

/** Up to so many pieces are all drawn; of more, those near the view: every live range costs a little with every change of the tree. */
const ALL = 600;

/** The best painter that the window of `root` has. */
export function painterFor(root, style) {
  const window = root.ownerDocument.defaultView;
  return window.CSS?.highlights && window.Highlight ? new HighlightPainter(root, style) : new OverlayPainter(root, style);
}

/** Highlights under names of our own, shared by every editor in the document; each editor takes back only its own ranges. */
class HighlightPainter {
  #root;
  #window;
  #blocks = [];
  #drawn = new Map();
  #frame = 0;
  #forgetStyle;
  #follow = () => {
    this.#frame ||= this.#window.requestAnimationFrame(() => {
      this.#frame = 0;
      this.draw(this.#blocks);
    });
  };

  constructor(root, style) {
    this.#root = root;
    this.#window = root.ownerDocument.defaultView;
    this.#forgetStyle = style ? adoptStyle(root.getRootNode(), highlightStyle) : () => {};
    this.#window.addEventListener("scroll", this.#follow, { capture: true, passive: true });
    this.#window.addEventListener("resize", this.#follow, { passive: true });
  }

  /** Blocks whose pieces and text nodes are those drawn before keep their ranges. */
  draw(blocks) {
    this.#blocks = blocks;
    const now = new Map();
    for (const block of this.#nearView(blocks)) {
      if (block.pieces.length === 0) continue;
      const before = this.#drawn.get(block.pieces);
      now.set(block.pieces, stands(before, block) ? before : this.#make(block));
    }
    for (const [pieces, before] of this.#drawn) if (now.get(pieces) !== before) this.#take(before);
    this.#drawn = now;
  }

  clear() {
    this.draw([]);
    this.#window.removeEventListener("scroll", this.#follow, { capture: true });
    this.#window.removeEventListener("resize", this.#follow);
    this.#window.cancelAnimationFrame(this.#frame);
    this.#forgetStyle();
  }

  /** What is in view, and a screen before and after it. */
  #nearView(blocks) {
    let pieces = 0;
    for (const block of blocks) pieces += block.pieces.length;
    if (pieces <= ALL) return blocks;
    const { left, right, top, bottom } = visiblePart(this.#root);
    const reach = { left, right, top: top - this.#window.innerHeight, bottom: bottom + this.#window.innerHeight };
    return blocks.filter(({ element }) => meets(element.getBoundingClientRect(), reach));
  }

  #make(block) {
    const ranges = [];
    for (const { start, end, kind } of block.pieces) {
      const range = rangeOf(block, start, end);
      if (!range) continue;
      this.#highlight(kind).add(range);
      ranges.push({ kind, range });
    }
    return { segments: block.segments, ranges };
  }

  #take({ ranges }) {
    for (const { kind, range } of ranges) this.#highlight(kind).delete(range);
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

/** Whether ranges made for the same pieces still lie on the nodes of `block`. An editor that rewrites a node collapses them. */
function stands(before, { segments }) {
  if (before?.segments.length !== segments.length) return false;
  const sameNodes = segments.every((segment, i) => segment.node === before.segments[i].node && segment.from === before.segments[i].from);
  return sameNodes && before.ranges.every(({ range }) => !range.collapsed);
}
