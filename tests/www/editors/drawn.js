// What is drawn and what ought to be, in one form: "block:start-end kind words".
import { joinBlocks, splitPieces } from "/www/plugins/blocks.js";
import { pointIn, readBlocks } from "/www/plugins/dom-text.js";
import { piecesOf } from "/www/plugins/pieces.js";
import { KINDS } from "/www/marks.js";
import { read } from "/tests/www/editors/fake-analyzer.js";

/** What a fresh reading of `blocks` marks. */
export function expectedOn(blocks) {
  const { text, starts } = joinBlocks(blocks);
  return splitPieces(piecesOf(read(text)), blocks, starts)
    .flatMap((pieces, i) => pieces.map((piece) => line(blocks, i, piece.start, piece.end, piece.kind)))
    .sort();
}

/** What the highlights of the window of `root` mark inside it. */
export function drawnByHighlights(root, ignore) {
  const blocks = readBlocks(root, ignore);
  const { highlights } = root.ownerDocument.defaultView.CSS;
  const lines = [];
  for (const kind of KINDS) {
    for (const range of highlights.get(`copydesk-${kind}`) ?? []) {
      if (!root.contains(range.startContainer)) continue;
      const start = pointIn(blocks, range.startContainer, range.startOffset, true);
      const end = pointIn(blocks, range.endContainer, range.endOffset);
      lines.push(line(blocks, blocks.indexOf(start?.block), start?.offset, end?.offset, kind));
    }
  }
  return lines.sort();
}

export function line(blocks, i, start, end, kind) {
  return `${i}:${start}-${end} ${kind} ${blocks[i]?.text.slice(start, end)}`;
}
