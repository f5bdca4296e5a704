// Analysis to marks: what can be drawn, pointed at and stepped through, in one flat list. Pure.

/** Kinds of marks in the order of the legend. */
export const KINDS = ["person", "organization", "place", "date", "quote", "other", "amount", "finding"];

const KIND_OF_TYPE = {
  PERSON: "person",
  ORG: "organization",
  GPE: "place",
  LOC: "place",
  FAC: "place",
  MONEY: "amount",
  PERCENT: "amount",
  QUANTITY: "amount",
};

/** Words in quotation marks that nobody is quoted with: shown with the quotes, counted with none of the kinds. */
const WORDS = "words";

/** Where in an Analysis the records of each layer lie, and what of each is marked. */
export const LAYERS = {
  mention: { list: "mentions", kind: ({ type }) => kindOfType(type), spans: (mention) => [mention], confidence: ({ confidence }) => confidence },
  timex: { list: "timexes", kind: () => "date", spans: (timex) => [timex], confidence: () => 1 },
  // Words in quotation marks are shown however unsure their speaker is: an editor looks for just these.
  quote: { list: "quotes", kind: () => "quote", spans: ({ content }) => content, confidence: ({ type, confidence }) => (type === "indirect" ? confidence : 1) },
  words: { list: "quoted_words", kind: () => WORDS, spans: (words) => [words], confidence: ({ confidence }) => confidence },
  finding: { list: "findings", kind: () => "finding", spans: ({ spans }) => spans, confidence: () => 1 },
};

/** A finding about more letters than this is drawn in the margin; a wave under whole paragraphs would drown the text. */
const LONGEST_WAVE = 160;

/** Below this a mark is more likely wrong than right: drawn only when asked for, and then dotted. */
const CUT_OFF = 0.4;

/** The kind of mark that an entity type is drawn as. */
export function kindOfType(type) {
  return KIND_OF_TYPE[type] ?? "other";
}

/**
 * @typedef {object} Mark
 * @property {string} id "mention-3": list and index in the Analysis
 * @property {"mention" | "timex" | "quote" | "words" | "finding"} layer
 * @property {string} kind one of KINDS, or "words"
 * @property {number} index
 * @property {{start: number, end: number}[]} spans in text order; never empty
 * @property {number} start where its first span starts
 * @property {boolean} doubtful
 * @property {boolean} wide a finding about whole passages
 */

/** Every mark of an analysis, in text order; where two start together, the longer first. */
export function marksOf(analysis) {
  const marks = Object.keys(LAYERS).flatMap((layer) => (analysis[LAYERS[layer].list] ?? []).map((_, index) => markOf(analysis, layer, index)));
  return marks.filter((m) => m.spans.length > 0).sort((a, b) => a.start - b.start || b.spans[0].end - a.spans[0].end);
}

/** The mark of one record of an analysis. */
export function markOf(analysis, layer, index) {
  const { list, kind, spans, confidence } = LAYERS[layer];
  const record = analysis[list][index];
  const ordered = spans(record)
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start);
  const wide = layer === "finding" && ordered.some(({ start, end }) => end - start > LONGEST_WAVE);
  return { id: `${layer}-${index}`, layer, kind: kind(record), index, spans: ordered, start: ordered[0]?.start ?? 0, doubtful: confidence(record) < CUT_OFF, wide };
}

/** How many marks of each kind there are: `{person: 4, …}`, every kind present. */
export function countByKind(marks) {
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
  for (const { kind } of marks) if (kind !== WORDS) counts[kind]++;
  return counts;
}

/** Whether a mark is shown while the kinds in `hidden` are not. */
export function isShownBeside(hidden, { kind, doubtful }) {
  return !hidden.has(kind === WORDS ? "quote" : kind) && !(doubtful && hidden.has("doubtful"));
}

/** The words of a mark; the pieces of a split quote are joined by an ellipsis. */
export function wordsOf(text, { spans }) {
  return spans.map(({ start, end }) => text.slice(start, end)).join(" … ");
}
