// How marks move with a ProseMirror transaction. Pure.

/** A replaced range this long (positions) may stand for a small change. */
const WIDE = 200;

/** How `transaction` moved positions. Some collaborators (Yjs) replace the whole document to change a word; then what really differs counts. */
export function mappingOf({ mapping, before, doc }) {
  const difference = touched(mapping) > WIDE ? differenceOf(before.content, doc.content) : null;
  return difference?.oldSize < touched(mapping) ? mappingFor(mapping, difference) : mapping;
}

function differenceOf(before, after) {
  const start = before.findDiffStart(after);
  if (start === null) return null;
  const end = before.findDiffEnd(after);
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return { start, oldSize: end.a + overlap - start, newSize: end.b + overlap - start };
}

function touched({ maps }) {
  let size = 0;
  for (const map of maps) map.forEach((from, to) => (size += to - from));
  return size;
}

function mappingFor(mapping, { start, oldSize, newSize }) {
  const StepMap = mapping.maps[0].constructor;
  return new mapping.constructor([new StepMap([start, oldSize, newSize])]);
}
