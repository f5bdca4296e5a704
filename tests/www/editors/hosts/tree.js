// What the hosts of editors with an editable tree share.
import { drawnByHighlights, expectedOn, seenByScrolling } from "/tests/www/editors/drawn.js";
import { joinBlocks } from "/www/plugins/blocks.js";
import { readBlocks } from "/www/plugins/dom-text.js";

export { analyzersFor } from "./analyzers.js";
export { PARAGRAPHS, editAtRandom, longCopy } from "/tests/www/editors/random-edits.js";

export function markup(paragraphs) {
  return paragraphs.map((text) => `<p>${text}</p>`).join("");
}

export function treeTools(root, ignore, fresh) {
  const drawn = () => drawnByHighlights(root, ignore);
  const blocks = () => readBlocks(root, ignore);
  return { root, drawn, seen: () => seenByScrolling(root, drawn), expected: () => expectedOn(blocks(), fresh), copy: () => joinBlocks(blocks()).text, before: () => textBefore(root) };
}

/** What stands before the caret in its paragraph; null while the focus is elsewhere. */
export function textBefore(root) {
  const document = root.ownerDocument;
  const { focusNode, focusOffset } = document.getSelection();
  if (!document.hasFocus() || !root.contains(document.activeElement) || !root.contains(focusNode)) return null;
  const range = document.createRange();
  range.selectNodeContents((focusNode.closest ? focusNode : focusNode.parentElement).closest("p, [contenteditable]"));
  range.setEnd(focusNode, focusOffset);
  return range.toString().replaceAll("\u00A0", " ").replace(/[\uFEFF\u2060]/g, "");
}

/** A text node and an offset in it, at a share `at` of the whole. */
export function somewhere(root, at) {
  const nodes = [];
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) => (node.parentElement.closest("[data-mce-bogus=all], .ck-widget__type-around") ? 2 : 1));
  while (walker.nextNode()) nodes.push(walker.currentNode);
  if (nodes.length === 0) return [root, 0];
  const place = at * nodes.length;
  const node = nodes[Math.floor(place)];
  return [node, Math.floor((place % 1) * node.length)];
}

export function nodeWith(root, needle) {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && !walker.currentNode.data.includes(needle));
  return walker.currentNode;
}
