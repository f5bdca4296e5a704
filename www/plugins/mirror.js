// A <textarea> shows its text where no highlight can reach. Its mirror is an element of our own with the same words in the same
// places, laid over it: the words are invisible, the lines of their marks are not, and clicks pass through.
//
// No node is ever removed while someone writes: Chromium ends the typing's undo group when any node of the document is.
import { textChange } from "../segments.js";
import { layerFor } from "./overlay.js";
import { painterFor } from "./painters.js";
import { adoptStyle } from "./style.js";

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
  #frame = 0;
  #observer;
  #follow = () => this.#request();

  constructor(field, style) {
    this.#field = field;
    const document = field.ownerDocument;
    this.#layer = layerFor(document);
    this.#mirror = this.#layer.shadowRoot.appendChild(document.createElement("div"));
    this.#words = this.#mirror.appendChild(document.createTextNode(""));
    this.#mirror.append("\u200B"); // a last line without letters has its height too
    this.#painter = painterFor(this.#mirror, style);
    if (style) adoptStyle(this.#layer.shadowRoot, fillStyle);
    const window = document.defaultView;
    window.addEventListener("scroll", this.#follow, { capture: true, passive: true });
    window.addEventListener("resize", this.#follow, { passive: true });
    this.#observer = new window.ResizeObserver(this.#follow);
    this.#observer.observe(field);
  }

  /** `blocks` are lines of the field, with `start`, where each begins. */
  draw(blocks) {
    const { value } = this.#field;
    const { start, end, inserted } = textChange(this.#words.data, value);
    if (start < end || inserted) this.#words.replaceData(start, end - start, inserted);
    this.#painter.draw(blocks.map((block) => this.#inMirror(block)));
    this.#request();
  }

  clear() {
    const window = this.#field.ownerDocument.defaultView;
    window?.removeEventListener("scroll", this.#follow, { capture: true });
    window?.removeEventListener("resize", this.#follow);
    window?.cancelAnimationFrame(this.#frame);
    this.#observer.disconnect();
    this.#painter.clear();
    this.#layer.remove();
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
    this.#mirror.scrollTop = field.scrollTop;
    this.#mirror.scrollLeft = field.scrollLeft;
  }
}
