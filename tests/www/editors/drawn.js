// What is drawn and what ought to be, in one form: "block:start-end kind words".
import { dealPieces, joinBlocks } from "/www/plugins/blocks.js";
import { pointIn, readBlocks } from "/www/plugins/dom-text.js";
import { KINDS } from "/www/marks.js";
import { read } from "/tests/www/editors/fake-analyzer.js";

/** What a fresh reading of `blocks` marks. */
export async function expectedOn(blocks, analyze = read) {
  const { text, starts } = joinBlocks(blocks);
  return inOrder(dealPieces(await analyze(text, {}), blocks, starts).flatMap((pieces, i) => pieces.map((piece) => line(blocks, i, piece.start, piece.end, piece.kind))));
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
  return inOrder(lines);
}

/** All that is drawn, seen by scrolling through `scroller`: of many marks only those near the view are. */
export async function seenByScrolling(root, drawn, scroller = root.ownerDocument.scrollingElement) {
  const { requestAnimationFrame } = root.ownerDocument.defaultView;
  const seen = [];
  for (let y = 0; y < scroller.scrollHeight; y += scroller.clientHeight / 2) {
    scroller.scrollTop = y;
    for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
    seen.push(...drawn());
  }
  scroller.scrollTop = 0;
  return inOrder(seen);
}

export function line(blocks, i, start, end, kind) {
  return `${i}:${start}-${end} ${kind} ${blocks[i]?.text.slice(start, end)}`;
}

/** Sorted, each once: two findings about the same words look like one. */
export function inOrder(lines) {
  return [...new Set(lines)].sort();
}
