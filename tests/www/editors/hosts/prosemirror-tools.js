// What the hosts of ProseMirror and of Tiptap share.
import { Fragment, Slice } from "prosemirror-model";
import { TextSelection } from "prosemirror-state";
import { line } from "/tests/www/editors/drawn.js";
import { editAtRandom } from "/tests/www/editors/random-edits.js";
import { joinBlocks } from "/www/plugins/blocks.js";
import { blocksOf as blocksOfPlugin } from "/www/plugins/prosemirror-text.js";

/** Longer than any test: how typing falls into undo groups must not depend on how busy the machine is. */
export const newGroupDelay = 1e9;

/** The whole text, as the plugin has it read. */
export function copyOf({ state }) {
  return joinBlocks(blocksOfPlugin(state.doc)).text;
}

/** What stands before the caret in its paragraph; null while the focus is elsewhere, or the editor has not heard of the caret's last move. */
export function textBefore(view) {
  const { focusNode, focusOffset } = document.getSelection();
  const { $head } = view.state.selection;
  if (!view.hasFocus() || !view.dom.contains(focusNode) || view.posAtDOM(focusNode, focusOffset) !== $head.pos) return null;
  return $head.parent.textBetween(0, $head.parentOffset);
}

export function blocksOf(doc) {
  const blocks = [];
  doc.descendants((node, position) => void (node.isTextblock && node.content.size && blocks.push({ text: node.textBetween(0, node.content.size, "", (leaf) => (leaf.type.name === "hard_break" || leaf.type.name === "hardBreak" ? "\n" : "\uFFFC")), start: position + 1 })));
  return blocks;
}

/** What the plugin has the view draw. */
export function drawn({ view, copydesk }) {
  const blocks = blocksOf(view.state.doc);
  return copydesk
    .getState(view.state)
    .drawn.find()
    .map(({ from, to, spec }) => {
      const i = blocks.findLastIndex(({ start }) => start <= from);
      return line(blocks, i, from - blocks[i].start, to - blocks[i].start, spec.copydesk.pieces[0].kind);
    })
    .sort();
}

/** `count` random edits; `undo` is the editor's own command. */
export function edit(view, seed, count, undo) {
  return editAtRandom(seed, count, (change) => apply(view, change, undo));
}

function apply(view, { kind, at, length, text, pasted }, undo) {
  const { state } = view;
  const { doc, tr } = state;
  const $at = TextSelection.near(doc.resolve(Math.floor(at * doc.content.size))).$from;
  const position = $at.pos;
  const end = Math.min(position + length, doc.content.size - 1);
  if (kind === "insert") view.dispatch(tr.insertText(text, position));
  else if (kind === "delete") view.dispatch(tr.delete(position, Math.max(position, end)));
  else if (kind === "split") view.dispatch(tr.split(position));
  else if (kind === "merge" && $at.index(0) > 0) view.dispatch(tr.join($at.before(1)));
  else if (kind === "paste") view.dispatch(tr.replace(position, position, new Slice(Fragment.from(pasted.map((line) => state.schema.node("paragraph", null, [state.schema.text(line)]))), 1, 1)));
  else if (kind === "undo") undo(state, view.dispatch);
}
