// What the tests of every editor share.
import { expect } from "@playwright/test";

/** Opens an editor's page and fails the test on any error in its console. */
export async function open(page, name, search = "") {
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(`/hosts/${name}.html${search}`);
  await page.waitForFunction(() => window.ready);
  return errors;
}

/** Waits until what is drawn is what a fresh reading marks, then compares in full. */
export function expectRightMarks(page) {
  return expectSame(() => page.evaluate(async () => [window.host.drawn(), await window.host.expected()]));
}

/** The same where there may be too many marks to draw them all: what is drawn is right everywhere, seen by scrolling through. */
export function expectRightMarksThroughout(page) {
  return expectSame(() => page.evaluate(async () => [await window.host.seen(), await window.host.expected()]));
}

async function expectSame(compare) {
  await expect(async () => {
    const [drawn, expected] = await compare();
    expect(drawn).toEqual(expected);
    expect(drawn.length).toBeGreaterThan(3);
  }).toPass({ timeout: 120_000 });
}

/** Waits until the editor has the caret just behind `text` in its paragraph: some take it, or the focus, a frame after they are told. */
function expectCaretBehind(page, text) {
  return expect.poll(() => page.evaluate(() => window.host.before())).toBe(text);
}

/** Waits until the plugin, where there is one, has read the text as it stands, so that readings come in between. */
export async function rest(page) {
  await frames(page);
  await expect.poll(() => page.evaluate(() => !window.host.desk || window.host.desk.text === window.host.copy())).toBe(true);
  await frames(page);
}

/** Lets what is due in the next two frames happen. */
export function frames(page) {
  return page.evaluate(async () => {
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
  });
}

/** Reads all of it again, and waits until the result is drawn. */
export async function refresh(page) {
  await page.evaluate(() => {
    const { desk } = window.host;
    const told = new Promise((resolve) => desk.addEventListener("result", resolve, { once: true }));
    desk.refresh();
    return told.then(() => {}); // an event is nothing to hand over
  });
  await frames(page);
}

/** A writer's minute: types, splits, deletes, undoes, redoes, pastes. Real keys, so the editor's own machinery is at work. */
export async function write(page, { undo = "Control+z", redo = "Control+y" } = {}) {
  const { keyboard } = page;
  const caretAt = async (needle, offset, before) => {
    await page.evaluate((place) => window.host.caretAt(...place), [needle, offset]);
    await expectCaretBehind(page, before);
  };
  await caretAt("Okafor", 3, "Amina Oka");
  await keyboard.type("xy", { delay: 5 });
  await rest(page);
  await keyboard.press("Backspace");
  await expectCaretBehind(page, "Amina Okax");
  await rest(page);
  await caretAt("thanked", 7, "The mayor, Peter Lind, thanked");
  await keyboard.press("Enter");
  await expectCaretBehind(page, "");
  await keyboard.type("Ana Sol came Sunday: “Well.”", { delay: 3 });
  await expectCaretBehind(page, "Ana Sol came Sunday: “Well.”");
  await rest(page);
  await keyboard.press("Home"); // of the line: short, so that it is the paragraph
  await expectCaretBehind(page, "");
  await keyboard.press("Backspace");
  await expectCaretBehind(page, "The mayor, Peter Lind, thanked");
  await rest(page);
  await page.evaluate(() => window.host.newGroup?.());
  await keyboard.type("Peter Lind");
  await expectCaretBehind(page, "The mayor, Peter Lind, thankedPeter Lind");
  await rest(page);
  await keyboard.press(undo);
  await rest(page);
  await keyboard.press(undo);
  await keyboard.press(redo);
  await rest(page);
}
