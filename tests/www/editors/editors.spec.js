// What has to hold in every editor that people bring.
import { expect, test } from "@playwright/test";
import { expectRightMarks, frames, open, refresh, rest, write } from "./steps.js";

const EDITORS = [
  { name: "tiptap", redo: "Control+Shift+z" },
  { name: "tinymce", frame: true },
  { name: "tinymce", options: { inline: true }, title: "tinymce inline" },
  { name: "ckeditor5" },
];

for (const { name, options, title = name, redo = "Control+y" } of EDITORS) {
  test(`${title}: what is saved, the undo stack and the dirty flag are the same with the plugin and without`, async ({ page }) => {
    const records = [];
    for (const plugin of [false, true]) {
      const errors = await open(page, name);
      await page.evaluate((options) => window.start(options), { ...options, plugin });
      await rest(page);
      if (name === "tinymce") expect(await page.evaluate(() => window.host.isDirty())).toBe(false);
      await write(page, { redo });
      records.push(await page.evaluate(() => window.host.record()));
      if (plugin) await expectRightMarks(page);
      expect(errors).toEqual([]);
    }
    expect(records[0].html).toContain("Ana Sol came");
    expect(records[1]).toEqual(records[0]);
  });
}

for (const { name, options, title = name } of EDITORS.slice(1)) {
  test(`${title}: marks come and go without one mutation`, async ({ page }) => {
    await open(page, name);
    await page.evaluate((options) => window.start(options), options);
    await expectRightMarks(page);
    const mutations = () => page.evaluate(() => window.host.mutations.length);
    await expect(async () => {
      await page.evaluate(() => (window.host.mutations.length = 0)); // editors have things to do of their own after they start
      await refresh(page);
      expect(await mutations()).toBe(0);
    }).toPass();
    await page.evaluate(() => window.host.desk.close());
    await frames(page);
    expect(await mutations()).toBe(0);
    expect(await page.evaluate(() => window.host.drawn())).toEqual([]);
  });

  test(`${title}: a reading that fails says so; the next edit tries again; the editor can be removed half-way`, async ({ page }) => {
    const errors = await open(page, name);
    await page.evaluate((options) => window.start(options), options);
    await expectRightMarks(page);
    await page.evaluate(() => {
      window.told = [];
      window.host.desk.addEventListener("error", ({ detail }) => window.told.push(detail.message));
      window.host.fake.fail = "The reading engine could not be loaded.";
      window.host.caretAt("bridge", 0);
    });
    await page.keyboard.type("old ");
    await expect.poll(() => page.evaluate(() => window.told[0])).toContain("could not be loaded");
    await page.evaluate(() => (window.host.fake.fail = null));
    await page.keyboard.type("old ");
    await expectRightMarks(page);
    await page.evaluate(() => {
      window.host.fake.hold();
      window.host.fake.calls.length = 0;
    });
    await page.keyboard.type("old ");
    await expect.poll(() => page.evaluate(() => window.host.fake.calls.length)).toBe(1);
    await page.evaluate(() => (window.host.editor.remove ?? window.host.editor.destroy).call(window.host.editor));
    await page.evaluate(() => window.host.fake.release());
    await frames(page);
    expect(errors).toEqual([]);
  });
}
