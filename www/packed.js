// How an Analysis travels from the worker's thread to the page's: as bytes that are opened when somebody first reads one of its lists,
// and beside them what drawing needs, as plain numbers. A pause in typing then costs the page's thread next to nothing. Pure.
import { KINDS, LAYERS, marksOf } from "./marks.js";

const LAYER_NAMES = Object.keys(LAYERS);

/** Numbers that tell one stretch: start, end, kind, layer, index of its record. */
const FIELDS = 5;

/** Stretches of every Analysis that is still packed. */
const stretchesOf = new WeakMap();

/** `analysis` as a message, and what of it changes hands instead of being copied. */
export function pack(analysis) {
  const entries = Object.entries(analysis);
  const lists = Object.fromEntries(entries.filter(([, value]) => Array.isArray(value)));
  const rest = Object.fromEntries(entries.filter(([, value]) => !Array.isArray(value)));
  const bytes = new TextEncoder().encode(JSON.stringify(lists));
  const stretches = numbersOf(analysis);
  return { packed: { rest, names: Object.keys(lists), bytes, stretches }, transfer: [bytes.buffer, stretches.buffer] };
}

/** The Analysis again: an object with all of its properties, whose lists are read from the bytes when one is first looked at. */
export function unpack({ rest, names, bytes, stretches }) {
  const analysis = { ...rest };
  let lists = null;
  const open = () => {
    if (lists) return lists;
    lists = JSON.parse(new TextDecoder().decode(bytes));
    bytes = null;
    stretchesOf.delete(analysis); // whoever sees the lists may change them
    return lists;
  };
  for (const name of names) {
    Object.defineProperty(analysis, name, { get: () => open()[name], set: (list) => void (open()[name] = list), enumerable: true, configurable: true });
  }
  stretchesOf.set(analysis, stretches);
  return analysis;
}

/** Calls `take(start, end, kind, layer, index)` for each stretch that is drawn, in order; a packed analysis stays packed. */
export function eachStretch(analysis, take) {
  const numbers = stretchesOf.get(analysis) ?? numbersOf(analysis);
  for (let i = 0; i < numbers.length; i += FIELDS) take(numbers[i], numbers[i + 1], KINDS[numbers[i + 2]], LAYER_NAMES[numbers[i + 3]], numbers[i + 4]);
}

/** Stretches by start, the longer first, then by kind. Doubtful marks are left out: a false mark costs an editor more than a missing one. */
function numbersOf(analysis) {
  const stretches = [];
  for (const { doubtful, spans, kind, layer, index } of marksOf(analysis)) {
    if (doubtful || !KINDS.includes(kind)) continue;
    for (const { start, end } of spans) if (start < end) stretches.push([start, end, KINDS.indexOf(kind), LAYER_NAMES.indexOf(layer), index]);
  }
  stretches.sort((a, b) => a[0] - b[0] || b[1] - a[1] || a[2] - b[2]);
  return Int32Array.from(stretches.flat());
}
