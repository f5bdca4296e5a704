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
  const isSame = async () => {
    const [drawn, expected] = await compare();
    return JSON.stringify(drawn) === JSON.stringify(expected);
  };
  await expect.poll(isSame, { timeout: 12_000 }).toBe(true).catch(() => {});
  const [drawn, expected] = await compare();
  expect(drawn).toEqual(expected);
  expect(drawn.length).toBeGreaterThan(3);
}

/** A writer's minute: types, splits, deletes, undoes, redoes, pastes. Real keys, so the editor's own machinery is at work. */
export async function write(page, { undo = "Control+z", redo = "Control+y" } = {}) {
  const { keyboard } = page;
  const rest = () => page.waitForTimeout(60); // readings come in between
  await page.evaluate(() => window.host.caretAt("Okafor", 3));
  await rest(); // Tiptap takes the focus a frame later
  await keyboard.type("xy", { delay: 5 });
  await rest();
  await keyboard.press("Backspace");
  await page.evaluate(() => window.host.caretAt("thanked", 7));
  await rest();
  await keyboard.press("Enter");
  await keyboard.type("Ana Sol came on Sunday. “Well well,” she said.", { delay: 3 });
  await rest();
  await keyboard.press("Home");
  await rest(); // editors learn of a moved caret only after the key
  await keyboard.press("Backspace");
  await rest();
  await page.waitForTimeout(600); // a new group in the history
  await keyboard.type("Peter Lind");
  await rest();
  await keyboard.press(undo);
  await rest();
  await keyboard.press(undo);
  await keyboard.press(redo);
  await rest();
}
