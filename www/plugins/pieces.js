// What is drawn in someone else's editor: pieces, each one stretch of text with one look.
// A piece is {start, end, kind, mark, record, entity}: UTF-16 offsets; the mark it belongs to (../marks.js); the analysis' own record
// of it; the entity that it names, or that speaks it. Pure.
import { KINDS, marksOf } from "../marks.js";

const LISTS = { mention: "mentions", timex: "timexes", quote: "quotes", finding: "findings" };

/** Pieces of `analysis` in order; doubtful marks are left out, for a false mark costs an editor more than a missing one. */
export function piecesOf(analysis) {
  return marksOf(analysis)
    .filter((mark) => !mark.doubtful)
    .flatMap((mark) => piecesOfMark(mark, analysis))
    .sort(byPlace);
}

/** By start, the longer first, then by kind. */
export function byPlace(a, b) {
  return a.start - b.start || b.end - a.end || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
}


/** The class of a kind where marks are elements, and the highlight's name where they are highlights. */
export function nameOf(kind) {
  return `copydesk-${kind}`;
}

function piecesOfMark(mark, analysis) {
  const record = analysis[LISTS[mark.layer]][mark.index];
  const entity = analysis.entities[record.entity ?? record.speaker] ?? null;
  return mark.spans
    .filter(({ start, end }) => start < end)
    .map(({ start, end }) => ({ start, end, kind: mark.kind, mark, record, entity }));
}
