// The npm package: what is in it, its types, every bundler, every example, Node; with the real engine.
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { SITE, install, packFiles, unbundled, withEsbuild, withRollup, withVite, withWebpack } from "./site.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const www = join(here, "../../../www");
const bin = (name) => join(here, "node_modules/.bin", name);
const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; img-src data:";

test.describe.configure({ mode: "default" });
test.setTimeout(120_000);
test.beforeAll(() => {
  if (!existsSync(join(www, "pkg/copydesk_bg.wasm"))) throw new Error("www/pkg is missing: run `cargo xtask build` first");
  install();
});

async function visit(page, place, { csp = CSP } = {}) {
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(`/tests/www/editors/results/site/${place}/index.html${csp ? `?csp=${encodeURIComponent(csp)}` : ""}`);
  return errors;
}

test("the package holds its entries and nothing of the page or the tests", () => {
  const files = packFiles();
  for (const file of ["index.js", "index.d.ts", "worker.js", "element.js", "plugins/prosemirror.js", "plugins/desk.d.ts", "pkg/copydesk_bg.wasm", "analysis.schema.json"]) expect(files).toContain(file);
  expect(files.filter((file) => /^(app|sw|draft|index\.html|style\.css|copydesk\.html|plugins\/wordpress)/.test(file))).toEqual([]);
});

test("publint and attw find nothing", () => {
  execFileSync(bin("publint"), ["--strict", join(SITE, "node_modules/copydesk")], { encoding: "utf8" });
  const entries = ["--exclude-entrypoints", "copydesk_bg.wasm"];
  execFileSync(bin("attw"), [join(SITE, "copydesk-0.1.0.tgz"), "--profile", "esm-only", ...entries], { encoding: "utf8" });
});

test("the types fit a real result and every entry", () => {
  const result = execFileSync("node", ["--input-type=module", "-e", `
    import { createAnalyzer } from "copydesk";
    const text = "LONDON — “We will rebuild it,” Mayor Amina Okafor said on Monday, 16 November 2026. The cost is $3 million. The the end.";
    process.stdout.write(JSON.stringify(await createAnalyzer().analyze(text, { created: "2026-11-22" })));
  `], { cwd: join(SITE, "examples"), encoding: "utf8" });
  writeFileSync(join(SITE, "types.ts"), `
    import { createAnalyzer, shareAnalyzer, CopydeskError, type Analysis, type Analyze } from "copydesk";
    import { CopydeskArticle } from "copydesk/element";
    import { watchEditable } from "copydesk/editable";
    import { createProseMirrorPlugin } from "copydesk/prosemirror";
    import { registerTinyMCE } from "copydesk/tinymce";
    import { createCKEditorPlugin } from "copydesk/ckeditor5";
    import init, { analyze as raw } from "copydesk/wasm";
    import { Plugin, PluginKey } from "prosemirror-state";
    import { Decoration, DecorationSet } from "prosemirror-view";
    export const result: Analysis = ${result};
    const analyze: Analyze = createAnalyzer({ mode: "inline" }).analyze;
    shareAnalyzer().close();
    const desk = watchEditable(document.body, { analyze, created: null, pause: 100 });
    desk.addEventListener("result", ({ detail }) => detail.analysis.mentions[0]?.start.toFixed());
    desk.addEventListener("error", ({ detail }) => (detail.error instanceof CopydeskError ? detail.error.code : detail.message));
    export const plugin: Plugin = createProseMirrorPlugin({ Plugin, PluginKey, Decoration, DecorationSet }, { analyze });
    registerTinyMCE({ PluginManager: { add: () => null } }, { analyze });
    createCKEditorPlugin({ analyze }).pluginName satisfies "Copydesk";
    const element: CopydeskArticle = document.createElement("copydesk-article");
    element.decide("mention-0", "reject");
    void init().then(() => raw("text", { created: null }));
    // @ts-expect-error offsets are numbers
    export const wrong: string = result.mentions[0].start;
  `);
  const flags = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom", "--skipLibCheck", "types.ts"];
  try {
    execFileSync(bin("tsc"), flags, { cwd: SITE, encoding: "utf8" });
  } catch (error) {
    throw new Error(error.stdout);
  }
});

for (const [name, build] of Object.entries({ unbundled, esbuild: withEsbuild, rollup: withRollup, vite: withVite, webpack: withWebpack })) {
  test(`${name}: the worker, the wasm and the answer arrive, under the documented policy`, async ({ page }) => {
    await build("analyze");
    const errors = await visit(page, `${name}-analyze`, { csp: name === "unbundled" ? CSP.replace("script-src", "script-src 'unsafe-inline'") : CSP });
    await expect(page.locator("pre")).toContainText("Amina Okafor", { timeout: 20_000 });
    expect(errors).toEqual([]);
  });
}

test("Node reads the same article", () => {
  const output = execFileSync("node", ["examples/node/main.js"], { cwd: SITE, encoding: "utf8" });
  expect(output).toContain("PERSON: Amina Okafor");
});

for (const [example, marks] of Object.entries({
  prosemirror: () => document.querySelectorAll(".copydesk-person").length,
  tiptap: () => document.querySelectorAll(".copydesk-person").length,
  ckeditor5: () => CSS.highlights.get("copydesk-person")?.size ?? 0,
  editable: () => CSS.highlights.get("copydesk-person")?.size ?? 0,
  tinymce: () => document.querySelector("iframe")?.contentWindow.CSS.highlights.get("copydesk-person")?.size ?? 0,
  element: () => document.querySelector("copydesk-article")?.shadowRoot.querySelectorAll("[data-id].person").length ?? 0,
})) {
  test(`the example ${example} marks its article`, async ({ page }) => {
    await withEsbuild(example);
    const errors = await visit(page, `esbuild-${example}`, { csp: null });
    await page.waitForFunction(marks, null, { timeout: 20_000 });
    expect(errors).toEqual([]);
  });
}
