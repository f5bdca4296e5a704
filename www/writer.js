// The writing surface: a plain text area, so caret, undo, input methods and spelling stay the browser's own, above a backdrop that
// draws the marks. The text is kept exactly as it came, although a text area itself turns every line end into "\n".
import { lookOf, runElement } from "./article-view.js";
import { markStyle, sheetOf } from "./article-style.js";
import { make } from "./html.js";
import { carrySpans, flatRuns, spansByBlock, textChange } from "./segments.js";

/**
 * @param {HTMLTextAreaElement} area
 * @param {HTMLElement} backdrop
 * @param {(text: string, how: {pasted: boolean, wasEmpty: boolean}) => void} changed called after every edit
 */
export function createWriter(area, backdrop, changed) {
  let text = "";
  let plain = "";
  let spans = [];
  let drawn = [];
  let pasted = null;

  document.adoptedStyleSheets.push(sheetOf(markStyle));
  area.addEventListener("paste", (event) => {
    const words = event.clipboardData?.getData("text/plain");
    if (words) pasted = { start: area.selectionStart, end: area.selectionEnd, inserted: words };
  });
  area.addEventListener("input", (event) => {
    const wasPaste = event.inputType === "insertFromPaste";
    const wasEmpty = plain === "";
    take(wasPaste ? pasted : null);
    pasted = null;
    changed(text, { pasted: wasPaste, wasEmpty });
  });

  /** Carries an edit of the area over to the exact text and to the marks. */
  function take(paste) {
    const before = plain;
    const after = area.value;
    const fits = paste && withChange(plain, { ...paste, inserted: withPlainLines(paste.inserted) }) === after;
    const change = fits ? paste : textChange(plain, after);
    const exact = { start: exactOffset(text, change.start), end: exactOffset(text, change.end), inserted: change.inserted };
    text = withChange(text, exact);
    plain = after;
    const moved = { ...change, inserted: withPlainLines(change.inserted) };
    spans = carrySpans(spans, moved);
    if (!fits || before) draw();
  }

  /** A paste into nothing waits for its marks, or for the article to take its place; what nobody sees is not drawn. */
  function draw() {
    if (!area.offsetParent) return;
    const lines = plainLines(plain);
    const byLine = spansByBlock(spans, lines);
    const wanted = lines.map((line, i) => lineDrawing(plain, line, byLine[i]));
    replaceMiddle(backdrop, drawn, wanted);
    drawn = wanted.map(({ key }) => key);
  }

  return {
    /** The text exactly as it was typed, pasted or loaded. */
    get text() {
      return text;
    },
    /** Puts another text in place of this one. */
    load(other) {
      text = other;
      plain = withPlainLines(other);
      area.value = plain;
      spans = [];
      draw();
    },
    /** Draws the text with the marks that it has. */
    draw,
    /** Draws these marks; their offsets are those of `text`. */
    show(marks) {
      const toPlain = plainOffsets(text);
      spans = marks.flatMap((mark) => mark.spans.map(({ start, end }) => ({ start: toPlain(start), end: toPlain(end), mark })));
      draw();
    },
    /** Moves the caret to an offset of `text`. */
    caretTo(offset) {
      const at = plainOffsets(text)(offset);
      area.focus({ preventScroll: true });
      area.setSelectionRange(at, at);
    },
  };
}

function lineDrawing(plain, { start, end }, spans) {
  const runs = flatRuns(spans, start, end);
  return { key: `${plain.slice(start, end)}\u0001${lookOf(runs, start)}`, start, end, runs, plain };
}

function lineElement({ plain, start, end, runs }) {
  const line = make("div", { class: "line", dir: "auto" });
  for (const run of runs) line.append(runElement(plain, run));
  if (start === end) line.append(make("br"));
  return line;
}

/** Redraws only what lies between the lines that stayed the same above and below. */
function replaceMiddle(parent, oldKeys, wanted) {
  const shorter = Math.min(oldKeys.length, wanted.length);
  let head = 0;
  while (head < shorter && oldKeys[head] === wanted[head].key) head++;
  let tail = 0;
  while (tail < shorter - head && oldKeys[oldKeys.length - 1 - tail] === wanted[wanted.length - 1 - tail].key) tail++;
  const after = parent.children[oldKeys.length - tail] ?? null;
  for (let i = oldKeys.length - tail; i > head; i--) parent.children[i - 1].remove();
  const fresh = document.createDocumentFragment();
  for (const drawing of wanted.slice(head, wanted.length - tail)) fresh.append(lineElement(drawing));
  parent.insertBefore(fresh, after);
}

/** Every line of a text whose line ends are "\n", empty ones included. */
function plainLines(plain) {
  const lines = [];
  let start = 0;
  for (let end = plain.indexOf("\n"); end >= 0; end = plain.indexOf("\n", start)) {
    lines.push({ start, end });
    start = end + 1;
  }
  lines.push({ start, end: plain.length });
  return lines;
}

/** Line ends as a text area has them. */
function withPlainLines(text) {
  return text.replace(/\r\n?/g, "\n");
}

function withChange(text, { start, end, inserted }) {
  return text.slice(0, start) + inserted + text.slice(end);
}

/** The offset in the exact text of an offset in the text area: one more for every "\r\n" before it. */
function exactOffset(text, plainOffset) {
  if (!text.includes("\r\n")) return plainOffset;
  let exact = plainOffset;
  for (let at = text.indexOf("\r\n"); at >= 0 && at < exact; at = text.indexOf("\r\n", at + 2)) exact++;
  return exact;
}

/** From offsets of the exact text to those of the text area. */
function plainOffsets(text) {
  if (!text.includes("\r\n")) return (offset) => offset;
  const pairs = [...text.matchAll(/\r\n/g)].map(({ index }) => index);
  return (offset) => offset - countBelow(pairs, offset);
}

/** How many of the ascending `numbers` are smaller than `limit`. */
function countBelow(numbers, limit) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
