// A ProseMirror document as blocks of text, and which of them are near the view.
import { meets } from "./view.js";

/** The text blocks of `doc`; offsets in a block's text are positions, less the block's start. Nodes never change, so a node is its own key. */
export function blocksOf(doc) {
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

/** Where the text blocks begin and end whose elements meet the rectangle `reach`. */
export function stretchesIn(view, reach) {
  const stretches = [];
  const visit = (parent) => {
    for (const element of parent.children) {
      const box = element.getBoundingClientRect();
      const hasBox = box.width > 0 || box.height > 0; // without: `display: contents`, or nothing in it is shown either
      if (hasBox && !meets(box, reach)) continue;
      const $start = view.state.doc.resolve(view.posAtDOM(element, 0));
      if ($start.parent.inlineContent) stretches.push([$start.start(), $start.end()]);
      else visit(element);
    }
  };
  visit(view.dom);
  return stretches;
}
