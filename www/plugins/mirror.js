// A <textarea> shows its text where no highlight can reach. Its mirror is an element of our own with the same words in the same
// places, laid over it: the words are invisible, the lines of their marks are not, and clicks pass through.
//
// No node is ever removed while someone writes: Chromium ends the typing's undo group when any node of the document is.
import { textChange } from "../segments.js";
import { layerFor } from "./overlay.js";
import { painterFor } from "./painters.js";
import { adoptStyle } from "./style.js";
import { ALL, countPieces, followView } from "./view.js";

/** What decides where a letter stands. */
const COPIED = [
  ...["borderStyle", "borderWidth", "padding", "font", "fontKerning", "fontFeatureSettings", "letterSpacing", "wordSpacing", "lineHeight"],
  ...["textAlign", "textIndent", "textTransform", "tabSize", "direction", "wordBreak", "overflowWrap", "whiteSpace"],
];

/** The mirror lies above the words, so the quotation's fill lets them through. */
const fillStyle = "::highlight(copydesk-quote), .copydesk-quote { background-color: rgb(190 170 100 / .18); }";

export class MirrorPainter {
  #field;
  #layer;
  #mirror;
  #words;
  #painter;
  #blocks = [];
  #frame = 0;
  #unfollow;

  constructor(field, style) {
    this.#field = field;
    const document = field.ownerDocument;
    this.#layer = layerFor(document);
    this.#mirror = this.#layer.shadowRoot.appendChild(document.createElement("div"));
    this.#words = this.#mirror.appendChild(document.createTextNode(""));
    this.#mirror.append("\u200B"); // a last line without letters has its height too
    this.#painter = painterFor(this.#mirror, style);
    if (style) adoptStyle(this.#layer.shadowRoot, fillStyle);
    this.#unfollow = followView(field, () => this.#place());
  }

  /** The field's words changed: so do the mirror's, and the marks on them move along. */
  follow() {
    const { value } = this.#field;
    const { start, end, inserted } = textChange(this.#words.data, value);
    if (start < end || inserted) this.#words.replaceData(start, end - start, inserted);
    this.#request();
  }

  /** `blocks` are lines of the field, with `start`, where each begins. */
  draw(blocks) {
    this.follow();
    this.#blocks = blocks;
    this.#drawLines();
  }

  clear() {
    const window = this.#field.ownerDocument.defaultView;
    window?.cancelAnimationFrame(this.#frame);
    this.#unfollow();
    this.#painter.clear();
    this.#layer.remove();
  }

  #drawLines() {
    this.#painter.draw(this.#nearLines(this.#blocks).map((block) => this.#inMirror(block)));
  }

  /** Where there are many pieces: lines in view, and half a field before and after them. */
  #nearLines(blocks) {
    if (countPieces(blocks) <= ALL) return blocks;
    const { top, bottom, height } = this.#mirror.getBoundingClientRect();
    const first = firstWhere(blocks, (block) => this.#boxOf(block).bottom > top - height / 2);
    const after = firstWhere(blocks, (block) => this.#boxOf(block).top > bottom + height / 2);
    return blocks.slice(first, after);
  }

  #boxOf({ start, text }) {
    const range = this.#mirror.ownerDocument.createRange();
    const { length } = this.#words;
    range.setStart(this.#words, Math.min(start, length));
    range.setEnd(this.#words, Math.min(start + text.length, length));
    return range.getBoundingClientRect();
  }

  #inMirror({ text, pieces, start }) {
    return { text, pieces, element: this.#mirror, segments: [{ node: this.#words, from: start, start: 0, length: text.length }] };
  }

  #request() {
    const window = this.#field.ownerDocument.defaultView;
    if (!window) return;
    window.cancelAnimationFrame(this.#frame);
    this.#frame = window.requestAnimationFrame(() => this.#place());
  }

  #place() {
    const field = this.#field;
    const { left, top } = field.getBoundingClientRect();
    const style = field.ownerDocument.defaultView.getComputedStyle(field);
    const { style: own } = this.#mirror;
    for (const name of COPIED) own[name] = style[name];
    const width = field.clientWidth + parseFloat(style.borderLeftWidth) + parseFloat(style.borderRightWidth);
    Object.assign(own, { position: "absolute", left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${field.offsetHeight}px` });
    Object.assign(own, { boxSizing: "border-box", overflow: "hidden", color: "transparent", borderColor: "transparent", background: "none" });
    const isScrolled = this.#mirror.scrollTop !== field.scrollTop;
    this.#mirror.scrollTop = field.scrollTop;
    this.#mirror.scrollLeft = field.scrollLeft;
    if (isScrolled && this.#words.data === field.value && countPieces(this.#blocks) > ALL) this.#drawLines();
  }
}

/** The first index from which on `isTrue` holds, where it holds for all that follow. */
function firstWhere(list, isTrue) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(list[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}
