// Stands in for the engine where a test is about a plugin: quick to load, a pure function of the text, and like the engine in what
// matters here: names that only the rest of the document tells, quotations over several paragraphs, emoji and right-to-left.

const DAYS = /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b\d{4}-\d\d-\d\d\b/g;

/** The whole Analysis of `text`. */
export function read(text) {
  const full = spans(text, /\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu);
  const surnames = new Set(full.map(({ start, end }) => text.slice(start, end).split(" ")[1]));
  const alone = spans(text, /\p{Lu}\p{Ll}+/gu).filter((span) => surnames.has(text.slice(span.start, span.end)) && !full.some((name) => name.start <= span.start && span.end <= name.end));
  const mentions = [
    ...[...full, ...alone].map((span) => mention(span, "PERSON")),
    ...spans(text, /[\u05D0-\u05EA]{3,}/g).map((span) => mention(span, "GPE")),
    ...spans(text, /\p{Extended_Pictographic}(?:\u200D\p{Extended_Pictographic})*/gu).map((span) => mention(span, "PRODUCT")),
  ].sort((a, b) => a.start - b.start);
  return {
    schema: 1,
    offsets: "utf16",
    created: null,
    mentions,
    entities: [{ name: "someone", type: "PERSON", aliases: [], mentions: mentions.map((_, i) => i) }],
    timexes: spans(text, DAYS).map((span) => ({ ...span, type: "DATE", value: null, stated: true, rule: "fake" })),
    quotes: spans(text, /“[^”]+”/g).map(({ start, end }) => ({ type: "direct", content: [{ start: start + 1, end: end - 1 }], speaker: null, confidence: 1, rule: "fake" })),
    findings: spans(text, /\b(\p{L}{2,}) \1\b/gu).map((span) => ({ rule: "fake", message: "twice", spans: [span] })),
    paragraphs: [],
    sentences: [],
  };
}

/**
 * `analyze` as a plugin takes it. `calls` tells what was asked; `fail` makes the next answers errors; after `hold()` there is no answer
 * until `release()`.
 */
export function createFake() {
  const fake = { calls: [], fail: null, held: null, release() {} };
  fake.hold = () => {
    fake.held = new Promise((resolve) => (fake.release = resolve));
  };
  fake.analyze = async (text, options) => {
    fake.calls.push({ text, options });
    await (fake.held ?? new Promise((resolve) => setTimeout(resolve, 5)));
    if (fake.fail) throw new Error(fake.fail);
    return read(text);
  };
  return fake;
}

function mention(span, type) {
  return { ...span, type, entity: 0, confidence: 1, rule: "fake" };
}

function spans(text, pattern) {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}
