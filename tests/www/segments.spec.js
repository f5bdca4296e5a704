import { expect, test } from "@playwright/test";
import { withoutMarks } from "../../www/decisions.js";
import { countByKind, isShownBeside, marksOf } from "../../www/marks.js";
import { carrySpans, flatRuns, spansByBlock, textChange } from "../../www/segments.js";

const span = (start, end, name) => ({ start, end, name });

/** "0-5:a 5-9:ab" for runs. */
function check(spans, start, end, expected) {
  const runs = flatRuns(spans, start, end);
  expect(runs.map((run) => `${run.start}-${run.end}:${run.spans.map(({ name }) => name).join("")}`).join(" ")).toBe(expected);
}

test("a stretch without spans is one bare run", () => check([], 3, 9, "3-9:"));
test("a span cuts the stretch in three", () => check([span(2, 4, "a")], 0, 6, "0-2: 2-4:a 4-6:"));
test("spans that touch do not overlap", () => check([span(0, 3, "a"), span(3, 6, "b")], 0, 6, "0-3:a 3-6:b"));
test("a nested span is named after the one around it", () => check([span(2, 4, "b"), span(0, 6, "a")], 0, 6, "0-2:a 2-4:ab 4-6:a"));
test("crossing spans share the run between", () => check([span(0, 4, "a"), span(2, 6, "b")], 0, 6, "0-2:a 2-4:ab 4-6:b"));
test("equal spans stay together", () => check([span(1, 2, "a"), span(1, 2, "b")], 0, 3, "0-1: 1-2:ab 2-3:"));
test("spans are clipped to the stretch", () => check([span(0, 9, "a")], 3, 5, "3-5:a"));
test("empty and outside spans are ignored", () => check([span(4, 4, "a"), span(8, 9, "b"), span(5, 4, "c")], 3, 6, "3-6:"));

test("runs cover any stretch without gap and hold exactly the spans over them", () => {
  let seed = 7;
  const random = (most) => (seed = (seed * 48271) % 2147483647) % most;
  for (let round = 0; round < 500; round++) {
    const spans = Array.from({ length: random(12) }, (_, i) => span(random(30), random(30), i));
    const runs = flatRuns(spans, 5, 25);
    expect(runs.map((run) => run.start)).toEqual([5, ...runs.slice(0, -1).map((run) => run.end)]);
    expect(runs.at(-1).end).toBe(25);
    for (const run of runs) {
      const over = spans.filter((one) => one.start < one.end && one.start <= run.start && one.end >= run.end);
      expect(new Set(run.spans)).toEqual(new Set(over));
    }
  }
});

test("each block gets the spans that touch it", () => {
  const [a, b, c] = [span(0, 3, "a"), span(2, 12, "b"), span(11, 12, "c")];
  expect(spansByBlock([c, b, a], [span(0, 4), span(5, 10), span(11, 15), span(16, 20)])).toEqual([[a, b], [b], [b, c], []]);
});

test("the smallest change between two texts", () => {
  expect(textChange("abcd", "abXcd")).toEqual({ start: 2, end: 2, inserted: "X" });
  expect(textChange("abcd", "ad")).toEqual({ start: 1, end: 3, inserted: "" });
  expect(textChange("aaa", "aaaa")).toEqual({ start: 3, end: 3, inserted: "a" });
  expect(textChange("", "x")).toEqual({ start: 0, end: 0, inserted: "x" });
  expect(textChange("same", "same")).toEqual({ start: 4, end: 4, inserted: "" });
});

test("spans move with the text around them and go with the text under them", () => {
  const spans = [span(0, 2, "a"), span(3, 6, "b"), span(8, 9, "c")];
  expect(carrySpans(spans, { start: 4, end: 5, inserted: "xyz" })).toEqual([span(0, 2, "a"), span(10, 11, "c")]);
  expect(carrySpans(spans, { start: 2, end: 2, inserted: "x" })).toEqual([span(0, 2, "a"), span(4, 7, "b"), span(9, 10, "c")]);
});

test("words in quotation marks are shown however unsure their speaker is; reported speech is not", () => {
  const quote = (type, confidence) => ({ type, confidence, content: [{ start: 0, end: 5 }], speaker: null });
  const analysis = { mentions: [], timexes: [], findings: [], quotes: [quote("direct", 0.05), quote("mixed", 0.2), quote("indirect", 0.05), quote("indirect", 0.7)] };
  expect(marksOf(analysis).map(({ doubtful }) => doubtful)).toEqual([false, false, true, false]);
});

test("a date that is set aside takes its stretch along, and the other stretches still name their own dates", () => {
  const day = (start) => ({ start, end: start + 4, type: "DATE", value: "2003", stated: true, rule: "date" });
  const stretch = (...timexes) => ({ type: "since", start: 0, end: 9, timexes });
  const analysis = { mentions: [], entities: [], timexes: [day(0), day(10), day(20)], intervals: [stretch(0), stretch(1), stretch(1, 2)], quotes: [], findings: [] };
  const left = withoutMarks(analysis, new Set(["timex-0"]));
  expect(left.timexes.map(({ start }) => start)).toEqual([10, 20]);
  expect(left.intervals.map(({ timexes }) => timexes)).toEqual([[0], [0, 1]]);
});

test("words that are only in quotation marks are shown with the quotes, and counted with none", () => {
  const analysis = { mentions: [], timexes: [], findings: [], quotes: [], quoted_words: [{ start: 4, end: 9, type: "title", confidence: 0.8, rule: "words.title" }] };
  const [mark] = marksOf(analysis);
  expect(mark).toMatchObject({ id: "words-0", kind: "words", start: 4, doubtful: false });
  expect(Object.values(countByKind([mark])).every((count) => count === 0)).toBe(true);
  expect(isShownBeside(new Set(["quote"]), mark)).toBe(false);
  expect(isShownBeside(new Set(["person"]), mark)).toBe(true);
  expect(withoutMarks({ ...analysis, entities: [] }, new Set(["words-0"])).quoted_words).toEqual([]);
});
