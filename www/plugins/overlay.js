// Boxes laid over an edited tree, for browsers without CSS custom highlights. They live in an element of their own beside <body>,
// take no clicks and no part in layout.
import { rangeOf } from "./dom-text.js";
import { nameOf } from "./pieces.js";
import { adoptStyle, boxStyle } from "./style.js";
import { followView, meets, visiblePart } from "./view.js";

export class OverlayPainter {
  #root;
  #blocks = [];
  #layer;
  #frame = 0;
  #unfollow;
  #forgetStyle;

  constructor(root, style) {
    this.#root = root;
    this.#layer = layerFor(root.ownerDocument);
    this.#forgetStyle = style ? adoptStyle(this.#layer.shadowRoot, boxStyle) : () => {};
    this.#unfollow = followView(root, () => this.#paint());
  }

  draw(blocks) {
    this.#blocks = blocks;
    this.#request();
  }

  clear() {
    const window = this.#root.ownerDocument.defaultView;
    window?.cancelAnimationFrame(this.#frame);
    this.#unfollow();
    this.#forgetStyle();
    this.#layer.remove();
  }

  #request() {
    const window = this.#root.ownerDocument.defaultView;
    if (!window) return;
    window.cancelAnimationFrame(this.#frame);
    this.#frame = window.requestAnimationFrame(() => this.#paint());
  }

  /** Only what is in view gets boxes. Boxes are used again and hidden, not removed: Chromium ends a typing's undo group when a node goes. */
  #paint() {
    const frame = visiblePart(this.#root);
    const inView = this.#blocks.filter(({ element }) => meets(element.getBoundingClientRect(), frame));
    const places = inView.flatMap((block) => block.pieces.flatMap((piece) => placesOf(block, piece, frame)));
    const boxes = this.#layer.shadowRoot;
    while (boxes.children.length < places.length) boxes.append(this.#root.ownerDocument.createElement("div"));
    [...boxes.children].forEach((box, i) => putBox(box, places[i]));
  }
}

/** An element over the whole window that nothing can click. It stands beside <body>, where no editor looks for copy. */
export function layerFor(document) {
  const layer = document.createElement("div");
  layer.setAttribute("aria-hidden", "true");
  Object.assign(layer.style, { position: "fixed", inset: "0", overflow: "hidden", pointerEvents: "none", zIndex: "2147483000" });
  layer.attachShadow({ mode: "open" });
  document.documentElement.append(layer);
  return layer;
}

function placesOf(block, piece, frame) {
  const range = rangeOf(block, piece.start, piece.end);
  if (!range) return [];
  return [...range.getClientRects()].filter((rect) => meets(rect, frame)).map((rect) => ({ rect, kind: piece.kind }));
}

function putBox(box, place) {
  box.hidden = !place;
  if (!place) return;
  const { left, top, width, height } = place.rect;
  box.className = nameOf(place.kind);
  Object.assign(box.style, { position: "absolute", left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
}
