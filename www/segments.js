// Overlapping spans to flat runs. Pure: no DOM, no state. Offsets are UTF-16 code units, half-open.

/**
 * Cuts the stretch `start`..`end` at every boundary of `spans`, so that each run has the same spans over all of its letters.
 * The runs cover the stretch in order without gap. A run names its spans longest first, so the last one is the innermost.
 *
 * @template {{start: number, end: number}} S
 * @param {readonly S[]} spans in any order; spans outside the stretch, empty or inverted, are ignored
 * @param {number} start
 * @param {number} end
 * @returns {{start: number, end: number, spans: S[]}[]}
 */
export function flatRuns(spans, start, end) {
  const inside = spans.filter((span) => span.start < span.end && span.start < end && span.end > start);
  const cuts = new Set([start, end]);
  for (const span of inside) {
    cuts.add(Math.max(span.start, start));
    cuts.add(Math.min(span.end, end));
  }
  const edges = [...cuts].sort((a, b) => a - b);
  const byStart = inside.sort((a, b) => a.start - b.start);
  const runs = [];
  let open = [];
  let next = 0;
  for (let i = 0; i + 1 < edges.length; i++) {
    const at = edges[i];
    open = open.filter((span) => span.end > at);
    while (next < byStart.length && byStart[next].start <= at) open.push(byStart[next++]);
    runs.push({ start: at, end: edges[i + 1], spans: [...open].sort(longestFirst) });
  }
  return runs;
}

/**
 * Gives each block the spans that touch it, in one pass. Blocks are in text order and do not overlap.
 *
 * @template {{start: number, end: number}} S
 * @param {readonly S[]} spans in any order
 * @param {readonly {start: number, end: number}[]} blocks
 * @returns {S[][]} one list a block
 */
export function spansByBlock(spans, blocks) {
  const byStart = [...spans].sort((a, b) => a.start - b.start);
  let open = [];
  let next = 0;
  return blocks.map((block) => {
    while (next < byStart.length && byStart[next].start < block.end) open.push(byStart[next++]);
    open = open.filter((span) => span.end > block.start);
    return [...open];
  });
}

/**
 * Where one text differs from another: the smallest stretch that was replaced.
 *
 * @param {string} before
 * @param {string} after
 * @returns {{start: number, end: number, inserted: string}} `before.slice(start, end)` became `inserted`
 */
export function textChange(before, after) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < shorter - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  return { start, end: before.length - tail, inserted: after.slice(start, after.length - tail) };
}

/**
 * Carries spans over a change of the text: what lies before stays, what lies after moves, what the change touches is dropped.
 *
 * @template {{start: number, end: number}} S
 * @param {readonly S[]} spans
 * @param {{start: number, end: number, inserted: string}} change
 * @returns {S[]}
 */
export function carrySpans(spans, change) {
  const shift = change.inserted.length - (change.end - change.start);
  const carried = [];
  for (const span of spans) {
    if (span.end <= change.start) carried.push(span);
    else if (span.start >= change.end) carried.push({ ...span, start: span.start + shift, end: span.end + shift });
  }
  return carried;
}

function longestFirst(a, b) {
  return b.end - b.start - (a.end - a.start) || a.start - b.start;
}
