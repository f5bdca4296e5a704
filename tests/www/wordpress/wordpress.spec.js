import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { pluginFiles } from "../../../www/plugins/wordpress/zip.js";
import { drawnAndExpected, editBlocks } from "./in-the-page.js";
import { VERSIONS, siteOf } from "./setup.js";

const COPY = [
  "“We will rebuild the bridge,” Mayor Amina Okafor said on Monday.",
  "Okafor spoke in London, where Peter Lind had asked her to. Peter Lind left for Paris on Friday.",
];

async function login(page, site, user = "admin") {
  await page.goto(`${site}/wp-login.php`);
  await page.fill("#user_login", user);
  await page.fill("#user_pass", "password");
  await page.click("#wp-submit");
  await page.waitForURL(/wp-admin/);
}

/** What WordPress' own screens ask for under the policy and do without: the emoji test's worker, handlers in attributes, an eval. */
const WORDPRESS_OWN = /violates the following Content Security Policy|\[Report Only\]/;

/** Errors of the console, requests to anywhere else, and every violation of a policy by a file of ours. */
async function listen(page) {
  const told = [];
  const violations = [];
  page.on("pageerror", (error) => WORDPRESS_OWN.test(error.message) || told.push(error.message));
  page.on("console", (message) => message.type() === "error" && !WORDPRESS_OWN.test(message.text()) && told.push(`${message.text()} ${message.location().url}`));
  page.on("request", (request) => !/^(http:\/\/127\.0\.0\.1|blob:|data:|about:)/.test(request.url()) && told.push(`request to ${request.url()}`));
  await page.exposeFunction("noteViolation", (violation) => violations.push(violation));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ disposition, effectiveDirective, sourceFile, blockedURI, sample }) => window.top.noteViolation({ disposition, effectiveDirective, sourceFile, blockedURI, sample }));
  });
  return { told, violations, ours: () => violations.filter(({ sourceFile, blockedURI }) => /copydesk/.test(`${sourceFile} ${blockedURI}`)) };
}

/** Nothing went wrong, nothing was sent anywhere, and no policy was violated by a file of ours, not even the one that is only reported. */
async function expectQuiet({ told, violations, ours }) {
  expect(told).toEqual([]);
  expect(ours()).toEqual([]);
  expect(violations.filter(({ disposition }) => disposition === "report").length).toBeGreaterThan(0); // WordPress' own: the ear is open
}

/** WordPress keeps for each person how the editor was left, a few seconds late: a test begins with no guide and in the visual editor. */
async function newPost(page, site) {
  await page.goto(`${site}/wp-admin/post-new.php`);
  await page.waitForFunction(() => window.wp?.data?.select("core/editor")?.getCurrentPostId());
  await page.evaluate(() => {
    if (window.wp.data.select("core/edit-post").isFeatureActive("welcomeGuide")) window.wp.data.dispatch("core/edit-post").toggleFeature("welcomeGuide");
  });
  await edit(page, "visual");
}

/** Edits blocks ("visual") or their code ("text") from now on. */
async function edit(page, mode) {
  await page.evaluate((mode) => window.wp.data.dispatch("core/edit-post").switchEditorMode(mode), mode);
  await expect(page.locator(".editor-post-text-editor")).toHaveCount(mode === "text" ? 1 : 0);
  await titleShown(page);
}

async function titleShown(page) {
  await expect.poll(() => canvas(page, ".wp-block-post-title").count()).toBe(1);
}

/** Something in the canvas, which is an iframe from 6.3 on where all blocks allow it. */
function canvas(page, selector) {
  return page.frame("editor-canvas") ? page.locator("iframe[name=editor-canvas]").contentFrame().locator(selector) : page.locator(selector);
}

async function write(page) {
  await canvas(page, ".wp-block-post-title").click();
  await page.keyboard.type("Bridge to be rebuilt");
  await page.keyboard.press("Enter");
  await expectParagraph(page, "");
  for (const paragraph of COPY) {
    await page.keyboard.type(paragraph, { delay: 2 });
    await expectParagraph(page, paragraph);
    await page.keyboard.press("Enter");
    await expectParagraph(page, "");
  }
  await endUndoLevel(page);
  await page.keyboard.insertText("One more Friday");
  await expectParagraph(page, "One more Friday");
  await endUndoLevel(page);
  await page.keyboard.press("Control+z");
  await expectParagraph(page, "");
  await expect.poll(() => state(page).then(({ content }) => COPY.every((paragraph) => content.includes(paragraph)))).toBe(true);
}

/** Waits until the caret is in a paragraph that holds just `words`. */
function expectParagraph(page, words) {
  const here = () => page.evaluate(() => {
    const block = window.wp.data.select("core/block-editor").getSelectedBlock();
    const frame = document.querySelector("iframe[name=editor-canvas]");
    const { activeElement } = frame?.contentDocument ?? document;
    return block?.clientId === activeElement.closest("[data-block]")?.dataset.block && String(block?.attributes.content ?? "");
  });
  return expect.poll(here).toBe(words);
}

/** Ends a level of undo, as a pause in typing does: where levels end must not depend on how busy the machine is. */
function endUndoLevel(page) {
  return page.evaluate(() => window.wp.data.dispatch("core/block-editor").__unstableMarkLastChangeAsPersistent());
}

async function openSidebar(page) {
  await showPanel(page);
  await expect(page.getByRole("tab", { name: "People" })).toBeVisible();
}

function showPanel(page) {
  return page.evaluate(() => window.wp.data.dispatch("core/edit-post").openGeneralSidebar("copydesk/copydesk"));
}

function marks(page, kind) {
  return page.evaluate((kind) => {
    const frame = document.querySelector("iframe[name=editor-canvas]");
    return [...((frame?.contentWindow ?? window).CSS.highlights.get(`copydesk-${kind}`) ?? [])].map((range) => range.toString());
  }, kind);
}

/** What WordPress itself thinks of the post. */
function state(page) {
  return page.evaluate(() => {
    const editor = window.wp.data.select("core/editor");
    return { dirty: editor.isEditedPostDirty(), autosaveable: editor.isEditedPostAutosaveable(), undo: editor.hasEditorUndo(), redo: editor.hasEditorRedo(), content: editor.getEditedPostContent() };
  });
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

test("every word of the plugin stands in its .pot file, and no other", () => {
  const folder = new URL("../../../www/plugins/wordpress/", import.meta.url);
  const read = (name) => readFileSync(new URL(name, folder), "utf8");
  const said = [];
  for (const file of ["block-editor.js", "classic-editor.js"]) {
    const source = read(file);
    for (const [, id] of source.matchAll(/\b__\(\s*"([^"]+)",\s*"copydesk"\)/g)) said.push(id);
    for (const [, one, many] of source.matchAll(/\b_n\(\s*"([^"]+)",\s*"([^"]+)",[^;]*?"copydesk"\)/g)) said.push(one, many);
    expect(source.match(/\b(?:__|_n|_x)\(/g).length, file).toBe(source.match(/\b(?:__|_n|_x)\([^;]*?"copydesk"\)/g).length);
  }
  const template = [...read("languages/copydesk.pot").matchAll(/^msgid(?:_plural)? "(.+)"$/gm)].map(([, id]) => id);
  const headers = [...read("copydesk.php").matchAll(/^ \* (?:Plugin Name|Description):\s+(.+)$/gm)].map(([, text]) => text);
  expect(template.filter((id) => !headers.includes(id)).sort()).toEqual([...new Set(said)].filter((id) => !headers.includes(id)).sort());
});

test("the plugin makes no remote call: nothing in it asks another server, in PHP or in the browser", () => {
  for (const [name, data] of pluginFiles()) {
    if (!/\.(php|js)$/.test(name)) continue;
    const source = String(data);
    expect(source, name).not.toMatch(/wp_remote_|curl_|fsockopen|file_get_contents|XMLHttpRequest|sendBeacon|EventSource|new WebSocket/);
    const addresses = [...source.matchAll(/["'`](https?:\/\/[^"'`]+)/g)].map(([, address]) => address);
    expect(addresses.filter((address) => !/npmjs\.com\/package\/copydesk/.test(address)), name).toEqual([]);
  }
});

for (const version of VERSIONS) {
  test.describe(`WordPress ${version}`, () => {
    const site = siteOf(version);

    test("what is saved is the same with the panel open and without; nothing loads before it is opened", async ({ page }) => {
      const heard = await listen(page);
      await login(page, site);
      const posts = [];
      for (const open of [false, true]) {
        const engine = [];
        page.on("request", (request) => /copydesk\/js\//.test(request.url()) && engine.push(request.url()));
        await newPost(page, site);
        if (open) await openSidebar(page);
        await write(page);
        if (!open) expect(engine).toEqual([]);
        if (open) await expect.poll(() => marks(page, "person")).toContain("Amina Okafor");
        const before = await state(page);
        await page.evaluate(() => window.wp.data.dispatch("core/editor").autosave());
        posts.push({ before, autosaved: await state(page), ...(await saved(page)) });
        const isDirty = () => page.evaluate(() => window.wp.data.select("core/editor").isEditedPostDirty());
        await expect.poll(isDirty).toBe(false);
        if (open) {
          await page.evaluate(() => window.wp.data.dispatch("core/edit-post").closeGeneralSidebar());
          await expect.poll(() => marks(page, "person")).toEqual([]);
          expect(await isDirty()).toBe(false);
        }
      }
      expect(posts[0].content).toContain(COPY[0]);
      expect(posts[1]).toEqual(posts[0]);
      await expectQuiet(heard);
    });

    test("write, see marks and panel, jump, publish, reopen", async ({ page }) => {
      const heard = await listen(page);
      await login(page, site);
      await newPost(page, site);
      await write(page);
      await openSidebar(page);
      await page.getByRole("tab", { name: "People" }).click();
      const lind = page.getByRole("button", { name: "Peter Lind" });
      await expect(lind).toBeVisible();
      await lind.click();
      const selected = () => page.evaluate(() => String(window.wp.data.select("core/block-editor").getSelectedBlock()?.attributes.content));
      await expect.poll(selected).toContain("Okafor spoke in London");
      await page.getByRole("tab", { name: "Dates" }).click();
      await expect(page.getByRole("button", { name: /Monday/ })).toBeVisible();
      await page.getByRole("tab", { name: "Quotes" }).click();
      await expect(page.getByRole("button", { name: "We will rebuild the bridge" })).toBeVisible();
      await expect.poll(() => page.locator(".copydesk-panel").evaluate((panel) => panel.scrollWidth - panel.clientWidth)).toBe(0);

      await page.locator(".editor-post-publish-panel__toggle").click();
      await page.locator(".editor-post-publish-panel").getByRole("button", { name: "Copydesk" }).click();
      await expect(page.locator(".editor-post-publish-panel").getByText(/open item|Nothing to look at/)).toBeVisible();
      await page.locator(".editor-post-publish-panel__header-publish-button button").click();
      await expect(page.locator(".post-publish-panel__postpublish-header")).toBeVisible();
      const id = await page.evaluate(() => window.wp.data.select("core/editor").getCurrentPostId());
      await page.goto(`${site}/wp-admin/post.php?post=${id}&action=edit`);
      await titleShown(page);
      await openSidebar(page);
      await expect.poll(() => marks(page, "person")).toContain("Amina Okafor");
      await expectQuiet(heard);
    });

    test("tags are suggested on request, and never again once removed", async ({ page }) => {
      const asked = [];
      page.on("request", (request) => /\/wp\/v2\/tags/.test(request.url()) && asked.push(request.url()));
      await login(page, site);
      await newPost(page, site);
      await write(page);
      await openSidebar(page);
      await page.getByRole("tab", { name: "People" }).click();
      const ask = page.getByRole("button", { name: "Suggest tags" });
      await expect(ask).toBeVisible();
      expect(asked.filter((url) => /search=/.test(url))).toEqual([]);
      await expect(page.getByLabel("Peter Lind", { exact: true })).toHaveCount(0);
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

    test("after a look at the code and back the marks are there again, in the canvas that is new", async ({ page }) => {
      const heard = await listen(page);
      await login(page, site);
      await newPost(page, site);
      await write(page);
      await openSidebar(page);
      await page.getByRole("tab", { name: "People" }).click();
      await expect.poll(() => marks(page, "person")).toContain("Amina Okafor");
      await edit(page, "text");
      await expect(page.getByRole("button", { name: "Peter Lind" })).toHaveCount(0);
      await edit(page, "visual");
      await expect.poll(() => marks(page, "person")).toContain("Amina Okafor");
      await expect(page.getByRole("button", { name: "Peter Lind" })).toBeVisible();
      await expectQuiet(heard);
    });

    test("opened beside the code the panel says what it reads, and leads there", async ({ page }) => {
      const heard = await listen(page);
      await login(page, site);
      await newPost(page, site);
      await write(page);
      await edit(page, "text");
      await showPanel(page);
      const panel = page.locator(".copydesk-panel");
      await expect(panel.getByText("Copydesk reads the visual editor.")).toBeVisible();
      await panel.getByRole("button", { name: "Exit code editor" }).click();
      await expect(page.getByRole("tab", { name: "People" })).toBeVisible();
      await expect.poll(() => marks(page, "person")).toContain("Amina Okafor");
      await expectQuiet(heard);
    });

    test("after 120 random edits every mark lies where a fresh reading puts it (seed 5)", async ({ page }) => {
      const heard = await listen(page);
      await login(page, site);
      await newPost(page, site);
      await openSidebar(page);
      await page.evaluate(editBlocks, { seed: 5, count: 120 });
      await canvas(page, ".wp-block-post-title").click();
      await page.keyboard.type("Okafor 😀 in Paris on Friday", { delay: 5 });
      await expect(async () => {
        const [drawn, expected] = await page.evaluate(drawnAndExpected);
        expect(drawn).toEqual(expected);
        expect(drawn.length).toBeGreaterThan(5);
      }).toPass();
      expect(heard.ours()).toEqual([]);
    });

    test("the classic editor: marks in TinyMCE; what is typed, undone and saved is the same with them and without", async ({ page }) => {
      const heard = await listen(page);
      await login(page, site);
      const posts = [];
      for (const open of [false, true]) {
        await page.goto(`${site}/wp-admin/post-new.php?classic`);
        await page.waitForFunction(() => window.tinymce?.get("content")?.initialized);
        const drawn = () => page.evaluate(() => window.tinymce.get("content").getWin().CSS.highlights.get("copydesk-person")?.size ?? 0);
        const toggle = page.getByRole("button", { name: "Check with Copydesk" });
        await page.fill("#title", "Bridge to be rebuilt");
        await page.evaluate(() => window.tinymce.get("content").focus());
        await page.keyboard.type(COPY[0], { delay: 2 });
        // How many levels typing makes depends on its pauses; what is typed so far is made one, so that marks are all that could add another.
        const levels = await page.evaluate(() => (window.tinymce.get("content").undoManager.add(), window.tinymce.get("content").undoManager.data.length));
        if (open) {
          await toggle.click();
          await expect.poll(drawn).toBeGreaterThan(0);
          expect(await page.evaluate(() => window.tinymce.get("content").undoManager.data.length)).toBe(levels);
          await page.evaluate(() => window.tinymce.get("content").focus());
        }
        await page.keyboard.press("Enter");
        await page.keyboard.type(COPY[1], { delay: 2 });
        const content = () => page.evaluate(() => window.tinymce.get("content").getContent({ format: "text" }));
        await expect.poll(content).toContain(COPY[1]);
        await page.keyboard.press("Control+z");
        await expect.poll(content).not.toContain(COPY[1]);
        await page.keyboard.press("Control+y");
        await expect.poll(content).toContain(COPY[1]);
        if (open) await expect.poll(drawn).toBeGreaterThan(2);
        await page.click("#save-post");
        await page.waitForURL(/post\.php\?post=/);
        await page.goto(`${page.url().replace(/#.*/, "")}&classic`);
        await page.waitForFunction(() => window.tinymce?.get("content")?.initialized);
        posts.push({ content: await page.locator("#content").inputValue() });
        if (open) {
          await toggle.click();
          await expect.poll(drawn).toBeGreaterThan(2);
          await toggle.click();
          await expect.poll(drawn).toBe(0);
        }
      }
      expect(posts[0].content).toContain("Peter Lind left for Paris");
      expect(posts[1]).toEqual(posts[0]);
      await expectQuiet(heard);
    });

    test("this site leaves tags to those who publish: an author is offered names, a contributor none; both see marks", async ({ page, browser }) => {
      for (const [user, offers] of [["author", 1], ["contributor", 0]]) {
        const context = await browser.newContext();
        const own = await context.newPage();
        await login(own, site, user);
        await newPost(own, site);
        await write(own);
        await openSidebar(own);
        await own.getByRole("tab", { name: "People" }).click();
        await expect(own.getByRole("button", { name: "Peter Lind" })).toBeVisible();
        await expect(own.getByRole("button", { name: "Suggest tags" })).toHaveCount(offers);
        await context.close();
      }
    });

    test("who may not edit posts gets nothing of the plugin", async ({ page }) => {
      const files = [];
      page.on("request", (request) => /plugins\/copydesk/.test(request.url()) && files.push(request.url()));
      await login(page, site, "subscriber");
      await page.goto(`${site}/wp-admin/profile.php`);
      await page.goto(`${site}/wp-admin/post-new.php`);
      await expect(page.getByText("not allowed")).toBeVisible();
      const status = await page.evaluate(async () => (await fetch("/index.php?rest_route=/wp/v2/posts/1", { method: "POST", headers: { "content-type": "application/json" }, body: '{"meta":{"copydesk_offered_tags":["x"]}}' })).status);
      expect([401, 403]).toContain(status);
      expect(files).toEqual([]);
    });

    test("the plugin's words are translated", async ({ page }) => {
      await login(page, site, "editor");
      await newPost(page, site);
      await write(page);
      await page.evaluate(() => window.wp.data.dispatch("core/edit-post").openGeneralSidebar("copydesk/copydesk"));
      await page.getByRole("tab", { name: "Menschen" }).click();
      await expect(page.getByText(/\d Nennungen/).first()).toBeVisible();
    });
  });
}
