// A text as an editor holds it: blocks (paragraphs, headings, list items, captions), each {text, key, pieces}.
// Pieces in a block count from the block's start, so a block that moves takes its pieces along untouched.
// Pure: no DOM, no editor. `key` says whether a block is still the same: an immutable node where the editor has one, else the text.

import { eachStretch } from "../packed.js";
import { textChange } from "../segments.js";
import { byPlace } from "./pieces.js";

/** Stands between blocks in the text that is analyzed: a blank line is a paragraph's end in every kind of copy. */
export const SEPARATOR = "\n\n";

/** The text of `blocks` and where in it each begins. */
export function joinBlocks(blocks) {
  const starts = [];
  let length = 0;
  for (const block of blocks) {
    starts.push(length);
    length += block.text.length + SEPARATOR.length;
  }
  return { text: blocks.map((block) => block.text).join(SEPARATOR), starts };
}

/**
 * Deals the pieces of the joined text's `analysis` out to its blocks, one list a block; a piece over several blocks is cut at their borders.
 * Where `before[i]`, what block `i` had until now, lies and looks the same, that very list comes back, told of the new analysis.
 */
export function dealPieces(analysis, blocks, starts, before = []) {
  const lists = blocks.map((_, i) => new DealtList(before[i]));
  let first = 0;
  eachStretch(analysis, (start, end, kind, layer, index) => {
    while (first + 1 < starts.length && starts[first + 1] <= start) first++;
    for (let i = first; i < blocks.length && starts[i] < end; i++) {
      const from = Math.max(start - starts[i], 0);
      const to = Math.min(end - starts[i], blocks[i].text.length);
      if (from < to) lists[i].add(from, to, kind, analysis, layer, index);
    }
  });
  return lists.map((list) => list.pieces());
}

/** The pieces of one block as they are dealt: those it had, as long as they are the same, else new ones. */
class DealtList {
  #before;
  #same = 0;
  #fresh = null;

  constructor(before = []) {
    this.#before = before;
  }

  add(start, end, kind, analysis, layer, index) {
    const old = this.#fresh ? null : this.#before[this.#same];
    if (old && old.start === start && old.end === end && old.kind === kind) {
      this.#same++;
      old.analysis = analysis;
      old.layer = layer;
      old.index = index;
    } else {
      this.#fresh ??= this.#before.slice(0, this.#same);
      this.#fresh.push({ start, end, kind, analysis, layer, index });
    }
  }

  pieces() {
    if (this.#fresh) return this.#fresh;
    return this.#same === this.#before.length ? this.#before : this.#before.slice(0, this.#same);
  }
}

/** Deals `pieces` of the joined text out to its blocks; a piece over several blocks is cut at their borders. */
function splitPieces(pieces, blocks, starts) {
  const dealt = blocks.map(() => []);
  for (const piece of pieces) {
    for (let i = blockAt(starts, piece.start); i < blocks.length && starts[i] < piece.end; i++) {
      const start = Math.max(piece.start - starts[i], 0);
      const end = Math.min(piece.end - starts[i], blocks[i].text.length);
      if (start < end) dealt[i].push({ ...piece, start, end });
    }
  }
  return dealt;
}

/** The last block that begins at or before `offset`. */
export function blockAt(starts, offset) {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** For each block of `after` the index of the same block in `before`, or -1. Order is kept at both ends, then keys decide. */
export function matchBlocks(before, after) {
  const matches = new Array(after.length).fill(-1);
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head].key === after[head].key) matches[head] = head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail].key === after[after.length - 1 - tail].key) {
    matches[after.length - 1 - tail] = before.length - 1 - tail++;
  }
  matchMiddle(before, after, matches, head, tail);
  return matches;
}

function matchMiddle(before, after, matches, head, tail) {
  const places = new Map();
  for (let i = before.length - 1 - tail; i >= head; i--) {
    if (!places.has(before[i].key)) places.set(before[i].key, []);
    places.get(before[i].key).push(i);
  }
  for (let i = head; i < after.length - tail; i++) matches[i] = places.get(after[i].key)?.pop() ?? -1;
}

/** Gives each block of `after` the pieces it had in `before`, moved through the edit where its text changed. */
export function carryPieces(before, after) {
  const matches = matchBlocks(before, after);
  after.forEach((block, i) => {
    if (matches[i] >= 0) block.pieces = before[matches[i]].pieces;
  });
  for (const gap of gaps(matches, before.length)) carryThroughEdit(before.slice(...gap.before), after.slice(...gap.after));
}

/** The stretches of blocks without a match, each with the stretch of `before` that it stands for. */
function* gaps(matches, beforeLength) {
  for (let i = 0; i < matches.length; i++) {
    if (matches[i] >= 0) continue;
    const first = i;
    while (i < matches.length && matches[i] < 0) i++;
    const from = first > 0 ? matches[first - 1] + 1 : 0;
    const to = i < matches.length ? matches[i] : beforeLength;
    yield { before: [from, Math.max(from, to)], after: [first, i] };
  }
}

function carryThroughEdit(before, after) {
  const old = joinBlocks(before);
  const now = joinBlocks(after);
  const pieces = before.flatMap((block, i) => block.pieces.map((piece) => moved(piece, old.starts[i])));
  const carried = mapPieces(pieces, textChange(old.text, now.text));
  splitPieces(carried, after, now.starts).forEach((list, i) => (after[i].pieces = list));
}

/** `pieces` after `change`: typing inside a piece stretches it, typing at its edge does not, a piece deleted whole is gone. */
export function mapPieces(pieces, { start: from, end: to, inserted }) {
  const insert = inserted.length;
  const shift = insert - (to - from);
  return pieces
    .map((piece) => ({
      ...piece,
      start: piece.start < from ? piece.start : piece.start >= to ? piece.start + shift : from + insert,
      end: piece.end <= from ? piece.end : piece.end > to ? piece.end + shift : from,
    }))
    .filter((piece) => piece.start < piece.end);
}

/** Pieces of a changed block read alone, before the document's evidence is in: they add to `carried`, which stays where nothing new overlaps. */
export function mergePieces(carried, fresh) {
  const kept = carried.filter((old) => !fresh.some((piece) => piece.kind === old.kind && piece.start < old.end && old.start < piece.end));
  return [...kept, ...fresh].sort(byPlace);
}

/** `fresh` in place of `old`: the list `old` itself where every piece lies and looks as before, so that whoever drew it need not draw again. */
export function renewedPieces(old, fresh) {
  const isSame = old.length === fresh.length && old.every(({ start, end, kind }, i) => start === fresh[i].start && end === fresh[i].end && kind === fresh[i].kind);
  if (!isSame) return [...fresh]; // a list of its own: no two blocks may share one
  for (let i = 0; i < old.length; i++) old[i] = fresh[i];
  return old;
}

function moved(piece, by) {
  return { ...piece, start: piece.start + by, end: piece.end + by };
}
