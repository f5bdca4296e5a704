// ProseMirror and Tiptap: marks as decorations, mapped through every transaction. The document, its history, the selection and
// collaboration never hear of them. ProseMirror's own classes are handed in, so there is one copy of them and nothing to resolve.
import { KINDS } from "../marks.js";
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
      init: () => ({ marks: DecorationSet.empty, drawn: DecorationSet.empty, near: null }),
      apply: (transaction, state) => transaction.getMeta(key) ?? carried(state, transaction),
    },
    props: {
      decorations: (state) => key.getState(state).drawn,
      handleDOMEvents: { click: (view, event) => void surface.tellClick(desk, view, event) },
    },
    view: (view) => attached(view, surface, desk, style),
  });
  desk.onclose(() => surface.clear());
  plugin.desk = desk;
  return plugin;
}

/** Every mark, those of them that are drawn, and from where to where they are, after `transaction`. */
function carried(state, transaction) {
  if (!transaction.docChanged) return state;
  const mapping = mappingOf(transaction);
  const marks = state.marks.map(mapping, transaction.doc);
  const near = state.near && { from: mapping.map(state.near.from, -1), to: mapping.map(state.near.to, 1) };
  return { marks, drawn: state.drawn === state.marks ? marks : state.drawn.map(mapping, transaction.doc), near };
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
  #compared = new WeakMap();
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
    const matches = matchBlocks(blocks, now);
    const standing = decorationsByBlock(marks, now, matches);
    const change = { gone: [], come: [] };
    now.forEach((block, i) => {
      const fresh = pieces[matches[i]];
      if (fresh && merge) this.#compare(standing[i], mergePieces(standing[i].flatMap((mark) => piecesUnder(mark, block.start)), fresh), block, change);
      else if (fresh && !this.#stands(standing[i], fresh, block)) this.#compare(standing[i], fresh, block, change);
    });
    this.#put(change);
  }

  /** Draws what has come near the view since it was drawn last. */
  follow() {
    if (this.#view && !this.#view.composing && this.#near.isLeft()) this.#put();
  }

  /** Takes every mark away. */
  clear() {
    const empty = this.#DecorationSet.empty;
    if (this.#view) this.#dispatch({ marks: empty, drawn: empty, near: null });
  }

  /** Takes marks in `gone` away and adds those in `come`. */
  #put({ gone = [], come = [] } = {}) {
    const { doc } = this.#view.state;
    const before = this.#key.getState(this.#view.state);
    const isChanged = gone.length > 0 || come.length > 0;
    const marks = isChanged ? before.marks.remove([...gone]).add(doc, [...come]) : before.marks;
    if (before.near && !this.#near.isLeft()) return void (isChanged && this.#dispatch({ ...before, marks, drawn: this.#drawnAnew(before, gone, come) }));
    const all = marks.find();
    if (all.length > ALL) return this.#drawNear(marks, before.drawn);
    if (isChanged || before.drawn !== marks) this.#dispatch({ marks, drawn: marks, near: null });
  }

  /** What is drawn, less `gone`, and with what of `come` lies near the view, which has not moved. */
  #drawnAnew({ drawn, near }, gone, come) {
    const nearby = come.filter(({ from, to }) => from < near.to && to > near.from);
    return drawn.remove([...gone]).add(this.#view.state.doc, nearby);
  }

  /** Draws those of `marks` that are near the view. */
  #drawNear(marks, drawn) {
    const stretches = stretchesIn(this.#view, this.#near.take());
    const nearby = stretches.flatMap(([from, to]) => marks.find(from, to));
    const near = stretches.length > 0 ? { from: Math.min(...stretches.flat()), to: Math.max(...stretches.flat()) } : null;
    this.#dispatch({ marks, drawn: isSame(nearby, drawn.find()) ? drawn : this.#DecorationSet.create(this.#view.state.doc, nearby), near });
  }

  /** A transaction without steps: nothing for the history, for collaborators or for an autosave to see. */
  #dispatch(marked) {
    this.#view.dispatch(this.#view.state.tr.setMeta(this.#key, marked).setMeta("addToHistory", false));
  }

  /** Whether these very pieces were compared with this very node before, and its decorations went along whole: they may have gone whole. */
  #stands(standing, fresh, { key }) {
    const { pieces, count } = this.#compared.get(key) ?? {};
    return pieces === fresh && count === standing.length;
  }

  /** Decorations in `standing` that nothing in `fresh` calls for go; pieces of `fresh` that are not drawn yet come. */
  #compare(standing, fresh, { key, start }, { gone, come }) {
    const left = byLook(fresh);
    this.#compared.set(key, { pieces: fresh, count: left.size });
    for (const decoration of standing) {
      const look = lookOf(decoration.from - start, decoration.to - start, decoration.spec.copydesk.pieces[0].kind);
      if (!left.has(look)) gone.push(decoration);
      else decoration.spec.copydesk.pieces = left.get(look); // the look stays, and so does the element; what it stands for is new
      left.delete(look);
    }
    for (const pieces of left.values()) come.push(this.#decoration(pieces, start));
  }

  /** `pieces` lie at one place and look alike, so one decoration draws them all. */
  #decoration(pieces, at) {
    const [{ start, end, kind }] = pieces;
    return this.#Decoration.inline(at + start, at + end, { class: nameOf(kind) }, { copydesk: { pieces } });
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
    const under = this.#key.getState(view.state).marks.find(place.pos, place.pos).flatMap((mark) => piecesUnder(mark, 0));
    if (under.length) desk.tellSelected(under);
  }
}

/** Pieces of one block under a number for their place and kind. */
function byLook(pieces) {
  const groups = new Map();
  for (const piece of pieces) {
    const look = lookOf(piece.start, piece.end, piece.kind);
    const group = groups.get(look);
    if (group) group.push(piece);
    else groups.set(look, [piece]);
  }
  return groups;
}

/** One number for a stretch of a block and its kind: a block is shorter than 2 to the 24. */
function lookOf(start, end, kind) {
  return (start * 2 ** 24 + end) * KINDS.length + KINDS.indexOf(kind);
}

/** What a decoration stands for, placed from `start` on. */
function piecesUnder({ from, to, spec }, start) {
  return spec.copydesk.pieces.map((piece) => ({ ...piece, start: from - start, end: to - start }));
}

function isSame(decorations, others) {
  const inOrder = others.sort((a, b) => a.from - b.from);
  const looks = ({ from, to, spec }, other) => from === other?.from && to === other.to && spec === other.spec;
  return decorations.length === others.length && decorations.sort((a, b) => a.from - b.from).every((decoration, i) => looks(decoration, inOrder[i]));
}

/** The decorations of `marks` on each of `blocks`; those without a match in `matches` get none where they lie before or after the others. */
function decorationsByBlock(marks, blocks, matches) {
  const lists = blocks.map(() => []);
  const first = matches.findIndex((match) => match >= 0);
  const last = matches.findLastIndex((match) => match >= 0);
  if (first < 0) return lists;
  let i = first;
  const inReach = marks.find(blocks[first].start, blocks[last].start + blocks[last].text.length);
  for (const decoration of inReach.sort((a, b) => a.from - b.from)) {
    if (decoration.from < blocks[first].start) continue;
    while (i + 1 < blocks.length && blocks[i + 1].start <= decoration.from) i++;
    lists[i].push(decoration);
  }
  return lists;
}
