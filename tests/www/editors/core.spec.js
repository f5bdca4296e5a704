// The plugins' core: pure, so no browser.
import { expect, test } from "@playwright/test";
import { carryPieces, dealPieces, joinBlocks, mapPieces, matchBlocks, mergePieces, renewedPieces } from "../../../www/plugins/blocks.js";
import { Desk } from "../../../www/plugins/desk.js";
import { eachStretch, pack, unpack } from "../../../www/packed.js";
import { textChange } from "../../../www/segments.js";
import { read } from "./fake-analyzer.js";

const blocksOf = (...texts) => texts.map((text) => ({ text, key: text, pieces: [] }));

/** Long enough for a desk with nothing to wait for to do what it should not. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 50));

test("blocks are matched by what they hold, at both ends first", () => {
  expect(matchBlocks(blocksOf("a", "b", "c"), blocksOf("a", "x", "b", "c"))).toEqual([0, -1, 1, 2]);
  expect(matchBlocks(blocksOf("a", "b", "c"), blocksOf("c", "a", "b"))).toEqual([2, 0, 1]);
  expect(matchBlocks(blocksOf("a", "a"), blocksOf("a", "a", "a"))).toEqual([0, 1, -1]);
  expect(matchBlocks([], blocksOf("a"))).toEqual([-1]);
  expect(matchBlocks(blocksOf("a"), [])).toEqual([]);
});

for (const [what, before, after, name, expected] of [
  ["typing before a name moves it", "So Ana left", "So then Ana left", "Ana", "Ana"],
  ["typing inside a name stretches it", "So Ana left", "So Anna left", "Ana", "Anna"],
  ["typing at its end does not", "So Ana left", "So Anax left", "Ana", "Ana"],
  ["typing at its start does not", "So Ana left", "So xAna left", "Ana", "Ana"],
  ["a name deleted is gone", "So Ana left", "So  left", "Ana", undefined],
  ["a name cut in front keeps its end", "So Ana left", "Sa left", "Ana", "a"],
]) {
  test(what, () => {
    const start = before.indexOf(name);
    const [piece] = mapPieces([{ start, end: start + name.length }], textChange(before, after));
    expect(piece && after.slice(piece.start, piece.end)).toBe(expected);
  });
}

test("pieces go along when a block is split, merged or moved", () => {
  const words = (blocks) => blocks.map(({ text, pieces }) => pieces.map(({ start, end }) => text.slice(start, end)));
  const before = blocksOf("First.", "Ana Sol met Peter Lind.", "Last.");
  before[1].pieces = [{ start: 0, end: 7, kind: "person" }, { start: 12, end: 22, kind: "person" }];
  const split = blocksOf("First.", "Ana Sol met", "Peter Lind.", "Last.");
  carryPieces(before, split);
  expect(words(split)).toEqual([[], ["Ana Sol"], ["Peter Lind"], []]);
  const merged = blocksOf("First.Ana Sol met", "Peter Lind.", "Last.");
  carryPieces(split, merged);
  expect(words(merged)).toEqual([["Ana Sol"], ["Peter Lind"], []]);
  const moved = blocksOf("Ana Sol met Peter Lind.", "First.", "Last.");
  carryPieces(before, moved);
  expect(moved[0].pieces).toBe(before[1].pieces);
});

test("a quotation over two paragraphs is a piece in each", () => {
  const blocks = blocksOf("He said: “One", "two” and left.");
  const { text, starts } = joinBlocks(blocks);
  const dealt = dealPieces(read(text), blocks, starts);
  expect(dealt.map((pieces, i) => pieces.map(({ start, end }) => blocks[i].text.slice(start, end)))).toEqual([["One"], ["two"]]);
});

test("a block whose pieces lie and look the same keeps its list, which is told of the new reading", () => {
  const texts = ["Ana Sol came on Friday.", "Peter Lind left.", "Sol stayed."];
  const deal = (texts, before) => {
    const blocks = blocksOf(...texts);
    const { text, starts } = joinBlocks(blocks);
    const analysis = read(text);
    return [dealPieces(analysis, blocks, starts, before), analysis];
  };
  const [before] = deal(texts);
  const [after, analysis] = deal([texts[0], "Yesterday Peter Lind left.", texts[2]], before);
  expect(after.map((list, i) => list === before[i])).toEqual([true, false, true]);
  for (const { start, end, kind, layer, index, analysis: source } of after[2]) {
    expect([start, end, kind, layer, source === analysis]).toEqual([0, 3, "person", "mention", true]);
    expect(analysis.mentions[index]).toMatchObject({ start: 53, end: 56 });
  }
  expect(renewedPieces([], after[1])).not.toBe(after[1]); // two blocks of the same words may be matched crosswise: neither may take the other's list
  const [fewer] = deal([texts[0].replace(" on Friday", ""), "Peter left.", "Sol stayed."], before);
  expect(fewer.map((list) => list.map(({ start, end }) => [start, end]))).toEqual([[[0, 7]], [], [[0, 3]]]);
});

test("a packed analysis is what it was, and opens when a list is looked at; what a host changed in it is drawn changed", () => {
  const analysis = { ...read("Ana Sol came. “We\uD800 will,” Sol said on Friday."), created: "2026-11-22" };
  const unpacked = () => unpack(structuredClone(pack(analysis).packed));
  expect({ ...unpacked() }).toEqual(analysis);
  expect(JSON.stringify(unpacked())).toBe(JSON.stringify(analysis));
  expect(structuredClone(unpacked())).toEqual(analysis);
  expect(Object.keys(Object.freeze(unpacked()))).toEqual(expect.arrayContaining(Object.keys(analysis)));
  const stretches = (from) => {
    const all = [];
    eachStretch(from, (...stretch) => all.push(stretch));
    return all;
  };
  expect(stretches(unpacked())).toEqual(stretches(analysis));
  const changed = unpacked();
  changed.mentions = changed.mentions.slice(1);
  expect(stretches(changed)).toHaveLength(stretches(analysis).length - 1);
});

test("a paragraph read alone adds to what the document told", () => {
  const carried = [{ start: 0, end: 3, kind: "person" }, { start: 5, end: 9, kind: "date" }];
  const fresh = [{ start: 5, end: 12, kind: "date" }];
  expect(mergePieces(carried, fresh)).toEqual([carried[0], fresh[0]]);
});

/** A desk over a list of blocks that a test changes at will. */
function deskOn(texts, analyze, options = {}) {
  const surface = { texts, shown: [], blocks: () => blocksOf(...surface.texts), show: (blocks, pieces, merge) => surface.shown.push({ blocks, pieces, merge }) };
  const desk = new Desk(surface, { analyze, pause: 5, ...options });
  const told = [];
  for (const type of ["progress", "result", "error"]) desk.addEventListener(type, ({ detail }) => told.push([type, detail]));
  return { desk, surface, told, types: () => told.map(([type]) => type) };
}

test("one reading at a time; typing meanwhile leads to one more", async () => {
  const asked = [];
  const { desk, surface, told } = deskOn(["Ana Sol came."], (text) => new Promise((resolve) => asked.push(() => resolve(read(text)))));
  desk.changed();
  await expect.poll(() => asked.length).toBe(1);
  surface.texts = ["Ana Sol came on Friday."];
  for (let i = 0; i < 5; i++) desk.changed();
  await aWhile();
  expect(asked.length).toBe(1);
  asked[0]();
  await expect.poll(() => asked.length).toBe(2);
  asked[1]();
  const results = () => told.filter(([type]) => type === "result").map(([, { text, current }]) => [text, current]);
  await expect.poll(results).toEqual([["Ana Sol came.", false], ["Ana Sol came on Friday.", true]]);
  await aWhile();
  expect(asked.length).toBe(2);
  desk.close();
});

test("an error is told once, in words, and the next change reads again", async () => {
  let broken = true;
  const { desk, told, types } = deskOn(["Ana Sol came."], async (text) => {
    if (broken) throw new Error("The reading engine could not be loaded.");
    return read(text);
  });
  desk.changed();
  await expect.poll(types).toContain("error");
  await aWhile();
  expect(types()).toEqual(["progress", "error"]);
  expect(told[1][1].message).toBe("The reading engine could not be loaded.");
  broken = false;
  desk.changed();
  await expect.poll(types).toEqual(["progress", "error", "progress", "result"]);
  desk.close();
});

test("an analyzer taken by a newer text is asked again; no error is told", async () => {
  let calls = 0;
  const { desk, types } = deskOn(["Ana Sol came."], async (text) => {
    if (++calls === 1) throw new DOMException("A newer text took its place.", "AbortError");
    return read(text);
  });
  desk.changed();
  await expect.poll(() => types().filter((type) => type !== "progress")).toEqual(["result"]);
  desk.close();
});

test("closed half-way: nothing is drawn, nothing is told, nothing is left running", async () => {
  let signal;
  const { desk, surface, types } = deskOn(["Ana Sol came."], (_, options) => new Promise(() => (signal = options.signal)));
  desk.changed();
  await expect.poll(() => signal).toBeDefined();
  desk.close();
  await aWhile();
  expect(signal.aborted).toBe(true);
  expect(surface.shown).toEqual([]);
  expect(types()).toEqual(["progress"]);
  desk.changed();
  desk.refresh();
});

test("the publication date goes along, and a change of it reads again", async () => {
  const dates = [];
  const { desk } = deskOn(["Ana Sol came."], async (text, { created }) => (dates.push(created), read(text)), { created: "2026-11-22" });
  desk.changed();
  await expect.poll(() => dates).toEqual(["2026-11-22"]);
  desk.created = "2026-11-23";
  await expect.poll(() => dates).toEqual(["2026-11-22", "2026-11-23"]);
  desk.close();
});

test("a desk without an analyzer says what is missing", () => {
  expect(() => new Desk({}, {})).toThrow(/`analyze` must be a function/);
});
