// What is drawn in someone else's editor: pieces, each one stretch of text with one look.
// A piece is {start, end, kind, analysis, layer, index}: UTF-16 offsets, and where the analysis' own record of it lies. Pure.
import { KINDS, LAYERS, markOf } from "../marks.js";

/** By start, the longer first, then by kind. */
export function byPlace(a, b) {
  return a.start - b.start || b.end - a.end || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
}

/** A piece as hosts are told of it: with its mark (../marks.js), the record, and the entity that it names, or that speaks it. */
export function toldPiece({ start, end, kind, analysis, layer, index }) {
  const record = analysis[LAYERS[layer].list][index];
  const entity = analysis.entities[record.entity ?? record.speaker] ?? null;
  return { start, end, kind, mark: markOf(analysis, layer, index), record, entity };
}

/** The class of a kind where marks are elements, and the highlight's name where they are highlights. */
export function nameOf(kind) {
  return `copydesk-${kind}`;
}
