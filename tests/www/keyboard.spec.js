// The page by keyboard alone: nothing that the focus was on may vanish and leave it nowhere.
import { expect, test } from "@playwright/test";
import { exampleArticle, marks, open, paste, readExample } from "./desk.js";

const chosen = (page) => page.locator("copydesk-article .current").first();

test("tabs turn by arrows, Home and End", async ({ page }) => {
  await readExample(page);
  await page.locator("#tab-check").focus();
  for (const [key, name] of [["End", "quotes"], ["ArrowRight", "check"], ["ArrowLeft", "quotes"], ["Home", "check"], ["ArrowRight", "names"]]) {
    await page.keyboard.press(key);
    await expect(page.locator(`#tab-${name}`)).toBeFocused();
    await expect(page.locator(`#panel-${name}`)).toBeVisible();
  }
});

test("whoever tabs out of a card is back at its mark", async ({ page }) => {
  await readExample(page);
  for (const key of ["j", "j", "Enter"]) await page.keyboard.press(key);
  const card = page.getByRole("dialog");
  await expect(card).toBeFocused();
  const stops = await card.locator("summary, button").count();
  for (let i = 0; i < stops; i++) await page.keyboard.press("Tab");
  await expect(card.locator("button").last()).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(card).toBeHidden();
  await expect(chosen(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+Tab");
  await expect(card).toBeHidden();
  await expect(chosen(page)).toBeFocused();
});

test("after a mark is set aside the next one is the next in the text", async ({ page }) => {
  await readExample(page);
  for (let i = 0; i < 5; i++) await page.keyboard.press("j");
  await expect(chosen(page)).toBeFocused();
  const following = await page.locator("copydesk-article").evaluate((article) => {
    const shown = article.marks.filter((mark) => article.isShown(mark));
    return shown[shown.indexOf(article.current) + 1].start;
  });
  await page.keyboard.press("x");
  await expect(page.locator(".sheet")).toBeFocused();
  await page.keyboard.press("j");
  await expect(chosen(page)).toBeFocused();
  await expect.poll(() => page.locator("copydesk-article").evaluate((article) => article.current?.start)).toBe(following);
});

test("the menu gives the focus back, and closes when one tabs out of it", async ({ page }) => {
  await readExample(page);
  const summary = page.locator("#take-menu summary");
  const menu = page.locator("#take-menu");
  await summary.focus();
  for (const key of ["Enter", "Tab", "Tab", "Tab", "Tab"]) await page.keyboard.press(key);
  const saved = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  expect((await saved).suggestedFilename()).toBe("quotes.csv");
  await expect(summary).toBeFocused();
  for (const key of ["Enter", "Tab", "Escape"]) await page.keyboard.press(key);
  await expect(summary).toBeFocused();
  await expect(menu).toHaveJSProperty("open", false);
  await page.keyboard.press("Enter");
  await page.locator("#spoken").focus();
  await expect(menu).toHaveJSProperty("open", true);
  await page.keyboard.press("Tab");
  await expect(menu).toHaveJSProperty("open", false);
});

test("a date is typed, and taken back to the dateline's", async ({ page }) => {
  await readExample(page);
  await page.locator("#created").focus();
  await page.keyboard.type("03202025");
  await expect(page.locator("#created-note")).toHaveText("Thursday 20 March 2025, set by you");
  await page.locator("#created-clear").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#created")).toBeFocused();
  await expect(page.locator("#created")).toHaveValue("2025-03-14");
});

test("a text that was put away is brought back", async ({ page }) => {
  await open(page);
  await paste(page, exampleArticle);
  await expect(marks(page).first()).toBeVisible();
  await page.locator("#clear").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#text")).toBeFocused();
  for (const key of ["Tab", "Tab"]) await page.keyboard.press(key);
  await expect(page.getByRole("button", { name: "Bring the text back" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(marks(page).first()).toBeVisible();
});
