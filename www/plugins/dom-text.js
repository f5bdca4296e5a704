// The text of an edited DOM tree, read and never written: blocks with the text nodes behind them.
// A block is {text, key, segments, element}: `segments` [{node, from, start, length}] say which stretch of which text node
// holds `text.slice(start, start + length)`.

const BLOCK_NAMES =
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE CAPTION DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL";
const BLOCKS = new Set(BLOCK_NAMES.split(" "));
const SILENT = new Set("BUTTON CANVAS IFRAME INPUT NOSCRIPT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA svg".split(" "));
const OBJECTS = new Set("AUDIO IMG OBJECT VIDEO".split(" "));

/** Stands for an image or the like inside a line. */
const OBJECT = "\uFFFC";

/** Characters that editors put beside the caret and take away again; no part of the copy. */
const CARET_FILLER = /[\uFEFF\u2060]+/;

/** The blocks of `root` that hold text. Elements that match the selector `ignore` are passed over. */
export function readBlocks(root, ignore = "") {
  const ignored = new Set(ignore ? root.querySelectorAll(ignore) : []); // at once: asking each element is slow
  const reader = new BlockReader(ignored, keepsSpaces(root));
  reader.readChildren(root, root);
  reader.endBlock();
  return reader.blocks;
}

/** The stretch of `block` from `start` to `end` as a live range; null where its nodes are gone. */
export function rangeOf(block, start, end) {
  const bounds = boundsOf(block, start, end);
  if (!bounds) return null;
  const range = bounds[0].ownerDocument.createRange();
  try {
    range.setStart(bounds[0], bounds[1]);
    range.setEnd(bounds[2], bounds[3]);
  } catch {
    return null; // the node was cut since it was read; a new reading is on its way
  }
  return range;
}

/** Whether `range` is the stretch of `block` from `start` to `end`. */
export function liesOn(range, block, { start, end }) {
  const bounds = boundsOf(block, start, end);
  if (!range || !bounds) return false;
  return range.startContainer === bounds[0] && range.startOffset === bounds[1] && range.endContainer === bounds[2] && range.endOffset === bounds[3];
}

/** [first node, offset in it, last node, offset in it] of a stretch. */
function boundsOf(block, start, end) {
  const first = segmentAt(block, start);
  const last = segmentAt(block, end - 1);
  return first && last && [first.node, first.from + start - first.start, last.node, last.from + end - last.start];
}

/** Where in which of `blocks` a point of the tree lies: {block, offset}, or null. */
export function pointIn(blocks, node, within) {
  for (const block of blocks) {
    const segment = block.segments.find((s) => s.node === node && within >= s.from && within <= s.from + s.length);
    if (segment) return { block, offset: segment.start + within - segment.from };
  }
  return null;
}

/** The last segment that begins at or before `offset`. */
function segmentAt({ segments }, offset) {
  let found = segments[0];
  for (const segment of segments) {
    if (segment.start > offset) break;
    found = segment;
  }
  return found;
}

function keepsSpaces(element) {
  return getComputedStyleOf(element).whiteSpace.startsWith("pre") || getComputedStyleOf(element).whiteSpace === "break-spaces";
}

function getComputedStyleOf(element) {
  return element.ownerDocument.defaultView.getComputedStyle(element);
}

class BlockReader {
  blocks = [];
  #ignored;
  #keepsSpaces;
  #text = "";
  #segments = [];
  #element = null;
  #breaks = "";

  constructor(ignored, keepsSpaces) {
    this.#ignored = ignored;
    this.#keepsSpaces = keepsSpaces;
  }

  readChildren(parent, block) {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 3) this.#readText(node, block);
      else if (node.nodeType === 1) this.#readElement(node, block);
    }
  }

  #readElement(element, block) {
    const name = element.nodeName;
    if (name === "BR") this.#breaks += "\n";
    else if (OBJECTS.has(name)) this.#append(OBJECT);
    else if (SILENT.has(name) || this.#ignored.has(element)) return;
    else if (BLOCKS.has(name)) this.#readBlock(element);
    else this.readChildren(element, block);
  }

  #readBlock(element) {
    const keptSpaces = this.#keepsSpaces;
    this.endBlock();
    this.#keepsSpaces ||= element.nodeName === "PRE";
    this.readChildren(element, element);
    this.endBlock();
    this.#keepsSpaces = keptSpaces;
  }

  #readText(node, block) {
    const { data } = node;
    if (!data) return;
    this.#element ??= block;
    if (!CARET_FILLER.test(data)) return this.#readStretch(node, 0, data);
    for (const { 0: stretch, index } of data.matchAll(/[^\uFEFF\u2060]+/g)) this.#readStretch(node, index, stretch);
  }

  #readStretch(node, from, data) {
    this.#append("");
    this.#segments.push({ node, from, start: this.#text.length, length: data.length });
    this.#text += this.#keepsSpaces ? data : data.replace(/[\t\n\r]/g, " "); // as it is shown, and as long as it is
  }

  /** Line breaks count once something follows them: the last one in a block is the editor's own. */
  #append(text) {
    if (this.#text) this.#text += this.#breaks;
    this.#breaks = "";
    this.#text += text;
  }

  endBlock() {
    if (this.#text.trim()) this.blocks.push({ text: this.#text, key: this.#text, segments: this.#segments, element: this.#element, pieces: [] });
    this.#text = "";
    this.#segments = [];
    this.#element = null;
    this.#breaks = "";
  }
}
