import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { marks, readExample } from "./desk.js";

/** The picture in the README; written anew when asked for, so that a test run leaves the tree clean. */
const PICTURE = fileURLToPath(new URL("screenshot.png", import.meta.url));

test("the picture of the README can be taken", async ({ page }) => {
  await page.setViewportSize({ width: 1360, height: 900 });
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await readExample(page);
  await page.getByRole("tab", { name: /Quotes/ }).click();
  await marks(page, "quote").nth(1).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  const picture = await page.screenshot(process.env.SCREENSHOT ? { path: PICTURE } : {});
  expect(picture.length).toBeGreaterThan(50_000);
});
