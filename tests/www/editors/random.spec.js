// Writers do anything: after 500 edits at random (typing, deleting, pasting, splitting, joining, undoing; emoji and right-to-left among
// them) every mark lies where a fresh reading by the real engine puts it. The same seed makes the same edits.
import { expect, test } from "@playwright/test";
import { expectRightMarksThroughout, open } from "./steps.js";

test.setTimeout(600_000); // 500 edits in an editor are work, and a busy machine may need minutes for them

const SEEDS = (process.env.COPYDESK_SEEDS ?? "1 7").split(" ").map(Number);

const EDITORS = [
  { title: "ProseMirror", name: "prosemirror" },
  { title: "Tiptap", name: "tiptap" },
  { title: "TinyMCE", name: "tinymce" },
  { title: "TinyMCE inline", name: "tinymce", options: { inline: true } },
  { title: "CKEditor 5", name: "ckeditor5" },
  { title: "contenteditable", name: "editable" },
  { title: "textarea", name: "editable", options: { field: true } },
];

for (const { title, name, options } of EDITORS) {
  for (const seed of SEEDS) {
    test(`${title}: 500 edits with seed ${seed}`, async ({ page }) => {
      const errors = await open(page, name);
      await page.evaluate((options) => window.start(options), { ...options, engine: true, pause: 20 });
      await page.evaluate((seed) => window.host.edit(seed, 500), seed);
      await expectRightMarksThroughout(page);
      await page.evaluate(() => window.host.desk.close());
      expect(await page.evaluate(() => window.host.drawn())).toEqual([]);
      expect(errors).toEqual([]);
    });
  }
}
