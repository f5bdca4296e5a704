// A <textarea> shows its text where no highlight can reach. Its mirror is an element of our own with the same lines in the same
// places, laid over it: the words are invisible, the lines of their marks are not, and clicks pass through.
//
// No node is ever removed while someone writes: Chromium ends the typing's undo group when any node of the document is. A line that
// goes is hidden, and used again for one that comes.
import { textChange } from "../segments.js";
import { layerFor } from "./overlay.js";
import { painterFor } from "./painters.js";
import { adoptStyle } from "./style.js";
import { followView } from "./view.js";

/** What decides where a letter stands. */
const COPIED = [
  ...["borderStyle", "borderWidth", "padding", "font", "fontKerning", "fontFeatureSettings", "letterSpacing", "wordSpacing", "lineHeight"],
  ...["textAlign", "textIndent", "textTransform", "tabSize", "direction", "wordBreak", "overflowWrap", "whiteSpace"],
];

/** The mirror lies above the words, so the quotation's fill lets them through. */
const fillStyle = "::highlight(copydesk-quote), .copydesk-quote { background-color: rgb(190 170 100 / .18); }";

/** A line without letters has its height too; only the text's first line is indented. */
const lineStyle = 'div > div:empty::before { content: "\\200B"; } div > div:not([hidden]) ~ div { text-indent: 0; }';

export class MirrorPainter {
  #field;
  #layer;
  #mirror;
  #texts = [];
  #lines = [];
  #painter;
  #frame = 0;
  #unfollow;

  constructor(field, style) {
    this.#field = field;
    const document = field.ownerDocument;
    this.#layer = layerFor(document);
    this.#mirror = this.#layer.shadowRoot.appendChild(document.createElement("div"));
    adoptStyle(this.#layer.shadowRoot, style ? lineStyle + fillStyle : lineStyle);
    this.#painter = painterFor(this.#mirror, style);
    this.#unfollow = followView(field, () => this.#place());
  }

  /** The field's words changed: so do the mirror's, and the marks in a line move along. Tells whether lines came or went. */
  follow() {
    const before = this.#texts;
    const now = this.#field.value.split("\n");
    const shorter = Math.min(before.length, now.length);
    let head = 0;
    while (head < shorter && before[head] === now[head]) head++;
    let tail = 0;
    while (tail < shorter - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
    this.#fit(head, before.length - tail, now.length - head - tail);
    for (let i = head; i < now.length - tail; i++) rewrite(this.#lines[i], now[i]);
    this.#texts = now;
    this.#request();
    return before.length !== now.length;
  }

  /** Makes the lines from `head` to `end` as many as `count`. */
  #fit(head, end, count) {
    const fitting = this.#lines.slice(head, end);
    for (const line of fitting.splice(count)) {
      rewrite(line, "");
      line.hidden = true;
    }
    const place = fitting.length;
    while (fitting.length < count) fitting.splice(place, 0, this.#lineBefore(fitting[place] ?? this.#lines[end] ?? null));
    this.#lines = [...this.#lines.slice(0, head), ...fitting, ...this.#lines.slice(end)];
  }

  /** A line that is not in use, just before `next`. */
  #lineBefore(next) {
    const hidden = next ? next.previousElementSibling : this.#mirror.lastElementChild;
    if (hidden?.hidden) return Object.assign(hidden, { hidden: false });
    const line = this.#mirror.insertBefore(this.#mirror.ownerDocument.createElement("div"), next);
    line.append(this.#mirror.ownerDocument.createTextNode(""));
    return line;
  }

  /** `blocks` are lines of the field, with `line`, which of them each is. */
  draw(blocks, how) {
    this.follow();
    this.#painter.draw(blocks.filter(({ text, line }) => text === this.#texts[line]).map((block) => this.#inMirror(block)), how);
  }

  clear() {
    const window = this.#field.ownerDocument.defaultView;
    window?.cancelAnimationFrame(this.#frame);
    this.#unfollow();
    this.#painter.clear();
    this.#layer.remove();
  }

  #inMirror({ text, pieces, line }) {
    const element = this.#lines[line];
    return { text, pieces, element, segments: [{ node: element.firstChild, from: 0, start: 0, length: text.length }] };
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

/** Makes `line` hold `text`; what did not change keeps its marks. */
function rewrite(line, text) {
  const { firstChild: words } = line;
  const { start, end, inserted } = textChange(words.data, text);
  if (start < end || inserted) words.replaceData(start, end - start, inserted);
}
