import { expect, test } from "@playwright/test";
import { exampleArticle, marks, marksOffTheirWords, open, paste, readExample, settled, wordsOfNews } from "./desk.js";

test("a pasted article is marked, and every mark lies on its words", async ({ page }) => {
  await open(page);
  await paste(page, exampleArticle);
  await expect(marks(page, "person").first()).toBeVisible();
  await expect(page.locator("copydesk-article .headline")).toHaveText("Night ferry to end after 60 years, line says");
  await settled(page);
  expect(await marksOffTheirWords(page)).toEqual([]);
});

test("until a text is read it stands without marks, whatever was read before it", async ({ page }) => {
  await readExample(page);
  await page.workers()[0].evaluate(() => {
    const { onmessage } = self;
    self.onmessage = (event) => (self.read = () => onmessage(event));
  });
  const text = "Mayor Lena Ortiz spoke in Paris on Friday.";
  await page.locator("#file").setInputFiles({ name: "wire.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await expect(page.locator("copydesk-article .text")).toHaveText(text);
  await expect(page.locator("#panels")).toHaveAttribute("aria-busy", "true");
  await expect(marks(page)).toHaveCount(0);
  await page.locator("#mode-write").click();
  await expect(page.locator("#backdrop")).toHaveText(text);
  await expect(page.locator("#backdrop .mark")).toHaveCount(0);
  await page.workers()[0].evaluate(() => self.read());
  await expect(page.locator("#backdrop .mark.person")).toHaveText("Lena Ortiz");
  await settled(page);
});

test("marks appear while one types, and the caret stays", async ({ page }) => {
  await open(page);
  await page.locator("#text").pressSequentially("Mayor Lena Ortiz spoke in Paris on Friday.");
  await expect(page.locator("#backdrop .mark").first()).toBeAttached();
  await settled(page);
  await expect(page.locator("#text")).toHaveValue("Mayor Lena Ortiz spoke in Paris on Friday.");
  await expect(page.locator("#text")).toHaveJSProperty("selectionStart", 42);
  await page.keyboard.press("Control+Z");
  await expect(page.locator("#text")).not.toHaveValue(/Friday\./);
});

test("the backdrop lies under the text, line by line", async ({ page }) => {
  await readExample(page);
  await page.locator("#mode-write").click();
  await expect(async () => {
    const [area, backdrop] = await page.evaluate(() => ["text", "backdrop"].map((id) => document.getElementById(id).getBoundingClientRect().toJSON()));
    expect(area.height).toBeGreaterThan(300);
    expect(backdrop).toEqual(area);
  }).toPass();
  expect(await page.locator("#text").evaluate((text) => text.scrollHeight <= text.clientHeight)).toBe(true);
});

test("line ends and lone surrogates survive reading, writing and copying", async ({ page }) => {
  await open(page);
  const text = "LONDON, 3 May 2024 — One.\r\n\r\nMayor Lena Ortiz spoke in Paris.\rEnd";
  await page.locator("#file").setInputFiles({ name: "wire.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await expect(page.locator("#article")).toBeVisible();
  await page.locator("#mode-write").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("!");
  await page.evaluate(() => document.execCommand("insertText", false, "\ud800 \u{1f469}\u200d\u{1f680}"));
  await page.locator("#mode-read").click();
  await settled(page);
  expect(await page.locator("#article").evaluate((article) => article.text)).toBe(`${text}!\ud800 \u{1f469}\u200d\u{1f680}`);
});

test("the legend filters and keeps its choice in the address", async ({ page }) => {
  await readExample(page);
  const people = page.getByRole("button", { name: /^People/ });
  await people.click();
  await expect(people).toHaveAttribute("aria-pressed", "false");
  await expect(marks(page, "person")).toHaveCount(0);
  await expect(page).toHaveURL(/#hide=person/);
  await people.click({ modifiers: ["Alt"] });
  await expect(marks(page, "person").first()).toBeVisible();
  await expect(marks(page, "place")).toHaveCount(0);
});

test("the date comes from the text, is shown with its origin, and yields to the editor's", async ({ page }) => {
  await readExample(page);
  await expect(page.locator("#created")).toHaveValue("2025-03-14");
  await expect(page.locator("#created-note")).toHaveText("Friday 14 March 2025, as the text says");
  await page.locator("#created").fill("2025-03-20");
  await expect(page.locator("#created-note")).toHaveText("Thursday 20 March 2025, set by you");
  await page.getByRole("button", { name: "Use the dateline" }).click();
  await expect(page.locator("#created")).toHaveValue("2025-03-14");
});

test("keys step through marks, open the card and close it again", async ({ page }) => {
  await readExample(page);
  await page.keyboard.press("j");
  const first = page.locator("copydesk-article .current").first();
  await expect(first).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.locator("copydesk-article .current").first()).toBeFocused();
  const before = await first.getAttribute("data-id");
  await page.keyboard.press("j");
  await expect(first).not.toHaveAttribute("data-id", before);
  await page.keyboard.press("k");
  await expect(first).toHaveAttribute("data-id", before);
  await page.keyboard.press("3");
  await expect(marks(page, "place")).toHaveCount(0);
  await page.keyboard.press("?");
  await expect(page.getByRole("heading", { name: "Keys" })).toBeVisible();
});

test("a card opens where the pointer goes, not where the text scrolls below it", async ({ page }) => {
  await page.setViewportSize({ width: 1360, height: 480 });
  await readExample(page);
  const card = page.getByRole("dialog");
  await marks(page, "person").first().hover();
  await expect(card).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(card).toBeHidden();
  const sheet = page.locator(".sheet");
  const mark = await marks(page, "person").filter({ hasText: "Daniel Okoro" }).boundingBox();
  const [x, y] = [mark.x + 5, (await sheet.boundingBox()).y + 12];
  await page.mouse.move(x, y);
  await sheet.evaluate((element, top) => element.scrollBy({ top, behavior: "instant" }), mark.y + mark.height / 2 - y);
  await expect.poll(() => page.evaluate((place) => document.querySelector("#article").shadowRoot.elementFromPoint(...place)?.textContent, [x, y])).toBe("Daniel Okoro");
  await page.waitForTimeout(600); // longer than a pointer rests before a card opens
  await expect(card).toBeHidden();
});

test("single letters are text where one types", async ({ page }) => {
  await open(page);
  await page.locator("#text").pressSequentially("jknp135?ux");
  await expect(page.locator("#text")).toHaveValue("jknp135?ux");
  await expect(page.getByRole("heading", { name: "Keys" })).toBeHidden();
});

test("lists and text lead to each other", async ({ page }) => {
  await readExample(page);
  await page.getByRole("tab", { name: /Names/ }).click();
  const row = page.getByRole("button", { name: /^Person, Daniel Okoro/ });
  await row.click();
  await expect(page.locator("copydesk-article .current").first()).toHaveText("Daniel Okoro");
  await page.keyboard.press("Escape");
  await expect(row).toBeFocused();
  await marks(page, "person").first().click();
  await expect(page.locator("#panel-names .chosen")).toHaveCount(1);
});

test("a decision takes the mark away and undo brings it back", async ({ page }) => {
  await readExample(page);
  await page.keyboard.press("j");
  const count = await marks(page).count();
  await page.keyboard.press("x");
  await expect.poll(() => marks(page).count()).toBeLessThan(count);
  await page.keyboard.press("u");
  await expect(marks(page)).toHaveCount(count);
});

test("a decision leaves every other paragraph standing, and its marks on their words", async ({ page }) => {
  await readExample(page);
  const paragraphs = page.locator("copydesk-article .paragraph");
  await paragraphs.evaluateAll((all) => all.forEach((one) => (one.wasThere = true)));
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.locator("#toast")).toContainText("Set aside");
  await settled(page);
  expect(await paragraphs.evaluateAll((all) => all.filter((one) => !one.wasThere).length)).toBe(1);
  expect(await marksOffTheirWords(page)).toEqual([]);
});

test("the timeline zooms by keyboard", async ({ page }) => {
  await readExample(page);
  await page.getByRole("tab", { name: /Dates/ }).click();
  await page.getByRole("button", { name: "Timeline" }).click();
  const frame = page.getByRole("group", { name: /^Timeline/ });
  const range = await frame.locator(".note").textContent();
  await frame.focus();
  await page.keyboard.press("+");
  await expect(frame.locator(".note")).not.toHaveText(range);
  await page.keyboard.press("Home");
  await expect(frame.locator(".note")).toHaveText(range);
});

test("a crashed worker is replaced and the text is read", async ({ page }) => {
  await readExample(page);
  await page.workers()[0].evaluate(() => {
    self.onmessage = () => {
      throw new Error("crash");
    };
  });
  await page.locator("#created").fill("2025-04-01");
  await expect(page.locator("#created-note")).toContainText("set by you");
  await expect(marks(page, "person").first()).toBeVisible();
  await expect(page.locator("#trouble")).toBeHidden();
});

test("a missing engine is said plainly and asked for again", async ({ page }) => {
  await page.route("**/copydesk_bg.wasm", (route) => route.fulfill({ status: 404 }));
  await page.goto("./");
  await page.locator("#text").fill(exampleArticle);
  await expect(page.locator("#trouble")).toContainText("could not be loaded");
  await page.unroute("**/copydesk_bg.wasm");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.locator("#backdrop .mark").first()).toBeAttached();
});

test("the draft is kept only when asked, and erased when asked", async ({ page }) => {
  await readExample(page);
  const kept = () => page.evaluate(() => localStorage.length);
  expect(await kept()).toBe(0);
  await page.getByText("Take away").click();
  await page.getByLabel("Keep this draft on this machine").check();
  await expect.poll(kept).toBe(1);
  await page.reload();
  await expect(marks(page).first()).toBeVisible();
  await settled(page);
  await page.getByText("Take away").click();
  await page.getByLabel("Keep this draft on this machine").uncheck();
  await expect.poll(kept).toBe(0);
});

test("the sheet is copied and tables are saved", async ({ page }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await readExample(page);
  await page.getByText("Take away").click();
  await page.getByRole("button", { name: "Copy accuracy sheet" }).click();
  await expect(page.locator("#toast")).toContainText("The accuracy sheet is on the clipboard");
  const sheet = await page.evaluate(() => navigator.clipboard.readText());
  expect(sheet).toContain("# Accuracy sheet");
  expect(sheet).toContain("- [ ] **Daniel Okoro**");
  await page.getByText("Take away").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save names" }).click()]);
  expect(download.suggestedFilename()).toBe("names.csv");
});

test("what is copied from the article is the text as it was given", async ({ page }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await readExample(page);
  const end = await page.locator("#article").evaluate((article) => {
    const paragraphs = article.shadowRoot.querySelectorAll(".paragraph");
    getSelection().setBaseAndExtent(paragraphs[0].firstChild, 0, paragraphs[2], paragraphs[2].childNodes.length);
    document.execCommand("copy");
    return article.analysis.paragraphs[2].end;
  });
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(exampleArticle.slice(0, end));
});

test("a file can be dropped, and what is no text is refused in words", async ({ page }) => {
  await open(page);
  const drop = (name, type) =>
    page.evaluate(([fileName, fileType]) => {
      const data = new DataTransfer();
      data.items.add(new File(["Mayor Lena Ortiz spoke in Paris."], fileName, { type: fileType }));
      document.querySelector(".sheet").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, [name, type]);
  await drop("story.docx", "application/msword");
  await expect(page.locator("#toast")).toContainText("is not plain text");
  await drop("story.md", "");
  await expect(page.locator("#article")).toContainText("Lena Ortiz");
});

test("nothing is asked for but the page's own files", async ({ page, baseURL }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await open(page);
  await paste(page, exampleArticle);
  await expect(marks(page).first()).toBeVisible();
  await settled(page);
  expect(asked.filter((address) => !address.startsWith(baseURL) && !address.startsWith("blob:"))).toEqual([]);
  expect(complaints).toEqual([]);
});

test("the page is painted before the engine arrives", async ({ page }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/copydesk_bg.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await open(page);
  await paste(page, exampleArticle);
  await expect(page.locator("copydesk-article .paragraph").first()).toBeVisible();
  await expect(marks(page)).toHaveCount(0);
  release();
  await expect(marks(page).first()).toBeVisible();
});

test("of 10,000 words the first mark can be chosen, and all are drawn in the end", async ({ page }) => {
  await open(page);
  await paste(page, wordsOfNews(10_000));
  await expect(marks(page).first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.locator("copydesk-article .current").first()).toBeFocused();
  await settled(page);
  expect(await marksOffTheirWords(page)).toEqual([]);
});

test("words in quotation marks that nobody said are hatched, and a card says so", async ({ page }) => {
  await open(page);
  await paste(page, "HULL — Her first collection, “The Kitchen Table”, won prizes. “We sail on Friday,” Mayor Amina Okafor said.");
  await expect.poll(async () => (await marks(page, "words").allTextContents()).join("")).toBe("The Kitchen Table");
  await expect(page.locator("#tab-quotes .count")).toHaveText("1");
  await marks(page, "words").first().click();
  await expect(page.getByRole("dialog")).toContainText("In quotation marks, not a quote");
  await expect(page.getByRole("dialog")).toContainText("a title");
  await page.getByRole("button", { name: "Not this" }).click();
  await expect(marks(page, "words")).toHaveCount(0);
});
