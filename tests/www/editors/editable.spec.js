import { expect, test } from "@playwright/test";
import { expectRightMarks, open, refresh, rest, write } from "./steps.js";

for (const field of [false, true]) {
  test(`the copy, the undo stack and the caret are the same with marks and without (${field ? "textarea" : "contenteditable"})`, async ({ page }) => {
    const records = [];
    for (const plugin of [false, true]) {
      const errors = await open(page, "editable");
      await page.evaluate((options) => window.start(options), { plugin, field });
      await write(page, { redo: "Control+Shift+z" });
      records.push(await page.evaluate(() => window.host.record()));
      expect(errors).toEqual([]);
    }
    expect(records[1]).toEqual(records[0]);
  });
}

test("marks are drawn without one mutation of the edited tree", async ({ page }) => {
  await open(page, "editable");
  await page.evaluate(() => window.start());
  await expectRightMarks(page);
  await refresh(page);
  expect(await page.evaluate(() => window.host.mutations)).toEqual([]);
});

test("two editors on a page, and someone else's highlights, leave each other alone", async ({ page }) => {
  await open(page, "editable");
  await page.evaluate(() => {
    const theirs = new Range();
    theirs.selectNodeContents(document.body);
    CSS.highlights.set("theirs", new Highlight(theirs));
    window.start();
    window.first = window.host;
    window.start();
  });
  await expectRightMarks(page);
  await page.evaluate(() => window.first.desk.close());
  await expectRightMarks(page);
  expect(await page.evaluate(() => window.first.drawn())).toEqual([]);
  expect(await page.evaluate(() => CSS.highlights.get("theirs").size)).toBe(1);
});

test("formatted source, lists, tables, images and line breaks are read as they are shown", async ({ page }) => {
  await open(page, "editable");
  await page.evaluate(() =>
    window.start({
      html: "<h1>Ana\n  Sol</h1>\n<ul><li>Peter <b>Li</b>nd</li></ul>Loose Friday text<table><tr><td>Ana Sol</td><td>Monday</td></tr></table><p>Ana<img alt=''>Sol<br>Peter Lind<br></p><pre>Ana Sol\nSunday</pre><style>Ana Sol</style>",
    }),
  );
  await expectRightMarks(page);
  const drawn = await page.evaluate(() => window.host.drawn());
  expect(drawn.map((line) => line.replace(/\s+/g, " "))).toEqual([
    "0:6-9 person Sol",
    "1:0-10 person Peter Lind",
    "2:0-12 person Loose Friday",
    "2:6-12 date Friday",
    "3:0-7 person Ana Sol",
    "4:0-6 date Monday",
    "5:4-7 person Sol",
    "5:8-18 person Peter Lind",
    "6:0-7 person Ana Sol",
    "6:8-14 date Sunday",
  ]);
});

test("where the browser has no highlights, boxes are laid over; the tree stays as it is", async ({ page }) => {
  await page.addInitScript(() => delete CSS.__proto__.highlights ?? delete CSS.highlights);
  await page.addInitScript(() => (window.Highlight = undefined));
  await open(page, "editable");
  await page.evaluate(() => window.start());
  const boxes = () => page.evaluate(() => [...document.documentElement.lastElementChild.shadowRoot.querySelectorAll(".copydesk-person")].filter((box) => !box.hidden).map((box) => box.getBoundingClientRect().toJSON()));
  await expect.poll(async () => (await boxes()).length).toBeGreaterThan(2);
  const name = () => page.evaluate(() => {
    const range = new Range();
    range.setStart(window.host.root.firstChild.firstChild, 0);
    range.setEnd(window.host.root.firstChild.firstChild, 12);
    return range.getBoundingClientRect().toJSON();
  });
  await expect(async () => expect((await boxes())[0]).toEqual(await name())).toPass();
  expect(await page.evaluate(() => window.host.mutations)).toEqual([]);
  await page.evaluate(() => window.host.desk.close());
  expect(await page.evaluate(() => document.documentElement.children.length)).toBe(2);
});

test("the mirror of a textarea has its words in the same places", async ({ page }) => {
  await open(page, "editable");
  await page.evaluate(() => window.start({ field: true, paragraphs: window.longCopy(300).flatMap((line) => [line, ""]) }));
  const mirror = () => page.evaluate(() => {
    const element = document.documentElement.lastElementChild.shadowRoot.firstElementChild;
    const marks = [...(CSS.highlights.get("copydesk-person") ?? [])].filter((range) => element.contains(range.startContainer));
    const lines = [...element.children].filter(({ hidden }) => !hidden);
    return { text: lines.map(({ textContent }) => textContent).join("\n"), marks: marks.length, words: marks[0]?.toString(), height: element.scrollHeight, top: element.scrollTop, box: element.getBoundingClientRect().toJSON() };
  });
  await expect.poll(async () => (await mirror()).marks).toBeGreaterThan(3);
  await page.evaluate(() => (window.host.root.scrollTop = 90));
  await expect.poll(async () => (await mirror()).top).toBe(90);
  await expect(async () => {
    const field = await page.evaluate(() => ({ text: window.host.root.value, height: window.host.root.scrollHeight, left: window.host.root.getBoundingClientRect().left }));
    const { text, words, height, box } = await mirror();
    expect({ text, words, height, left: box.left }).toEqual({ ...field, words: "Amina Okafor" });
  }).toPass();
});

test("a click tells what is marked there, the shortest first", async ({ page }) => {
  await open(page, "editable");
  await page.evaluate(() => window.start());
  await expectRightMarks(page);
  await page.evaluate(() => window.host.desk.addEventListener("select", ({ detail }) => (window.selected = detail.pieces)));
  const place = await page.evaluate(() => {
    const range = [...CSS.highlights.get("copydesk-finding")][0];
    return range.getBoundingClientRect().toJSON();
  });
  await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
  await expect.poll(() => page.evaluate(() => window.selected)).toMatchObject([
    { kind: "finding", mark: { id: "finding-0", layer: "finding", index: 0 }, record: { rule: "fake" }, entity: null },
    { kind: "quote", mark: { layer: "quote" }, record: { type: "direct" } },
  ]);
});

test("of very many marks those near the view are drawn, and others as one scrolls to them", async ({ page }) => {
  await open(page, "editable");
  await page.evaluate(() => window.start({ paragraphs: window.longCopy(6000) }));
  const drawn = () => page.evaluate(() => window.host.drawn());
  await expect.poll(async () => (await drawn()).length).toBeGreaterThan(10);
  const expected = await page.evaluate(() => window.host.expected());
  const above = await drawn();
  expect(above.length).toBeLessThan(expected.length / 2);
  expect(above.filter((mark) => !expected.includes(mark))).toEqual([]);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const last = expected.toSorted((a, b) => parseInt(a) - parseInt(b)).at(-1);
  await expect.poll(drawn).toContain(last);
});

test("so they are where the editor itself scrolls", async ({ page }) => {
  await open(page, "editable");
  await page.addStyleTag({ content: "[contenteditable] { height: 400px; overflow: auto; }" });
  await page.evaluate(() => window.start({ paragraphs: window.longCopy(6000) }));
  const drawn = () => page.evaluate(() => window.host.drawn());
  await expect.poll(async () => (await drawn()).length).toBeGreaterThan(10);
  const expected = await page.evaluate(() => window.host.expected());
  await page.evaluate(() => (window.host.root.scrollTop = window.host.root.scrollHeight));
  const last = expected.toSorted((a, b) => parseInt(a) - parseInt(b)).at(-1);
  await expect.poll(drawn).toContain(last);
});

test("what a long deletion brings into view is drawn", async ({ page }) => {
  await open(page, "editable");
  await page.evaluate(() => window.start({ paragraphs: [window.longCopy(3000).join(" "), ...window.longCopy(6000)] }));
  const drawn = () => page.evaluate(() => window.host.drawn());
  await rest(page);
  await page.evaluate(() => {
    const words = window.host.root.firstChild.firstChild;
    words.deleteData(20, words.length - 20); // no node comes or goes
  });
  const inView = (mark) => /^[1-4]:/.test(mark);
  const expected = (await page.evaluate(() => window.host.expected())).filter(inView);
  await expect.poll(async () => (await drawn()).filter(inView)).toEqual(expected);
});
