// The crossing to JavaScript, in Node: the same bytes as the command line, offsets that fit JavaScript's strings, errors that help.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

import { articles, nativeJson } from "./articles.mjs";

const { analyze } = createRequire(import.meta.url)("../../target/pkg/nodejs/copydesk.js");

test("there are at least ten articles", () => assert.ok(articles().length >= 10));

for (const { name, created, text } of articles()) {
  test(`${name}: the same bytes as the command line`, () => {
    assert.equal(JSON.stringify(analyze(text, { created })), nativeJson(text, created));
    assert.equal(JSON.stringify(analyze(text)), nativeJson(text));
  });
}

/** Every span of an Analysis, wherever it stands. */
function* spans(value) {
  if (value === null || typeof value !== "object") return;
  if ("start" in value) yield value;
  for (const inner of Object.values(value)) yield* spans(inner);
}

const inSurrogatePair = (text, at) => /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1));

const ODD_TEXTS = {
  "empty": "",
  "white space": " \n\t\r\n ",
  "NUL": "A\0B said “no\0” in Ayr.",
  "CR and CRLF": "Headline\rBody “one,” Ada Loe said.\r\nBody two on Friday.\r",
  "right to left": "قال الوزير “نعم” يوم الجمعة. \u202E reversed Ada Loe \u202C",
  "emoji families": "👨‍👩‍👧‍👦 “We are five 👩🏽‍🚀,” Mayor Lena Ortiz said on March 3, 2021. 🇱🇧",
  "lone surrogates": "\uD83D “Broken \uDE00 text,” Mayor Lena Ortiz said on March 3, 2021. \uDBFF",
  "unclosed marks": "“".repeat(1000) + "said" + "”".repeat(999),
  "one long word": "A".repeat(100_000),
};

for (const [name, text] of Object.entries(ODD_TEXTS)) {
  test(`odd text: ${name}`, () => {
    const analysis = analyze(text);
    for (const { start, end } of spans(analysis)) {
      assert.ok(0 <= start && start <= end && end <= text.length, `${start}..${end} lies in the text`);
      assert.ok(!inSurrogatePair(text, start) && !inSurrogatePair(text, end), `${start}..${end} cuts no character`);
    }
    for (const { start, end } of analysis.sentences) assert.equal(text.slice(start, end), text.slice(start, end).trim());
  });
}

test("a lone surrogate is one unit, so what follows keeps its place", () => {
  const text = "Lone \uD83D one. Ada Loe left.";
  const [first, second] = analyze(text).sentences;
  assert.equal(text.slice(first.start, first.end), "Lone \uD83D one.");
  assert.equal(text.slice(second.start, second.end), "Ada Loe left.");
});

test("the result is plain data", () => {
  const analysis = analyze(articles()[0].text, { created: "2023-06-30" });
  assert.deepEqual(structuredClone(analysis), JSON.parse(JSON.stringify(analysis)));
});

test("options may be left out, null or undefined", () => {
  for (const options of [undefined, null, {}, { created: null }, { created: undefined }]) assert.equal(analyze("Ayr.", options).created, null);
});

test("day order and zone change what dates are read as", () => {
  const value = (options) => analyze("The vote was on 03/04/2023.", options).timexes[0].value;
  assert.deepEqual([value({ dayOrder: "day-first" }), value({ dayOrder: "month-first", zone: "-05:00" })], ["2023-04-03", "2023-03-04"]);
});

const WRONG_OPTIONS = [
  [{ date: "2023-03-01" }, /no option "date"; the options are: created, dayOrder, zone/],
  [{ created: "1 March 2023" }, /"1 March 2023" is not a date; write the publication date as YYYY-MM-DD/],
  [{ created: "2023-02-29" }, /not a day of the calendar/],
  [{ created: 20230301 }, /"created" must be a string, for example "2023-03-01"/],
  [{ created: new Date(0) }, /"created" must be a string/],
  [{ dayOrder: "american" }, /write "day-first" or "month-first"/],
  [{ zone: "EST" }, /write the offset from UTC, for example "\+02:00"/],
  [{ zone: 120 }, /"zone" must be a string/],
  ["2023-03-01", /must be an object, for example \{ created: "2023-03-01" \}/],
];

for (const [options, message] of WRONG_OPTIONS) {
  test(`wrong options are told: ${JSON.stringify(options)}`, () => {
    assert.throws(() => analyze("Ayr.", options), (error) => error instanceof Error && message.test(error.message));
    assert.equal(analyze("Ayr.").sentences.length, 1, "the engine goes on");
  });
}
