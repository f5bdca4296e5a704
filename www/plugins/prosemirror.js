// ProseMirror and Tiptap: marks as decorations, mapped through every transaction. The document, its history, the selection and
// collaboration never hear of them. ProseMirror's own classes are handed in, so there is one copy of them and nothing to resolve.
import { matchBlocks, mergePieces } from "./blocks.js";
import { Desk } from "./desk.js";
import { nameOf } from "./pieces.js";
import { mappingOf } from "./prosemirror-mapping.js";
import { blocksOf, stretchesIn } from "./prosemirror-text.js";
import { adoptStyle, classStyle } from "./style.js";
import { ALL, NearView, followView } from "./view.js";

/** How far beyond the view marks are drawn, in screens: elements cost little, and a transaction with every scrolled line would be more. */
const MARGIN = 1;

/**
 * Makes the plugin. Its `desk` emits the events and closes it.
 * @param {{Plugin, PluginKey, Decoration, DecorationSet}} classes from prosemirror-state and prosemirror-view (or @tiptap/pm)
 * @param {{analyze: Function, created?: string, pause?: number, style?: boolean}} options
 */
export function createProseMirrorPlugin({ Plugin, PluginKey, Decoration, DecorationSet }, { style = true, ...options }) {
  const key = new PluginKey("copydesk");
  const surface = new ProseMirrorSurface(key, Decoration, DecorationSet);
  const desk = new Desk(surface, options);
  const plugin = new Plugin({
    key,
    state: {
      init: () => ({ marks: DecorationSet.empty, drawn: DecorationSet.empty }),
      apply: (transaction, state) => transaction.getMeta(key) ?? carried(state, transaction),
    },
    props: {
      decorations: (state) => key.getState(state).drawn,
      handleDOMEvents: { click: (view, event) => void surface.tellClick(desk, view, event) },
    },
    view: (view) => attached(view, surface, desk, style),
  });
  desk.onclose(() => surface.put(DecorationSet.empty));
  plugin.desk = desk;
  return plugin;
}

/** Every mark, and those of them that are drawn, after `transaction`. */
function carried(state, transaction) {
  if (!transaction.docChanged) return state;
  const mapping = mappingOf(transaction);
  const marks = state.marks.map(mapping, transaction.doc);
  return { marks, drawn: state.drawn === state.marks ? marks : state.drawn.map(mapping, transaction.doc) };
}

/** What the plugin does with a view: reads it, follows it, lets go of it. */
function attached(view, surface, desk, style) {
  surface.attach(view);
  const unfollow = followView(view.dom, () => surface.follow());
  const forgetStyle = style ? adoptStyle(view.root.adoptedStyleSheets ? view.root : document, classStyle) : () => {};
  desk.refresh();
  return {
    update: (_, before) => before.doc !== view.state.doc && desk.changed(),
    destroy: () => {
      surface.attach(null);
      desk.stop();
      unfollow();
      forgetStyle();
    },
  };
}

class ProseMirrorSurface {
  #view = null;
  #near = null;
  #key;
  #Decoration;
  #DecorationSet;

  constructor(key, Decoration, DecorationSet) {
    this.#key = key;
    this.#Decoration = Decoration;
    this.#DecorationSet = DecorationSet;
  }

  attach(view) {
    this.#view = view;
    this.#near = view && new NearView(view.dom, MARGIN);
  }

  blocks() {
    return this.#view ? blocksOf(this.#view.state.doc) : [];
  }

  isComposing() {
    return this.#view?.composing ?? false;
  }

  show(blocks, pieces, merge) {
    if (!this.#view) return;
    const { doc } = this.#view.state;
    const { marks } = this.#key.getState(this.#view.state);
    const now = blocksOf(doc);
    const standing = decorationsByBlock(marks.find(), now);
    const matches = matchBlocks(blocks, now);
    const gone = [];
    const come = [];
    now.forEach((block, i) => {
      if (matches[i] < 0) return;
      const fresh = placed(pieces[matches[i]], block.start);
      this.#difference(standing[i], merge ? mergePieces(standing[i].flatMap(piecesUnder), fresh) : fresh, gone, come);
    });
    this.put(gone.length || come.length ? marks.remove(gone).add(doc, come) : marks);
  }

  /** Draws what has come near the view since it was drawn last. */
  follow() {
    if (this.#view && !this.#view.composing && this.#near.isLeft()) this.put(this.#key.getState(this.#view.state).marks);
  }

  /** A transaction without steps: nothing for the history, for collaborators or for an autosave to see. */
  put(marks) {
    if (!this.#view) return;
    const { state } = this.#view;
    const before = this.#key.getState(state);
    const drawn = this.#nearView(marks, before.drawn);
    if (marks === before.marks && drawn === before.drawn) return;
    this.#view.dispatch(state.tr.setMeta(this.#key, { marks, drawn }).setMeta("addToHistory", false));
  }

  /** Those of `marks` to draw; `drawn` itself where it is them already. */
  #nearView(marks, drawn) {
    const all = marks.find();
    if (all.length <= ALL) return marks;
    const near = stretchesIn(this.#view, this.#near.take()).flatMap(([from, to]) => marks.find(from, to));
    return isSame(near, drawn.find()) ? drawn : this.#DecorationSet.create(this.#view.state.doc, near);
  }

  /** Decorations in `standing` that nothing in `fresh` calls for go; pieces of `fresh` that are not drawn yet come. */
  #difference(standing, fresh, gone, come) {
    const left = byLook(fresh);
    for (const decoration of standing) {
      const { from, to, spec } = decoration;
      const place = `${from} ${to} ${spec.copydesk.pieces[0].kind}`;
      if (!left.has(place)) gone.push(decoration);
      else spec.copydesk.pieces = left.get(place); // the look stays, and so does the element; what it stands for is new
      left.delete(place);
    }
    for (const pieces of left.values()) come.push(this.#decoration(pieces));
  }

  /** `pieces` lie at one place and look alike, so one decoration draws them all. */
  #decoration(pieces) {
    const [{ start, end, kind }] = pieces;
    return this.#Decoration.inline(start, end, { class: nameOf(kind) }, { copydesk: { pieces } });
  }

  reveal(block, start, end) {
    const found = this.blocks().find((now) => now.key === block.key);
    if (!found) return false;
    const { node } = this.#view.domAtPos(found.start + start);
    (node.nodeType === 1 ? node : node.parentElement).scrollIntoView({ block: "center" });
    return { from: found.start + start, to: found.start + end };
  }

  tellClick(desk, view, event) {
    const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (!place) return;
    const under = this.#key.getState(view.state).marks.find(place.pos, place.pos).flatMap(piecesUnder);
    if (under.length) desk.emit("select", { pieces: under.sort((a, b) => a.end - a.start - (b.end - b.start)) });
  }
}

function placed(pieces, start) {
  return pieces.map((piece) => ({ ...piece, start: piece.start + start, end: piece.end + start }));
}

/** Pieces under the name of their place and kind. */
function byLook(pieces) {
  const groups = new Map();
  for (const piece of pieces) {
    const name = `${piece.start} ${piece.end} ${piece.kind}`;
    groups.set(name, [...(groups.get(name) ?? []), piece]);
  }
  return groups;
}

function piecesUnder({ from, to, spec }) {
  return spec.copydesk.pieces.map((piece) => ({ ...piece, start: from, end: to }));
}

function isSame(decorations, others) {
  const inOrder = others.sort((a, b) => a.from - b.from);
  const looks = ({ from, to, spec }, other) => from === other?.from && to === other.to && spec === other.spec;
  return decorations.length === others.length && decorations.sort((a, b) => a.from - b.from).every((decoration, i) => looks(decoration, inOrder[i]));
}

function decorationsByBlock(decorations, blocks) {
  const lists = blocks.map(() => []);
  let i = 0;
  for (const decoration of decorations.sort((a, b) => a.from - b.from)) {
    while (i + 1 < blocks.length && blocks[i + 1].start <= decoration.from) i++;
    lists[i]?.push(decoration);
  }
  return lists;
}
