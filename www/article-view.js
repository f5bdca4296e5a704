// The read-only article: text and Analysis become paragraphs, marks and events. The text itself is never changed.
import { articleStyle, markStyle, sheetOf } from "./article-style.js";
import { isShownBeside, marksOf } from "./marks.js";
import { flatRuns, spansByBlock } from "./segments.js";

/** Paragraphs drawn before the first paint; the rest follow in pieces, so a long text does not hold up the page. */
const FIRST_PIECE = 30;
const PIECE = 40;

/** Lines that lie on one another are drawn by nested elements, the outermost first. */
const NESTING = ["quote", "words", "passage", "finding", "date", "organization", "place", "person", "other", "amount"];

/**
 * `<copydesk-article>`: set `text` and `analysis`, or call `show`.
 *
 * Events (they bubble and cross shadow roots):
 * - `select` {mark, element}: a mark was clicked or chosen with Enter; `mark` is null when the click met none
 * - `point` {mark, element}: the pointer rests on a mark, or left it (null)
 *
 * Style from outside: custom properties `--copydesk-person`, `-organization`, `-place`, `-other`, `-date`, `-finding`, `-quote`,
 * `-focus`, `-muted`, `-label-font`; parts `text`, `paragraph`, `mark` and one for each kind of mark and paragraph.
 */
export class ArticleView extends HTMLElement {
  #text = "";
  #analysis = null;
  #marks = [];
  #byId = new Map();
  #hidden = new Set();
  #current = null;
  #drawn = [];
  #drawing = 0;
  #spoken = false;
  #pointing = undefined;
  #drawRest = null;
  #body;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheetOf(articleStyle), sheetOf(markStyle)];
    this.#body = element("div", "text");
    this.#body.part = "text";
    root.append(this.#body);
    this.#body.addEventListener("click", (event) => this.#clicked(event));
    this.#body.addEventListener("pointermove", (event) => this.#pointed(this.#markBelow(event, false), event.target));
    this.#body.addEventListener("pointerleave", () => this.#pointed(null, null));
    this.#body.addEventListener("copy", (event) => this.#copied(event));
  }

  /** The text, exactly as it was given. */
  get text() {
    return this.#text;
  }
  set text(text) {
    this.show(text, null);
  }

  /** The Analysis of `text`, UTF-16 offsets; null while there is none. */
  get analysis() {
    return this.#analysis;
  }
  set analysis(analysis) {
    this.show(this.#text, analysis);
  }

  /** Every mark, in text order, drawn or not. */
  get marks() {
    return this.#marks;
  }

  /** Kinds of marks that are not drawn; "doubtful" stands for those below the cut-off of confidence. */
  get hiddenKinds() {
    return this.#hidden;
  }
  set hiddenKinds(kinds) {
    const wanted = new Set(kinds);
    if (wanted.size === this.#hidden.size && [...wanted].every((kind) => this.#hidden.has(kind))) return;
    this.#hidden = wanted;
    this.#draw();
  }

  /** Whether marks are `<mark>` elements, which screen readers announce; dense marks are tiring, so it is off at first. */
  get spoken() {
    return this.#spoken;
  }
  set spoken(spoken) {
    this.#spoken = Boolean(spoken);
    this.#drawn = [];
    this.#draw();
  }

  /** The mark that is chosen, or null. */
  get current() {
    return this.#current;
  }

  /** Shows `text` with the marks of `analysis`; only paragraphs that changed are drawn anew. */
  show(text, analysis) {
    this.#text = text;
    this.#analysis = analysis;
    this.#marks = analysis ? marksOf(analysis) : [];
    this.#byId = new Map(this.#marks.map((mark) => [mark.id, mark]));
    this.#current = this.#byId.get(this.#current?.id) ?? null;
    this.#draw();
    this.#outline("current", this.#current ? [this.#current.id] : []);
  }

  /** Whether a mark is drawn under the present filter. */
  isShown(mark) {
    return isShownBeside(this.#hidden, mark);
  }

  /** The mark called `id`, or undefined. */
  mark(id) {
    return this.#byId.get(id);
  }

  /** The elements that `mark` is drawn with, in text order. */
  elementsOf(mark) {
    return [...this.#body.querySelectorAll(`[data-id~="${mark.id}"]`)];
  }

  /**
   * Chooses a mark: outlines it, brings it into view and, if asked, moves the focus to it.
   * @param {string | null} id
   * @param {{focus?: boolean, scroll?: boolean, related?: string[]}} [how] `related`: marks to outline faintly
   */
  choose(id, { focus = false, scroll = true, related = [] } = {}) {
    this.#outline("related", related);
    this.#current = this.#byId.get(id) ?? null;
    this.#outline("current", this.#current ? [id] : []);
    if (!this.#current) return;
    this.#drawUpTo(this.#current.start);
    const first = this.elementsOf(this.#current)[0] ?? this.#paragraphAt(this.#current.start);
    if (focus) focusOn(first);
    if (scroll) bringIntoView(first);
  }

  #outline(name, ids) {
    for (const old of this.#body.querySelectorAll(`.${name}`)) old.classList.remove(name, "opens", "closes");
    for (const id of ids) {
      const mark = this.#byId.get(id);
      const parts = mark ? this.elementsOf(mark) : [];
      for (const part of parts) part.classList.add(name);
      parts[0]?.classList.add("opens");
      parts.at(-1)?.classList.add("closes");
    }
  }

  #blocks() {
    return this.#analysis?.paragraphs ?? linesOf(this.#text);
  }

  #draw() {
    const blocks = this.#blocks();
    const spans = this.#marks.filter((mark) => this.isShown(mark)).flatMap((mark) => mark.spans.map((span) => ({ ...span, mark })));
    const byBlock = spansByBlock(spans, blocks);
    const old = this.#drawn;
    this.#drawn = [];
    this.#drawing++;
    this.#drawPiece(blocks, byBlock, old, 0, FIRST_PIECE);
  }

  #drawPiece(blocks, byBlock, old, from, count) {
    const drawing = this.#drawing;
    const until = Math.min(blocks.length, from + count);
    for (let i = from; i < until; i++) this.#drawBlock(i, blocks, byBlock[i], old[i]);
    const rest = () => this.#drawPiece(blocks, byBlock, old, until, PIECE);
    this.#drawRest = until < blocks.length ? rest : null;
    this.#body.ariaBusy = String(this.#drawRest !== null);
    if (this.#drawRest) requestAnimationFrame(() => drawing === this.#drawing && this.#drawRest === rest && rest());
    else while (this.#body.children.length > blocks.length) this.#body.lastElementChild.remove();
  }

  #drawUpTo(offset) {
    while (this.#drawRest && (this.#drawn.at(-1)?.end ?? 0) < offset) this.#drawRest();
  }

  #drawBlock(index, blocks, spans, old) {
    const drawing = drawingOf(this.#text, this.#analysis, blocks, index, spans);
    this.#drawn[index] = drawing;
    const there = this.#body.children[index];
    if (there && old?.key === drawing.key) return place(there, drawing);
    const made = paragraphElement(this.#text, drawing, this.#spoken);
    if (there) there.replaceWith(made);
    else this.#body.append(made);
  }

  #paragraphAt(offset) {
    const index = this.#drawn.findIndex((drawing) => drawing.end >= offset);
    return this.#body.children[index] ?? this.#body;
  }

  /** The shortest mark below the event; a click on the chosen one moves to the next longer around it. */
  #markBelow(event, cycle) {
    const ids = event.target.closest?.("[data-id]")?.dataset.id.split(" ") ?? [];
    const inward = ids.map((id) => this.#byId.get(id)).filter(Boolean).reverse();
    const at = cycle ? inward.indexOf(this.#current) : -1;
    return inward[(at + 1) % inward.length] ?? null;
  }

  #clicked(event) {
    if (!getSelectionOf(this.shadowRoot)?.isCollapsed) return;
    this.#tell("select", this.#markBelow(event, true), event.target);
  }

  /** Told of moves alone: nobody points at what scrolls below a pointer at rest. */
  #pointed(mark, target) {
    if (mark?.id === this.#pointing) return;
    this.#pointing = mark?.id;
    this.#tell("point", mark, target);
  }

  #tell(type, mark, target) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail: { mark, element: target } }));
  }

  /** What is copied is the text as it was given, line ends included. */
  #copied(event) {
    const selection = getSelectionOf(this.shadowRoot);
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
    const start = range && offsetOf(range.startContainer, range.startOffset);
    const end = range && offsetOf(range.endContainer, range.endOffset);
    if (start == null || end == null || end <= start) return;
    event.clipboardData.setData("text/plain", this.#text.slice(start, end));
    event.preventDefault();
  }
}

/** What a paragraph is drawn from; `key` is equal where the drawing would be. */
function drawingOf(text, analysis, blocks, index, spans) {
  const { start, end, kind = "body", duplicate_of: original } = blocks[index];
  const runs = flatRuns(spans, start, end);
  const label = labelOf(blocks, index);
  const classes = ["paragraph", kind];
  if (kind === "headline" && index === 0) classes.push("first");
  if (original != null) classes.push("duplicate");
  if (label) classes.push("labelled");
  if (text.slice(start, end).includes("\n") && analysis) classes.push("wrapped");
  if (runs.length && runs.every((run) => isQuoted(run, text))) classes.push("quoted");
  if (spans.some(({ mark }) => mark.wide)) classes.push("questioned");
  else if (spans.some(({ mark, start: at }) => mark.kind === "finding" && at >= start)) classes.push("flagged");
  return { key: [text.slice(start, end), classes, label, lookOf(runs, start)].join("\u0001"), start, end, runs, classes, label };
}

/** How runs look, whatever their marks are called: a mark that comes or goes renames those after it, which need not be drawn anew. */
export function lookOf(runs, start) {
  return runs.map((run) => `${run.end - start}:${run.spans.map(({ mark }) => `${mark.kind}${mark.doubtful ? "?" : ""}${mark.wide ? "|" : ""}`)}`);
}

/** Whether a run is said by someone, or only the marks and spaces around it. */
function isQuoted(run, text) {
  return run.spans.some(({ mark }) => mark.kind === "quote") || /^[\s\p{P}]*$/u.test(text.slice(run.start, run.end));
}

/** Why a paragraph is set aside; said once for a run of repeated paragraphs. */
function labelOf(blocks, index) {
  const { kind, duplicate_of: original } = blocks[index];
  if (original != null) return blocks[index - 1]?.duplicate_of === original - 1 ? "" : duplicateLabel(blocks, index);
  return kind === "furniture" ? "Set aside: not part of the article" : "";
}

function duplicateLabel(blocks, index) {
  let last = index;
  while (blocks[last + 1]?.duplicate_of != null && blocks[last + 1].duplicate_of === blocks[last].duplicate_of + 1) last++;
  const from = blocks[index].duplicate_of + 1;
  if (last === index) return `Paragraph ${index + 1} repeats paragraph ${from}`;
  return `Paragraphs ${index + 1} to ${last + 1} repeat ${from} to ${blocks[last].duplicate_of + 1}`;
}

function paragraphElement(text, drawing, spoken) {
  const made = element("p", drawing.classes.join(" "));
  made.part = drawing.classes.join(" ");
  made.dir = "auto";
  if (drawing.label) made.dataset.label = drawing.label;
  for (const run of drawing.runs) made.append(runElement(text, run, spoken ? "mark" : "span"));
  place(made, drawing);
  return made;
}

/** A run of letters under the same marks: one element a line style, nested; without marks plain text. */
export function runElement(text, run, name = "span") {
  const words = document.createTextNode(text.slice(run.start, run.end));
  const kinds = new Set(run.spans.map(({ mark }) => (mark.wide ? "passage" : mark.kind)));
  let inner = words;
  for (const kind of NESTING.filter((name) => kinds.has(name)).reverse()) {
    const isDoubtful = run.spans.some(({ mark }) => mark.kind === kind && mark.doubtful);
    const layer = element(name, `mark ${kind}${isDoubtful ? " doubtful" : ""}`);
    layer.part = `mark ${kind}`;
    layer.append(inner);
    inner = layer;
  }
  if (inner !== words) inner.dataset.id = namesOf(run);
  return inner;
}

function namesOf(run) {
  return run.spans.map(({ mark }) => mark.id).join(" ");
}

/** Where a paragraph lies in the text, and what its marks are called; both may change without its being drawn anew. */
function place(paragraph, { start, runs }) {
  paragraph.dataset.start = start;
  const drawn = paragraph.querySelectorAll("[data-id]");
  const marked = runs.filter(({ spans }) => spans.length > 0);
  marked.forEach((run, i) => (drawn[i].dataset.id = namesOf(run)));
}

/** The offset in the text of a point in the drawn article; null outside of it. */
function offsetOf(node, within) {
  const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.(".paragraph");
  if (!paragraph) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, within);
  return Number(paragraph.dataset.start) + before.toString().length;
}

function getSelectionOf(root) {
  return root.getSelection ? root.getSelection() : document.getSelection();
}

/** Lines as paragraphs, until an analysis tells better. */
export function linesOf(text) {
  const lines = [];
  let start = 0;
  for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r|$/g)) {
    if (index > start) lines.push({ start, end: index });
    start = index + end.length;
  }
  return lines;
}

/** Moves the focus to an element that is no control, without leaving it in the tab order. */
function focusOn(target) {
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** Scrolls gently, or at once for readers who asked for less motion; not at all if it is in view. */
export function bringIntoView(target) {
  const box = target.getBoundingClientRect();
  if (box.top > 140 && box.bottom < innerHeight - 80) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  target.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
}

function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
