import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { exampleArticle, marks, paste } from "./desk.js";
import { serve } from "./server.js";

const SINGLE_FILE = fileURLToPath(new URL("../../www/copydesk.html", import.meta.url));

test.use({ serviceWorkers: "allow" });

test("after one visit the page works with the server gone", async ({ page }) => {
  const server = await serve();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await page.reload();
  await paste(page, exampleArticle);
  await expect(marks(page, "person").first()).toBeVisible();
});

test.describe("copydesk.html from file://", () => {
  test("reads an article and asks for nothing", async ({ page }) => {
    expect(existsSync(SINGLE_FILE), "cargo xtask build makes www/copydesk.html").toBe(true);
    const asked = [];
    const complaints = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(SINGLE_FILE).href);
    await page.getByRole("button", { name: "Read an example article" }).click();
    await expect(marks(page, "person").first()).toBeVisible();
    await page.keyboard.press("j");
    await expect(page.locator("copydesk-article .current").first()).toBeFocused();
    expect(asked.filter((address) => !address.startsWith("file:") && !address.startsWith("data:"))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test("reads on after a trap", async ({ page }) => {
    await page.addInitScript(() => {
      const { Instance } = WebAssembly;
      window.instances = [];
      WebAssembly.Instance = function (...given) {
        window.instances.push(new Instance(...given));
        return window.instances.at(-1);
      };
    });
    await page.goto(pathToFileURL(SINGLE_FILE).href);
    await page.getByRole("button", { name: "Read an example article" }).click();
    await expect(marks(page, "person").first()).toBeVisible();
    await page.evaluate(() => new Uint8Array(window.instances[0].exports.memory.buffer).fill(255));
    await page.getByRole("button", { name: "New" }).click();
    await page.locator("#text").fill("“We will rebuild the bridge,” Mayor Amina Okafor said on Monday.");
    await page.keyboard.press("Control+Enter");
    await expect(marks(page, "person")).toHaveText("Amina Okafor");
    await expect.poll(() => page.evaluate(() => window.instances.length)).toBe(2);
    await expect(page.locator("#trouble")).toBeHidden();
  });

  test("may connect to nothing", async ({ page }) => {
    await page.goto(pathToFileURL(SINGLE_FILE).href);
    expect(await page.evaluate(() => fetch("https://example.org/").then(() => "answered", () => "refused"))).toBe("refused");
  });
});
