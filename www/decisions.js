// What the editor decided: keep this mark, or not this one, or not these words anywhere. One stack, so that all of it can be undone.
import { marksOf, wordsOf } from "./marks.js";

/**
 * Decisions hold on to words, not to offsets, so they survive every later reading of the text.
 * @param {() => void} changed called after every decision and every undo
 */
export function createDecisions(changed) {
  let stack = [];
  let raw = { keys: new Map(), ids: new Map() };

  return {
    /** Decides on a mark of the shown analysis: "keep" or "reject"; `everywhere`: on all marks with the same words. */
    decide(id, verdict, everywhere = false) {
      const keys = raw.keys.get(raw.ids.get(id) ?? id);
      if (keys) stack.push({ key: everywhere ? keys.all : keys.one, verdict });
      changed();
    },
    /** Takes back the last decision; false when there is none. */
    undo() {
      const undone = stack.pop();
      if (undone) changed();
      return Boolean(undone);
    },
    forget() {
      stack = [];
    },
    /** Whether a mark of the shown analysis was kept on purpose. */
    isKept(id) {
      return verdictOf(stack, raw.keys.get(raw.ids.get(id) ?? id)) === "keep";
    },
    /**
     * The analysis without what was rejected and without what stands in a repeated paragraph, so that nothing is counted twice;
     * and how many marks were rejected.
     */
    applyTo(text, analysis) {
      const marks = marksOf(analysis);
      raw = { keys: keysOf(text, marks), ids: new Map() };
      const rejected = [...raw.keys].filter(([, keys]) => verdictOf(stack, keys) === "reject").map(([id]) => id);
      const gone = new Set([...rejected, ...repeatedMarks(analysis, marks)]);
      return { analysis: withoutMarks(analysis, gone, raw.ids), rejected: rejected.length };
    },
  };
}

function verdictOf(stack, keys) {
  return keys && stack.findLast(({ key }) => key === keys.one || key === keys.all)?.verdict;
}

/** For every mark the name of its words anywhere, and of this occurrence of them. */
function keysOf(text, marks) {
  const seen = new Map();
  const keys = new Map();
  for (const mark of marks) {
    const all = `${mark.layer}:${wordsOf(text, mark)}`;
    const nth = seen.get(all) ?? 0;
    seen.set(all, nth + 1);
    keys.set(mark.id, { all, one: `${all}:${nth}` });
  }
  return keys;
}

/** Marks that start in a paragraph which repeats an earlier one; a finding about it stays. */
function repeatedMarks({ paragraphs }, marks) {
  const repeats = paragraphs.filter((paragraph) => paragraph.duplicate_of != null);
  const candidates = repeats.length ? marks.filter(({ layer }) => layer !== "finding") : [];
  return candidates.filter(({ start }) => repeats.some((repeat) => repeat.start <= start && start < repeat.end)).map(({ id }) => id);
}

/**
 * The analysis without the marks that `rejected` names. Entities keep their place, because quotes refer to them; mentions and timexes
 * are renumbered, and `ids` learns which mark was which. A stretch of time goes with the expression that it was read from.
 */
export function withoutMarks(analysis, rejected, ids = new Map()) {
  if (!rejected.size) return analysis;
  const left = (list, layer) => {
    const kept = list.map((item, index) => ({ item, index })).filter(({ index }) => !rejected.has(`${layer}-${index}`));
    kept.forEach(({ index }, now) => ids.set(`${layer}-${now}`, `${layer}-${index}`));
    return kept;
  };
  const numbers = (kept) => new Map(kept.map(({ index }, now) => [index, now]));
  const items = (kept) => kept.map(({ item }) => item);
  const mentions = left(analysis.mentions, "mention");
  const timexes = left(analysis.timexes, "timex");
  const [mentionNow, timexNow] = [numbers(mentions), numbers(timexes)];
  const intervals = (analysis.intervals ?? []).filter((interval) => interval.timexes.every((index) => timexNow.has(index)));
  return {
    ...analysis,
    mentions: items(mentions),
    entities: analysis.entities.map((entity) => ({ ...entity, mentions: entity.mentions.flatMap((index) => mentionNow.get(index) ?? []) })),
    timexes: items(timexes),
    intervals: intervals.map((interval) => ({ ...interval, timexes: interval.timexes.map((index) => timexNow.get(index)) })),
    quotes: items(left(analysis.quotes, "quote")),
    quoted_words: items(left(analysis.quoted_words ?? [], "words")),
    findings: items(left(analysis.findings, "finding")),
  };
}
