// <copydesk-article created="2026-11-22">: an article in a page, read and marked in place. Put its paragraphs inside, or set `text`.
import { ArticleView } from "./article-view.js";
import { sheetOf } from "./article-style.js";
import { createDecisions } from "./decisions.js";
import { shareAnalyzer } from "./shared.js";

const cardStyle = "slot[name=card]::slotted(*) { margin-block: .5em; }";

/**
 * The published element. Beside what `ArticleView` has:
 *
 * - attribute and property `created`: the day of publication, YYYY-MM-DD
 * - light DOM text in: each child that is a block is a paragraph; `text` overrides it
 * - slot `card`: shown below the article while a mark is chosen; fill it on `select`
 * - `decide(id, verdict)`, `undoDecision()`: keep or reject a mark
 *
 * Events, besides `select` and `point`: `ready` (the engine has answered once), `progress` {reading}, `result` {analysis, text},
 * `decision` {id, verdict}, `error` {error, message}.
 */
export class CopydeskArticle extends ArticleView {
  static observedAttributes = ["created"];

  #analyzer = null;
  #controller = null;
  #isReady = false;
  #read = null;
  #decisions = createDecisions(() => this.#redraw());

  constructor() {
    super();
    this.shadowRoot.adoptedStyleSheets.push(sheetOf(cardStyle));
    const card = document.createElement("slot");
    card.name = "card";
    card.hidden = true;
    this.shadowRoot.append(card);
    this.addEventListener("select", ({ detail: { mark } }) => {
      card.hidden = !mark;
      this.choose(mark?.id ?? null, { scroll: false });
    });
  }

  connectedCallback() {
    this.#analyzer ??= shareAnalyzer();
    if (!this.text) this.text = textOf(this);
    else this.read();
  }

  disconnectedCallback() {
    this.#controller?.abort();
    this.#analyzer?.close();
    this.#analyzer = null;
  }

  attributeChangedCallback() {
    if (this.#analyzer && this.text) this.read();
  }

  get created() {
    return this.getAttribute("created");
  }
  set created(day) {
    if (day == null) this.removeAttribute("created");
    else this.setAttribute("created", day);
  }

  get text() {
    return super.text;
  }
  /** Setting a text reads it. */
  set text(text) {
    super.text = text;
    this.read();
  }

  /** Reads the text again; settles when the result is drawn or an `error` was told. */
  async read() {
    if (!this.#analyzer || !this.text) return;
    this.#controller?.abort();
    const { signal } = (this.#controller = new AbortController());
    const { text, created } = this;
    this.#emit("progress", { reading: true });
    try {
      const analysis = await this.#analyzer.analyze(text, { created, signal });
      if (!signal.aborted) this.#show(text, analysis);
    } catch (error) {
      if (error.name !== "AbortError") this.#emit("error", { error, message: error.message });
    }
  }

  /** Decides on a mark: "keep" or "reject"; `everywhere`: on every mark of the same words. Rejected marks are not drawn. */
  decide(id, verdict, everywhere = false) {
    this.#decisions.decide(id, verdict, everywhere);
    this.#emit("decision", { id, verdict, everywhere });
  }

  /** Takes the last decision back; false where there is none. */
  undoDecision() {
    return this.#decisions.undo();
  }

  #show(text, analysis) {
    this.#read = { text, analysis };
    this.#redraw();
    if (!this.#isReady) this.#emit("ready", {});
    this.#isReady = true;
    this.#emit("progress", { reading: false });
    this.#emit("result", { analysis, text });
  }

  #redraw() {
    if (this.#read) this.show(this.#read.text, this.#decisions.applyTo(this.#read.text, this.#read.analysis).analysis);
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: type !== "error", composed: true, detail }));
  }
}

const BLOCKS = /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|DIV|DL|FIGCAPTION|FIGURE|FOOTER|H[1-6]|HEADER|LI|MAIN|OL|P|PRE|SECTION|TABLE|TD|TH|TR|UL)$/;

/** The text of the element's own children as it would be shown: a paragraph a block, spaces as one. */
function textOf(element) {
  const paragraphs = [""];
  const visit = (node) => {
    if (node.nodeType === 3) paragraphs[paragraphs.length - 1] += node.data;
    if (node.nodeType !== 1 || node.slot || /^(?:SCRIPT|STYLE|TEMPLATE)$/.test(node.nodeName)) return;
    if (node.nodeName === "BR") return void (paragraphs[paragraphs.length - 1] += "\n");
    const isBlock = node !== element && BLOCKS.test(node.nodeName);
    if (isBlock) paragraphs.push("");
    node.childNodes.forEach(visit);
    if (isBlock) paragraphs.push("");
  };
  visit(element);
  return paragraphs
    .map((paragraph) => paragraph.replace(/[^\S\u00A0]+/g, " ").trim())
    .filter(Boolean)
    .join("\n\n");
}

if (!customElements.get("copydesk-article")) customElements.define("copydesk-article", CopydeskArticle);
