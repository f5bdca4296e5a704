import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { open, readExample, settled } from "./desk.js";

const STATES = {
  "the empty desk": open,
  "reading": readExample,
  "writing": async (page) => {
    await readExample(page);
    await page.locator("#mode-write").click();
    await expect(page.locator("#backdrop .mark").first()).toBeAttached();
  },
  "a card": async (page) => {
    await readExample(page);
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeVisible();
  },
  "names": (page) => tab(page, /Names/),
  "dates": (page) => tab(page, /Dates/),
  "the timeline": async (page) => {
    await tab(page, /Dates/);
    await page.getByRole("button", { name: "Timeline" }).click();
    await expect(page.getByRole("group", { name: /^Timeline/ })).toBeVisible();
  },
  "quotes": (page) => tab(page, /Quotes/),
  "the keys": async (page) => {
    await readExample(page);
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  },
};

async function tab(page, name) {
  await readExample(page);
  await page.getByRole("tab", { name }).click();
  await expect(page.getByRole("tabpanel", { name })).toBeVisible();
}

for (const colorScheme of ["light", "dark"]) {
  for (const [name, enter] of Object.entries(STATES)) {
    test(`axe finds nothing in ${name}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await enter(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`)])).toEqual([]);
    });
  }
}

test("nothing spills over on a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await readExample(page);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test("paragraphs run in their own direction", async ({ page }) => {
  await open(page);
  await page.locator("#text").fill("Lena Ortiz spoke.\nقالت لينا أورتيز يوم الجمعة.");
  await page.locator("#mode-read").click();
  await settled(page);
  const paragraphs = page.locator("copydesk-article .paragraph");
  await expect(paragraphs).toHaveCount(2);
  await expect(paragraphs.first()).toHaveCSS("direction", "ltr");
  await expect(paragraphs.last()).toHaveCSS("direction", "rtl");
});
