// Main-thread time that the plugins add to a keystroke in a document of 10,000 words: the same typing with and without the plugin,
// in Chromium. A keystroke's time is everything the page's thread does from the key until the next one: scripts, style, layout, paint,
// and readings that end meanwhile; the part of it that is script is given beside it. `node bench.js [KEYSTROKES [EDITORS]]`, or
// `cargo xtask bench editors`. One key in 25 is followed by a rest in which everything is read; with 300 keys the 95th percentile is the
// fifteenth slowest, so those twelve and three strays lie above it.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const KEYSTROKES = Number(process.argv[2] ?? 300);
const BETWEEN_KEYS = 120; // ms: a fast typist
const STRETCH = 25; // keystrokes without a rest; then one in which the whole text is read
const REST = 1500; // ms

const server = spawn("node", ["server.js"], { cwd: new URL(".", import.meta.url).pathname, stdio: ["ignore", "pipe", "inherit"] });
const port = await new Promise((resolve) => server.stdout.once("data", (line) => resolve(/port (\d+)/.exec(line)[1])));
try {
  await measureAll();
} finally {
  server.kill();
}

async function measureAll() {
  const installed = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-quic", "--no-first-run"];
  const browser = await chromium.launch({ executablePath: existsSync(installed) ? installed : undefined, args });
  console.log(`10,000 words, ${KEYSTROKES} keystrokes ${BETWEEN_KEYS} ms apart; main-thread ms a keystroke`);
  console.log("editor        plugin      median     p95     max   script  script p95");
  for (const name of process.argv[3]?.split(",") ?? ["prosemirror", "tinymce", "ckeditor5", "editable", "textarea"]) await measureBoth(browser, name);
  await browser.close();
}

/** Types a stretch into the editor without the plugin, then one into the editor with it, and so on, so that a busy machine slows both alike. */
async function measureBoth(browser, name) {
  const without = await openEditor(browser, name, false);
  const withPlugin = await openEditor(browser, name, true);
  for (let typed = 0; typed < KEYSTROKES; typed += STRETCH) {
    for (const editor of [without, withPlugin]) await typeStretch(editor, Math.min(STRETCH, KEYSTROKES - typed));
  }
  const figures = [without, withPlugin].map(({ times, scripts }) => [at(times, 0.5), at(times, 0.95), at(times, 1), at(scripts, 0.5), at(scripts, 0.95)]);
  print(name, "without", figures[0]);
  print(name, "with", figures[1]);
  print(name, "added", figures[1].map((figure, i) => figure - figures[0][i]));
  for (const { page } of [without, withPlugin]) await page.context().close();
}

async function openEditor(browser, name, plugin) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`http://127.0.0.1:${port}/hosts/${name === "textarea" ? "editable" : name}.html`);
  await page.waitForFunction(() => window.ready);
  await page.evaluate((options) => window.start({ ...options, paragraphs: window.longCopy(), engine: true }), { plugin, field: name === "textarea" });
  await page.waitForTimeout(6000);
  await page.evaluate(() => window.host.caretAt("Paragraph 7 ", 0));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  return { page, devtools, times: [], scripts: [] };
}

/** A few keys that warm up, the keys that count, then a rest; the reading in it counts with the last key. */
async function typeStretch({ page, devtools, times, scripts }, count) {
  const warmUp = 5;
  let before = await busy(devtools);
  for (let i = 0; i < count + warmUp; i++) {
    await page.keyboard.press("etaoinshrdlu"[i % 12]);
    await page.waitForTimeout(i < count + warmUp - 1 ? BETWEEN_KEYS : REST);
    const now = await busy(devtools);
    if (i >= warmUp) {
      times.push(now.task - before.task);
      scripts.push(now.script - before.script);
    }
    before = now;
  }
}

async function busy(devtools) {
  const { metrics } = await devtools.send("Performance.getMetrics");
  const milliseconds = (wanted) => metrics.find(({ name }) => name === wanted).value * 1000;
  return { task: milliseconds("TaskDuration"), script: milliseconds("ScriptDuration") };
}

function at(list, share) {
  return list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(share * list.length))];
}

function print(name, plugin, figures) {
  console.log(name.padEnd(14) + plugin.padEnd(9) + figures.map((figure) => figure.toFixed(1).padStart(8)).join(""));
}
