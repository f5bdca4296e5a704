// What goes wrong between a plugin and the real engine: a clear message, the copy unharmed, and another try with the next edit.
import { expect, test } from "@playwright/test";
import { open } from "./steps.js";

const COPY = "We will rebuild the bridge,” Mayor Amina Okafor said on Monday.";

async function expectTold(page, words) {
  await expect.poll(() => page.evaluate(() => window.told.join())).toMatch(words);
  expect(await page.evaluate(() => window.host.root.textContent)).toContain(COPY.slice(5));
}

async function expectRecovery(page) {
  await page.evaluate(() => window.type("x"));
  await expect.poll(() => page.evaluate(() => window.host.marks())).toBe(1);
}

test("the wasm file is not there", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "no" }));
  await open(page, "engine");
  await page.evaluate(() => window.start());
  await expectTold(page, /could not be loaded.*copydesk_bg\.wasm/);
  await page.unroute("**/*.wasm");
  await expectRecovery(page);
});

test("the worker's script is not there", async ({ page }) => {
  await page.route("**/worker.js", (route) => route.fulfill({ status: 404, body: "no" }));
  await open(page, "engine");
  await page.evaluate(() => window.start());
  await expectTold(page, /could not be loaded/);
  await page.unroute("**/worker.js");
  await expectRecovery(page);
});

test("the worker crashes on a text", async ({ page }) => {
  const crash = "onmessage = ({ data }) => { if (data.text.includes('x')) throw new Error('unreachable'); postMessage({ id: data.id, result: EMPTY }); };";
  const empty = '{ mentions: [], entities: [], timexes: [], quotes: [], findings: [], paragraphs: [], sentences: [] }';
  await page.route("**/worker.js", (route) => route.fulfill({ contentType: "text/javascript", body: crash.replace("EMPTY", empty) }));
  await open(page, "engine");
  await page.evaluate(() => window.start());
  await expect.poll(() => page.evaluate(() => window.results)).toBe(1);
  await page.evaluate(() => window.type("x"));
  await expectTold(page, /stopped on this text.*starts afresh with the next change/);
  await page.unroute("**/worker.js");
  await expectRecovery(page);
});

test("the worker never answers", async ({ page }) => {
  await page.route("**/worker.js", (route) => route.fulfill({ contentType: "text/javascript", body: "onmessage = () => {};" }));
  await open(page, "engine");
  await page.evaluate(() => window.start({ patience: 300 }));
  await expectTold(page, /gave no answer/);
  await page.unroute("**/worker.js");
  await page.evaluate(() => window.host.desk.close());
});

test("a policy forbids wasm", async ({ page }) => {
  const policy = "script-src 'self'; worker-src 'self'";
  await open(page, "engine", `?csp=${encodeURIComponent(policy)}`);
  await page.route("**/worker.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
  });
  await page.evaluate(() => window.start());
  await expectTold(page, /wasm-unsafe-eval/);
});

test("a trap of the real engine in the page's own thread: it says so, and the next text is read by a fresh instance", async ({ page }) => {
  const errors = await open(page, "engine");
  const [before, error, after] = await page.evaluate(async () => {
    const { createAnalyzer } = await import("/www/client.js");
    const { memory } = await (await import("/www/pkg/copydesk.js")).default();
    const { analyze } = createAnalyzer({ mode: "inline" });
    const text = "“We will rebuild the bridge,” Mayor Amina Okafor said on Monday.";
    const before = await analyze(text);
    new Uint8Array(memory.buffer).fill(255);
    const error = await analyze(text).catch(({ code, message }) => `${code}: ${message}`);
    return [before, error, await analyze(text)];
  });
  expect(error).toMatch(/^crash: .*stopped on this text/);
  expect(before.mentions.length).toBeGreaterThan(0);
  expect(after).toEqual(before);
  expect(errors).toEqual([]);
});

test("a page closed half-way leaves no error behind", async ({ page }) => {
  const errors = await open(page, "engine");
  await page.evaluate(() => {
    window.start();
    window.type("x");
  });
  await page.goto("/hosts/blank.html");
  await expect(page).toHaveTitle("ready");
  expect(errors).toEqual([]);
});

test("a long text is answered in two steps", async ({ page }) => {
  await open(page, "engine");
  const [parts, whole] = await page.evaluate(async () => {
    const { createAnalyzer } = await import("/www/client.js");
    const text = "“We will rebuild the bridge,” Mayor Amina Okafor said on Monday.\n".repeat(600);
    const parts = [];
    const analyzer = createAnalyzer();
    const { mentions } = await analyzer.analyze(text, { created: "2026-11-22", progress: ({ analysis, end }) => parts.push([analysis.mentions.length, end]) });
    analyzer.close();
    return [parts, mentions.length];
  });
  expect(parts).toHaveLength(1);
  expect(parts[0][1]).toBeLessThan(20_000);
  expect(parts[0][0]).toBeGreaterThan(0);
  expect(whole).toBeGreaterThan(parts[0][0]);
});
