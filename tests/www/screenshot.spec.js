import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { readExample } from "./desk.js";

/** The picture in the README; written anew when asked for, so that a test run leaves the tree clean. */
const PICTURE = fileURLToPath(new URL("screenshot.png", import.meta.url));

test("the picture of the README can be taken", async ({ page }) => {
  await page.setViewportSize({ width: 1360, height: 900 });
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await readExample(page);
  await page.getByRole("tab", { name: /Quotes/ }).click();
  await page.getByRole("button", { name: /We kept this route/ }).click();
  await expect(page.locator("copydesk-article .current").first()).toBeFocused();
  const picture = await page.screenshot(process.env.SCREENSHOT ? { path: PICTURE } : {});
  expect(picture.length).toBeGreaterThan(50_000);
});
