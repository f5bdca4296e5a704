// ProseMirror and Tiptap: marks as decorations, mapped through every transaction. The document, its history, the selection and
// collaboration never hear of them. ProseMirror's own classes are handed in, so there is one copy of them and nothing to resolve.
import { matchBlocks, mergePieces } from "./blocks.js";
import { Desk } from "./desk.js";
import { nameOf } from "./pieces.js";
import { adoptStyle, classStyle } from "./style.js";

/**
 * Makes the plugin. Its `desk` emits the events and closes it.
 * @param {{Plugin, PluginKey, Decoration, DecorationSet}} classes from prosemirror-state and prosemirror-view (or @tiptap/pm)
 * @param {{analyze: Function, created?: string, pause?: number, style?: boolean}} options
 */
export function createProseMirrorPlugin({ Plugin, PluginKey, Decoration, DecorationSet }, { style = true, ...options }) {
  const key = new PluginKey("copydesk");
  const surface = new ProseMirrorSurface(key, Decoration);
  const desk = new Desk(surface, options);
  const plugin = new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, drawn) => transaction.getMeta(key) ?? carried(drawn, transaction),
    },
    props: {
      decorations: (state) => key.getState(state),
      handleDOMEvents: { click: (view, event) => void surface.tellClick(desk, view, event) },
    },
    view: (view) => attached(view, surface, desk, style),
  });
  desk.onclose(() => surface.draw(DecorationSet.empty));
  plugin.desk = desk;
  return plugin;
}

/** What the plugin does with a view: reads it, follows it, lets go of it. */
function attached(view, surface, desk, style) {
  surface.view = view;
  const forgetStyle = style ? adoptStyle(view.root.adoptedStyleSheets ? view.root : document, classStyle) : () => {};
  desk.refresh();
  return {
    update: (_, before) => before.doc !== view.state.doc && desk.changed(),
    destroy: () => {
      surface.view = null;
      desk.stop();
      forgetStyle();
    },
  };
}

class ProseMirrorSurface {
  view = null;
  #key;
  #Decoration;

  constructor(key, Decoration) {
    this.#key = key;
    this.#Decoration = Decoration;
  }

  blocks() {
    return this.view ? blocksOf(this.view.state.doc) : [];
  }

  isComposing() {
    return this.view?.composing ?? false;
  }

  show(blocks, pieces, merge) {
    if (!this.view) return;
    const { doc } = this.view.state;
    const drawn = this.#key.getState(this.view.state);
    const now = blocksOf(doc);
    const standing = decorationsByBlock(drawn.find(), now);
    const matches = matchBlocks(blocks, now);
    const gone = [];
    const come = [];
    now.forEach((block, i) => {
      if (matches[i] < 0) return;
      const fresh = placed(pieces[matches[i]], block.start);
      this.#difference(standing[i], merge ? mergePieces(standing[i].map(pieceOf), fresh) : fresh, gone, come);
    });
    if (gone.length || come.length) this.draw(drawn.remove(gone).add(doc, come));
  }

  /** Decorations in `standing` that nothing in `fresh` calls for go; pieces of `fresh` that are not drawn yet come. */
  #difference(standing, fresh, gone, come) {
    const left = new Map(fresh.map((piece) => [`${piece.start} ${piece.end} ${piece.kind}`, piece]));
    for (const decoration of standing) {
      const name = `${decoration.from} ${decoration.to} ${decoration.spec.copydesk.piece.kind}`;
      if (!left.has(name)) gone.push(decoration);
      else decoration.spec.copydesk.piece = left.get(name); // the look stays, and so does the element; what it stands for is new
      left.delete(name);
    }
    for (const piece of left.values()) come.push(this.#decoration(piece));
  }

  #decoration(piece) {
    return this.#Decoration.inline(piece.start, piece.end, { class: nameOf(piece.kind) }, { copydesk: { piece } });
  }

  /** A transaction without steps: nothing for the history, for collaborators or for an autosave to see. */
  draw(decorations) {
    this.view?.dispatch(this.view.state.tr.setMeta(this.#key, decorations).setMeta("addToHistory", false));
  }

  reveal(block, start, end) {
    const found = this.blocks().find((now) => now.key === block.key);
    if (!found) return false;
    const { node } = this.view.domAtPos(found.start + start);
    (node.nodeType === 1 ? node : node.parentElement).scrollIntoView({ block: "center" });
    return { from: found.start + start, to: found.start + end };
  }

  tellClick(desk, view, event) {
    const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (!place) return;
    const under = this.#key.getState(view.state).find(place.pos, place.pos).map(pieceOf);
    if (under.length) desk.emit("select", { pieces: under.sort((a, b) => a.end - a.start - (b.end - b.start)) });
  }
}

/** The text blocks of `doc`; offsets in a block's text are positions, less the block's start. Nodes never change, so a node is its own key. */
function blocksOf(doc) {
  const known = blocksOfDocument.get(doc);
  if (known) return known;
  const blocks = [];
  doc.descendants((node, position) => {
    if (node.isTextblock && node.content.size > 0) blocks.push({ text: textOf(node), key: node, start: position + 1 });
    return !node.isTextblock;
  });
  blocksOfDocument.set(doc, blocks);
  return blocks;
}

const blocksOfDocument = new WeakMap();
const textOfNode = new WeakMap();

function textOf(node) {
  let text = textOfNode.get(node);
  if (text === undefined) {
    text = "";
    node.forEach((child) => (text += inlineText(child)));
    textOfNode.set(node, text);
  }
  return text;
}

/** As many UTF-16 units as the node has positions, so that an offset is a position. */
function inlineText(node) {
  if (node.isText) return node.text;
  if (node.isLeaf) return node.type.spec.linebreakReplacement || node.type.name.match(/break$/i) ? "\n" : OBJECT;
  let text = "";
  node.forEach((child) => (text += inlineText(child)));
  return OBJECT + text + OBJECT;
}

/** Unicode's own stand-in for something that is no text. */
const OBJECT = "\uFFFC";

function placed(pieces, start) {
  return pieces.map((piece) => ({ ...piece, start: piece.start + start, end: piece.end + start }));
}

function pieceOf({ from, to, spec }) {
  return { ...spec.copydesk.piece, start: from, end: to };
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

/** A replaced range this long (positions) may stand for a small change. */
const WIDE = 200;

/** Decorations after `transaction`. Some collaborators (Yjs) replace the whole document to change a word; then what really differs counts. */
function carried(drawn, transaction) {
  const { mapping, before, doc, docChanged } = transaction;
  if (!docChanged) return drawn;
  const difference = touched(mapping) > WIDE ? differenceOf(before.content, doc.content) : null;
  return drawn.map(difference?.oldSize < touched(mapping) ? mappingOf(mapping, difference) : mapping, doc);
}

function differenceOf(before, after) {
  const start = before.findDiffStart(after);
  if (start === null) return null;
  const end = before.findDiffEnd(after);
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return { start, oldSize: end.a + overlap - start, newSize: end.b + overlap - start };
}

function touched({ maps }) {
  let size = 0;
  for (const map of maps) map.forEach((from, to) => (size += to - from));
  return size;
}

function mappingOf(mapping, { start, oldSize, newSize }) {
  const StepMap = mapping.maps[0].constructor;
  return new mapping.constructor([new StepMap([start, oldSize, newSize])]);
}
