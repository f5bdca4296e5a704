import { expect, test } from "@playwright/test";
import { expectRightMarks, expectRightMarksThroughout, frames, open, write } from "./steps.js";

/** Types `key` before `words` of the marked copy; the analysis is asked for and its answer held back. */
async function typeUnanswered(page, words, key) {
  await open(page, "prosemirror");
  await page.evaluate(() => window.start());
  await expectRightMarks(page);
  await page.evaluate((words) => {
    window.host.fake.hold();
    window.host.fake.calls.length = 0;
    window.host.caretAt(words, 0);
  }, words);
  await page.keyboard.type(key);
  await expect.poll(() => page.evaluate(() => window.host.fake.calls.length)).toBe(1);
}

test("the copy, the history and the selection are the same with the plugin and without", async ({ page }) => {
  const records = [];
  for (const plugin of [false, true]) {
    const errors = await open(page, "prosemirror");
    await page.evaluate((plugin) => window.start({ plugin }), plugin);
    await write(page);
    records.push(await page.evaluate(() => window.host.record()));
    if (plugin) await expectRightMarks(page);
    expect(errors).toEqual([]);
  }
  expect(records[1]).toEqual(records[0]);
});

test("in a long text the changed paragraph is read first, alone", async ({ page }) => {
  await open(page, "prosemirror");
  await page.evaluate(() => window.start({ paragraphs: window.longCopy(5000) }));
  await expectRightMarksThroughout(page);
  await page.evaluate(() => ((window.host.fake.calls.length = 0), window.host.caretAt("Paragraph 7 ", 0)));
  await page.keyboard.type("Ana Sol ");
  await expectRightMarksThroughout(page);
  const calls = await page.evaluate(() => window.host.fake.calls.map(({ text }) => text.length));
  expect(calls[0]).toBeLessThan(300);
  expect(calls.at(-1)).toBeGreaterThan(20_000);
});

test("of very many marks those near the view are drawn, others as one scrolls to them, also after a paste that moves everything", async ({ page }) => {
  await open(page, "prosemirror");
  await page.evaluate(() => window.start({ paragraphs: window.longCopy(6000) }));
  await expect.poll(() => page.evaluate(() => window.host.drawn().length)).toBeGreaterThan(10);
  const expected = (await page.evaluate(() => window.host.expected())).length;
  expect(await page.evaluate(() => window.host.drawnElements().length)).toBeLessThan(expected / 3);
  await page.evaluate(() => {
    const { view } = window.host;
    view.dispatch(view.state.tr.delete(0, view.state.doc.content.size / 2));
  });
  await expectRightMarksThroughout(page);
});

test("an answer that comes late is drawn only where the text is still the one that was read", async ({ page }) => {
  await typeUnanswered(page, "Peter Lind", "A");
  await page.evaluate(() => window.host.caretAt("Amina", 0));
  await page.keyboard.type("zz");
  const [isCurrent, drawn, expected] = await page.evaluate(async () => {
    const { desk, fake } = window.host;
    const expected = await window.host.expected();
    const late = new Promise((resolve) => desk.addEventListener("result", ({ detail }) => resolve([detail.current, window.host.drawn(), expected]), { once: true }));
    fake.release();
    return late;
  });
  expect(isCurrent).toBe(false);
  expect(drawn.filter((mark) => !expected.includes(mark) && !mark.startsWith("0:"))).toEqual([]);
  await page.evaluate(() => (window.host.fake.held = null));
  await expectRightMarks(page);
});

test("an input method keeps its composition while results arrive", async ({ page }) => {
  await typeUnanswered(page, "Okafor", "x");
  const devtools = await page.context().newCDPSession(page);
  for (const text of ["に", "にほ", "にほん"]) {
    await devtools.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await page.evaluate(() => window.host.fake.release()); // the answer comes in the middle of it
    await frames(page);
    expect(await page.evaluate(() => window.host.view.composing)).toBe(true);
  }
  await page.evaluate(() => (window.host.fake.held = null));
  await devtools.send("Input.insertText", { text: "日本" });
  await expectRightMarks(page);
  expect(await page.evaluate(() => window.host.view.state.doc.textContent)).toContain("Amina x日本Okafor");
});

function expectRead(page) {
  return expect.poll(() => page.evaluate(() => window.pair.isRead())).toBe(true);
}

for (const kind of ["startCollab", "startYjs"]) {
  test(`two people at one text (${kind.slice(5)}): the same steps, the right marks on both sides`, async ({ page }) => {
    const outcomes = [];
    for (const plugin of [false, true]) {
      const errors = await open(page, "prosemirror");
      await page.evaluate(([kind, plugin]) => window[kind](plugin), [kind, plugin]);
      await expectRead(page);
      for (const [peer, needle, text] of [[0, "bridge", "Ana Sol "], [1, "thanked", "of Friday "], [0, "thanked", "the the "], [1, "Lind", "👩‍🚒 "]]) {
        await page.evaluate((edit) => window.pair.insert(...edit), [peer, needle, text]);
        if (peer) await page.evaluate(() => window.pair.sync());
        await expectRead(page);
      }
      await page.evaluate(() => window.pair.sync());
      outcomes.push(await page.evaluate(() => ({ json: window.pair.json(), sent: window.pair.sent() })));
      if (plugin) await expect.poll(() => page.evaluate(() => Promise.resolve(window.pair.expected()).then((expected) => JSON.stringify(window.pair.drawn()) === JSON.stringify(expected)))).toBe(true);
      expect(errors).toEqual([]);
    }
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[1].json[0]).toBe(outcomes[1].json[1]);
  });
}

test("marks elsewhere stand still while a collaborator's change arrives", async ({ page }) => {
  await open(page, "prosemirror");
  await page.evaluate(() => window.startYjs(true));
  await expect.poll(() => page.evaluate(() => window.pair.drawn()[1].length)).toBeGreaterThan(5);
  const [before, after] = await page.evaluate(() => {
    const count = () => window.pair.drawn()[1].length;
    const before = count();
    window.pair.insert(0, "bridge", "big ");
    return [before, count()]; // before any reading
  });
  expect(after).toBe(before);
});

test("a reading that fails says so, leaves the text and its marks, and the next edit tries again", async ({ page }) => {
  const errors = await open(page, "prosemirror");
  await page.evaluate(() => window.start());
  await expectRightMarks(page);
  await page.evaluate(() => {
    window.told = [];
    window.host.desk.addEventListener("error", ({ detail }) => window.told.push(detail.message));
    window.host.fake.fail = "The reading engine could not be loaded.";
    window.host.caretAt("bridge", 0);
  });
  await page.keyboard.type("old ");
  await expect.poll(() => page.evaluate(() => window.told.length)).toBeGreaterThan(0);
  expect(await page.evaluate(() => window.told[0])).toContain("could not be loaded");
  expect(await page.evaluate(() => window.host.drawn().length)).toBeGreaterThan(5);
  await page.evaluate(() => (window.host.fake.fail = null));
  await page.keyboard.type("old ");
  await expectRightMarks(page);
  expect(errors).toEqual([]);
});

test("a click tells what is marked there, the shortest first", async ({ page }) => {
  await open(page, "prosemirror");
  await page.evaluate(() => window.start());
  await expectRightMarks(page);
  await page.evaluate(() => {
    window.host.desk.addEventListener("select", ({ detail }) => (window.selected = detail.pieces.map(({ kind }) => kind)));
  });
  await page.locator(".copydesk-finding").first().click();
  await expect.poll(() => page.evaluate(() => window.selected)).toEqual(["finding", "quote"]);
});
