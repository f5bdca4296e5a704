// The npm package: what is in it, its types, every bundler, every example, Node; with the real engine.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { SITE, install, packFiles, unbundled, withEsbuild, withRollup, withVite, withWebpack } from "./site.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const www = join(here, "../../../www");
const bin = (name) => join(here, "node_modules/.bin", name);
const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; img-src data:";

test.describe.configure({ mode: "default" });
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
  for (const file of ["index.js", "index.d.ts", "worker.js", "element.js", "plugins/prosemirror.js", "plugins/desk.d.ts", "pkg/copydesk_bg.wasm", "analysis.schema.json", "LICENSE-MIT", "LICENSE-APACHE", "guides/package.md"]) expect(files).toContain(file);
  expect(files.filter((file) => /^(app|sw|draft|index\.html|style\.css|copydesk\.html|plugins\/wordpress)/.test(file))).toEqual([]);
});

test("every module that an entry imports is in the package", () => {
  const files = new Set(packFiles());
  for (const file of [...files].filter((name) => /^(?!examples)(?!pkg).*\.js$/.test(name))) {
    const source = readFileSync(join(www, file), "utf8");
    for (const [, , name] of source.matchAll(/(from|import\(|import|new URL\()\s*"(\.[^"]+)"/g)) expect([...files], `${file} imports ${name}`).toContain(posix.join(posix.dirname(file), name));
  }
});

test("both licences are in the package, and the folder is left as it was", () => {
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) {
    expect(readFileSync(join(SITE, "node_modules/copydesk", name), "utf8")).toBe(readFileSync(join(www, "..", name), "utf8"));
    expect(existsSync(join(www, name))).toBe(false);
  }
});

test("the release notes' integrity is that of the files in the package", () => {
  const lines = execFileSync("node", ["sri.js"], { cwd: www, encoding: "utf8" }).trim().split("\n");
  expect(lines.map((line) => line.split("  ")[1])).toEqual(expect.arrayContaining(["index.js", "worker.js", "plugins/prosemirror.js", "pkg/copydesk_bg.wasm"]));
  for (const line of lines) {
    const [integrity, name] = line.split("  ");
    expect(integrity).toBe(`sha384-${createHash("sha384").update(readFileSync(join(SITE, "node_modules/copydesk", name))).digest("base64")}`);
  }
});

test("a real result follows the published JSON Schema's fields", () => {
  const schema = JSON.parse(readFileSync(join(SITE, "node_modules/copydesk/analysis.schema.json"), "utf8"));
  const code = `import { createAnalyzer } from "copydesk"; process.stdout.write(JSON.stringify(await createAnalyzer().analyze("Amina Okafor said on Monday.", {})));`;
  const result = JSON.parse(execFileSync("node", ["--input-type=module", "-e", code], { cwd: join(SITE, "examples"), encoding: "utf8" }));
  for (const name of schema.required) expect(result).toHaveProperty(name);
  for (const name of Object.keys(result)) expect(Object.keys(schema.properties)).toContain(name);
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
    await expect(page.locator("pre")).toContainText("Amina Okafor");
    expect(errors).toEqual([]);
  });
}

test("Node reads the same article", () => {
  const output = execFileSync("node", ["examples/node/main.js"], { cwd: SITE, encoding: "utf8" });
  expect(output).toContain("PERSON: Amina Okafor");
});

/** The blocks of code that a guide tells people to paste, under their headings. */
function fencesOf(guide, language) {
  const pattern = new RegExp(`^#+ ([^\\n]+)\\n(?:(?!^#)[\\s\\S])*?^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm");
  return [...readFileSync(join(www, "guides", guide), "utf8").matchAll(pattern)].map(([, title, code]) => ({ title, code }));
}

function anyPerson() {
  const windows = [window, ...[...document.querySelectorAll("iframe")].map((frame) => frame.contentWindow)];
  const highlighted = windows.some((each) => each.CSS.highlights.get("copydesk-person")?.size > 0);
  return highlighted || document.querySelector(".copydesk-person") !== null || Boolean(document.querySelector("copydesk-article")?.shadowRoot.querySelector(".person"));
}

for (const { title, code } of fencesOf("editors.md", "js")) {
  test(`the guide's lines for ${title}, pasted, mark what is typed`, async ({ page }) => {
    expect(code.trim().split("\n").length).toBeLessThanOrEqual(10);
    const example = `guide-${title.split(" ")[0].toLowerCase()}`;
    mkdirSync(join(SITE, "examples", example), { recursive: true });
    writeFileSync(join(SITE, "examples", example, "main.js"), code);
    await withEsbuild(example, "<textarea></textarea>");
    const errors = await visit(page, `esbuild-${example}`, { csp: null });
    const frame = page.locator("iframe");
    const field = page.locator(".ProseMirror, .ck-editor__editable, textarea:visible");
    await expect.poll(async () => (await frame.count()) + (await field.count())).toBeGreaterThan(0);
    await ((await frame.count()) ? frame.contentFrame().locator("#tinymce") : field.last()).focus();
    await page.keyboard.type("“We will rebuild the bridge,” Mayor Amina Okafor said on Monday.", { delay: 3 });
    await page.waitForFunction(anyPerson, null);
    expect(errors).toEqual([]);
  });
}

test("the guide's lines for a first reading, pasted, print names in Node", () => {
  const [{ code }] = fencesOf("analyze.md", "js");
  expect(code.trim().split("\n").length).toBeLessThanOrEqual(10);
  expect(execFileSync("node", ["--input-type=module", "-e", code], { cwd: join(SITE, "examples"), encoding: "utf8" })).toContain("PERSON Amina Okafor");
});

test("the guide's lines for the element, pasted, mark the article", async ({ page }) => {
  const [{ code }] = fencesOf("element.md", "html");
  unbundled("analyze");
  const place = join(SITE, "unbundled-analyze/index.html");
  writeFileSync(place, readFileSync(place, "utf8").replace(/<script type="module".*/, code));
  const errors = await visit(page, "unbundled-analyze", { csp: null });
  await page.waitForFunction(anyPerson, null);
  expect(errors).toEqual([]);
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
    await page.waitForFunction(marks, null);
    expect(errors).toEqual([]);
  });
}
