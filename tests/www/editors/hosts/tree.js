// What the hosts of editors with an editable tree share.
import { createFake } from "/tests/www/editors/fake-analyzer.js";
import { drawnByHighlights, expectedOn } from "/tests/www/editors/drawn.js";
import { readBlocks } from "/www/plugins/dom-text.js";
import { randomEdit, seeded } from "/tests/www/editors/random-edits.js";

export { createFake };
export { PARAGRAPHS, longCopy } from "/tests/www/editors/random-edits.js";

export function markup(paragraphs) {
  return paragraphs.map((text) => `<p>${text}</p>`).join("");
}

export function treeTools(root, ignore) {
  return {
    root,
    drawn: () => drawnByHighlights(root, ignore),
    expected: () => expectedOn(readBlocks(root, ignore)),
  };
}

/** Runs `count` random edits, some in one task, some with readings in between. */
export async function editAtRandom(seed, count, apply) {
  const random = seeded(seed);
  for (let i = 0; i < count; i++) {
    apply(randomEdit(random));
    if (random() < 0.15) await new Promise((resolve) => setTimeout(resolve, random() * 30));
  }
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
