// Steps that the page's tests share.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";
import { exampleArticle } from "../../www/example.js";

export { exampleArticle };

const ARTICLES = fileURLToPath(new URL("../articles/", import.meta.url));

/** Opens the page and waits until it takes text. */
export async function open(page, address = "./") {
  await page.goto(address);
  await expect(page.locator("#text")).toBeFocused();
}

/** Pastes as a reader does, by the clipboard and the keyboard. */
export async function paste(page, text) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.locator("#text").focus();
  await page.keyboard.press("Control+V");
}

/** Reads the example article and waits until all of it is shown, the pointer out of the way: a mark below it would open its card. */
export async function readExample(page) {
  await open(page);
  await page.getByRole("button", { name: "Read an example article" }).click();
  await page.mouse.move(0, 0);
  await expect(marks(page).first()).toBeVisible();
  await settled(page);
}

/** Waits until what is shown is what the text as it stands was read as; only another input changes it then. */
export async function settled(page) {
  await expect(page.locator("#panels")).toHaveAttribute("aria-busy", "false");
  await expect(page.locator("copydesk-article .text")).not.toHaveAttribute("aria-busy", "true");
}

/** The marks in the article, or those of one kind. */
export function marks(page, kind) {
  return page.locator(kind ? `copydesk-article .mark.${kind}` : "copydesk-article [data-id]");
}

/** Marks that are drawn on other words than their own: [id, words drawn, words of the text]. */
export function marksOffTheirWords(page) {
  return page.locator("#article").evaluate((article) => {
    const flat = (words) => words.replace(/[\r\n]/g, "");
    const drawn = (mark) => article.elementsOf(mark).map((part) => part.textContent).join("");
    const stated = (mark) => mark.spans.map(({ start, end }) => article.text.slice(start, end)).join("");
    return article.marks.filter((mark) => article.isShown(mark) && flat(drawn(mark)) !== flat(stated(mark))).map((mark) => [mark.id, drawn(mark), stated(mark)]);
  });
}

/** News of about `count` words: the articles of the tests one after another. */
export function wordsOfNews(count) {
  const articles = readdirSync(ARTICLES).filter((name) => name.endsWith(".txt")).map((name) => readFileSync(ARTICLES + name, "utf8"));
  const words = [exampleArticle, ...articles].join("\n\n").match(/\S+\s*/g);
  while (words.length < count) words.push(...words.slice(0, count - words.length));
  return words.slice(0, count).join("");
}
