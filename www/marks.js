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
 * @property {"mention" | "timex" | "quote" | "finding"} layer
 * @property {string} kind one of KINDS
 * @property {number} index
 * @property {{start: number, end: number}[]} spans in text order; never empty
 * @property {number} start where its first span starts
 * @property {boolean} doubtful
 * @property {boolean} wide a finding about whole passages
 */

/** Every mark of an analysis, in text order; where two start together, the longer first. */
export function marksOf(analysis) {
  const marks = [
    ...analysis.mentions.map((m, i) => mark("mention", kindOfType(m.type), i, [m], m.confidence)),
    ...analysis.timexes.map((t, i) => mark("timex", "date", i, [t], 1)),
    // Words in quotation marks are shown however unsure their speaker is: an editor looks for just these.
    ...analysis.quotes.map((q, i) => mark("quote", "quote", i, q.content, q.type === "indirect" ? q.confidence : 1)),
    ...analysis.findings.map((f, i) => mark("finding", "finding", i, f.spans, 1)),
  ];
  return marks.filter((m) => m.spans.length > 0).sort((a, b) => a.start - b.start || b.spans[0].end - a.spans[0].end);
}

/** How many marks of each kind there are: `{person: 4, …}`, every kind present. */
export function countByKind(marks) {
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
  for (const { kind } of marks) counts[kind]++;
  return counts;
}

/** The words of a mark; the pieces of a split quote are joined by an ellipsis. */
export function wordsOf(text, { spans }) {
  return spans.map(({ start, end }) => text.slice(start, end)).join(" … ");
}

function mark(layer, kind, index, spans, confidence) {
  const ordered = spans.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
  const wide = layer === "finding" && ordered.some(({ start, end }) => end - start > LONGEST_WAVE);
  return { id: `${layer}-${index}`, layer, kind, index, spans: ordered, start: ordered[0]?.start ?? 0, doubtful: confidence < CUT_OFF, wide };
}
