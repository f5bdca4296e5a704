// The crossing to JavaScript, in Chromium: the same bytes as the command line.
import { expect, test } from "@playwright/test";

import { articles, nativeJson } from "../wasm/articles.mjs";

test.beforeEach(({ page }) => page.goto("./"));

/** What the package that the page loads makes of `text`, in the page's own thread. */
function analyzed(page, text, options) {
  return page.evaluate(async ([text, options]) => {
    const { default: load, analyze } = await import("/pkg/copydesk.js");
    await load();
    return JSON.stringify(analyze(text, options));
  }, [text, options]);
}

for (const { name, created, text } of articles()) {
  test(`${name}: the same bytes as the command line`, async ({ page }) => {
    expect(await analyzed(page, text, { created })).toBe(nativeJson(text, created));
    expect(await analyzed(page, text)).toBe(nativeJson(text));
  });
}

test("a lone surrogate is one unit, so what follows keeps its place", async ({ page }) => {
  const { sentences } = await page.evaluate(async () => {
    const { default: load, analyze } = await import("/pkg/copydesk.js");
    await load();
    return analyze("Lone \uD83D one. Ada Loe left.");
  });
  expect(sentences).toEqual([{ start: 0, end: 11 }, { start: 12, end: 25 }]);
});

test("a wrong option is told in the browser, too", async ({ page }) => {
  const message = page.evaluate(async () => {
    const { default: load, analyze } = await import("/pkg/copydesk.js");
    await load();
    return analyze("Ayr.", { date: "2023-03-01" });
  });
  await expect(message).rejects.toThrow('there is no option "date"');
});
