import { expect, test } from "@playwright/test";
import { SITES } from "./setup.js";

const COPY = [
  "“We will rebuild the bridge,” Mayor Amina Okafor said on Monday.",
  "Okafor spoke in London, where Peter Lind had asked her to. Peter Lind left for Paris on Friday.",
];

async function login(page, port, user = "admin") {
  await page.goto(`http://127.0.0.1:${port}/wp-login.php`);
  await page.fill("#user_login", user);
  await page.fill("#user_pass", "password");
  await page.click("#wp-submit");
  await page.waitForURL(/wp-admin/);
}

/** What WordPress' own classic screen asks for under the policy and does without: its emoji test's worker, and an eval. */
const WORDPRESS_OWN = /Creating a worker from 'blob:|Evaluating a string as JavaScript/;

/** Errors of the console, and requests to anywhere else. */
function listen(page, ignored = /^$/) {
  const errors = [];
  const note = (text) => ignored.test(text) || errors.push(text);
  page.on("pageerror", (error) => note(error.message));
  page.on("console", (message) => message.type() === "error" && note(`${message.text()} ${message.location().url}`));
  page.on("request", (request) => !/^(http:\/\/127\.0\.0\.1|blob:|data:|about:)/.test(request.url()) && errors.push(`request to ${request.url()}`));
  return errors;
}

async function newPost(page, port) {
  await page.goto(`http://127.0.0.1:${port}/wp-admin/post-new.php`);
  await page.waitForFunction(() => window.wp?.data?.select("core/editor")?.getCurrentPostId());
  await page.evaluate(() => {
    if (window.wp.data.select("core/edit-post").isFeatureActive("welcomeGuide")) window.wp.data.dispatch("core/edit-post").toggleFeature("welcomeGuide");
  });
  await titleShown(page);
}

async function titleShown(page) {
  await expect.poll(() => canvas(page, ".wp-block-post-title").count(), { timeout: 30_000 }).toBe(1);
}

/** Something in the canvas, which is an iframe from 6.3 on where all blocks allow it. */
function canvas(page, selector) {
  return page.frame("editor-canvas") ? page.locator("iframe[name=editor-canvas]").contentFrame().locator(selector) : page.locator(selector);
}

async function write(page) {
  await canvas(page, ".wp-block-post-title").click();
  await page.keyboard.type("Bridge to be rebuilt");
  await page.keyboard.press("Enter");
  for (const paragraph of COPY) {
    await page.keyboard.type(paragraph, { delay: 2 });
    await page.keyboard.press("Enter");
  }
  await page.keyboard.type("One more Friday");
  await page.waitForTimeout(1200);
  await page.keyboard.press("Control+z");
  await page.waitForTimeout(400);
}

async function openSidebar(page) {
  await page.evaluate(() => window.wp.data.dispatch("core/edit-post").openGeneralSidebar("copydesk/copydesk"));
  await expect(page.getByRole("tab", { name: "People" })).toBeVisible({ timeout: 30_000 });
}

function marks(page, kind) {
  return page.evaluate((kind) => {
    const frame = document.querySelector("iframe[name=editor-canvas]");
    return [...((frame?.contentWindow ?? window).CSS.highlights.get(`copydesk-${kind}`) ?? [])].map((range) => range.toString());
  }, kind);
}

/** Saves the draft; gives the bytes that the server has. */
async function saved(page) {
  await page.evaluate(() => window.wp.data.dispatch("core/editor").savePost());
  return page.evaluate(async () => {
    const id = window.wp.data.select("core/editor").getCurrentPostId();
    const post = await window.wp.apiFetch({ path: `/wp/v2/posts/${id}?context=edit` });
    return { title: post.title.raw, content: post.content.raw, meta: post.meta.copydesk_offered_tags, tags: post.tags };
  });
}

for (const { version, port } of SITES) {
  test.describe(`WordPress ${version}`, () => {
    test("what is saved is the same with the panel open and without; nothing loads before it is opened", async ({ page }) => {
      const errors = listen(page);
      await login(page, port);
      const posts = [];
      for (const open of [false, true]) {
        const engine = [];
        page.on("request", (request) => /copydesk\/js\//.test(request.url()) && engine.push(request.url()));
        await newPost(page, port);
        if (open) await openSidebar(page);
        await write(page);
        if (!open) expect(engine).toEqual([]);
        if (open) await expect.poll(() => marks(page, "person"), { timeout: 20_000 }).toContain("Amina Okafor");
        posts.push(await saved(page));
        expect(await page.evaluate(() => window.wp.data.select("core/editor").isEditedPostDirty())).toBe(false);
        if (open) {
          await page.evaluate(() => window.wp.data.dispatch("core/edit-post").closeGeneralSidebar());
          await page.waitForTimeout(300);
          expect(await page.evaluate(() => window.wp.data.select("core/editor").isEditedPostDirty())).toBe(false);
          expect(await marks(page, "person")).toEqual([]);
        }
      }
      expect(posts[0].content).toContain(COPY[0]);
      expect(posts[1]).toEqual(posts[0]);
      expect(errors).toEqual([]);
    });

    test("write, see marks and panel, jump, publish, reopen", async ({ page }) => {
      const errors = listen(page);
      await login(page, port);
      await newPost(page, port);
      await write(page);
      await openSidebar(page);
      await page.getByRole("tab", { name: "People" }).click();
      const lind = page.getByRole("button", { name: "Peter Lind" });
      await expect(lind).toBeVisible({ timeout: 20_000 });
      await lind.click();
      const selected = () => page.evaluate(() => String(window.wp.data.select("core/block-editor").getSelectedBlock()?.attributes.content));
      await expect.poll(selected).toContain("Okafor spoke in London");
      await page.getByRole("tab", { name: "Dates" }).click();
      await expect(page.getByRole("button", { name: /Monday/ })).toBeVisible();
      await page.getByRole("tab", { name: "Quotes" }).click();
      await expect(page.getByRole("button", { name: "We will rebuild the bridge" })).toBeVisible();

      await page.locator(".editor-post-publish-panel__toggle").click();
      await page.locator(".editor-post-publish-panel").getByRole("button", { name: "Copydesk" }).click();
      await expect(page.locator(".editor-post-publish-panel").getByText(/open item|Nothing to look at/)).toBeVisible({ timeout: 20_000 });
      await page.locator(".editor-post-publish-panel__header-publish-button button").click();
      await expect(page.locator(".post-publish-panel__postpublish-header")).toBeVisible({ timeout: 20_000 });
      const id = await page.evaluate(() => window.wp.data.select("core/editor").getCurrentPostId());
      await page.goto(`http://127.0.0.1:${port}/wp-admin/post.php?post=${id}&action=edit`);
      await titleShown(page);
      await openSidebar(page);
      await expect.poll(() => marks(page, "person"), { timeout: 20_000 }).toContain("Amina Okafor");
      expect(errors).toEqual([]);
    });

    test("tags are suggested on request, and never again once removed", async ({ page }) => {
      await login(page, port);
      await newPost(page, port);
      await write(page);
      await openSidebar(page);
      await page.getByRole("tab", { name: "People" }).click();
      const ask = page.getByRole("button", { name: "Suggest tags" });
      await ask.click();
      await page.getByLabel("Peter Lind", { exact: true }).check();
      await page.getByRole("button", { name: "Add tags" }).click();
      await expect.poll(() => page.evaluate(() => window.wp.data.select("core/editor").getEditedPostAttribute("tags").length)).toBe(1);
      await page.evaluate(() => window.wp.data.dispatch("core/editor").editPost({ tags: [] }));
      const { meta } = await saved(page);
      expect(meta).toContain("Peter Lind");
      await page.reload();
      await openSidebar(page);
      await page.getByRole("tab", { name: "People" }).click();
      await ask.click();
      await expect(page.getByText("No further tags to suggest.")).toBeVisible();
    });

    test("the classic editor: marks in TinyMCE, the copy as it was", async ({ page }) => {
      const errors = listen(page, WORDPRESS_OWN);
      await login(page, port);
      await page.goto(`http://127.0.0.1:${port}/wp-admin/post-new.php?classic`);
      await page.waitForFunction(() => window.tinymce?.get("content")?.initialized);
      await page.evaluate((html) => window.tinymce.get("content").setContent(html), COPY.map((text) => `<p>${text}</p>`).join(""));
      const before = await page.evaluate(() => window.tinymce.get("content").getContent());
      await page.getByRole("button", { name: "Check with Copydesk" }).click();
      const drawn = () => page.evaluate(() => window.tinymce.get("content").getWin().CSS.highlights.get("copydesk-person")?.size ?? 0);
      await expect.poll(drawn, { timeout: 20_000 }).toBeGreaterThan(2);
      expect(await page.evaluate(() => window.tinymce.get("content").getContent())).toBe(before);
      await page.getByRole("button", { name: "Check with Copydesk" }).click();
      expect(await drawn()).toBe(0);
      expect(errors).toEqual([]);
    });

    test("who may not make tags is offered none that are new", async ({ page }) => {
      await login(page, port, "writer");
      await newPost(page, port);
      expect(await page.evaluate(() => window.copydesk.mayMakeTags)).toBe(false);
    });
  });
}
