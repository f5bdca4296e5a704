// Main-thread time that the plugins add to a keystroke in a document of 10,000 words: the same typing with and without the plugin,
// in Chromium. A keystroke's time is everything the page's thread does from the key until the next one: scripts, style, layout, paint,
// and readings that end meanwhile; the part of it that is script is given beside it. `node bench.js [KEYSTROKES]`, or `cargo xtask bench editors`.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const KEYSTROKES = Number(process.argv[2] ?? 120);
const BETWEEN_KEYS = 120; // ms: a fast typist
const PAUSE_EVERY = 25; // keystrokes; then a rest in which the whole text is read
const REST = 1500;

const server = spawn("node", ["server.js"], { cwd: new URL(".", import.meta.url).pathname, stdio: "inherit" });
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
  for (const name of (process.argv[3]?.split(",") ?? ["prosemirror", "tinymce", "ckeditor5", "editable"])) {
    const without = await measure(browser, name, false);
    const withPlugin = await measure(browser, name, true);
    print(name, "without", without);
    print(name, "with", withPlugin);
    const added = (list) => withPlugin[list].map((value, i) => value - without[list][i]);
    print(name, "added", { times: added("times"), scripts: added("scripts") });
  }
  await browser.close();
}

async function measure(browser, name, plugin) {
  const page = await browser.newPage();
  await reach(page, `http://127.0.0.1:8931/hosts/${name}.html?engine`);
  await page.waitForFunction(() => window.ready);
  await page.evaluate((plugin) => window.start({ plugin, paragraphs: window.longCopy(), engine: true }), plugin);
  await page.waitForTimeout(6000);
  await page.evaluate(() => window.host.caretAt("Paragraph 7 ", 0));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  const times = [];
  const scripts = [];
  let before = await busy(devtools);
  for (let i = 0; i < KEYSTROKES + 10; i++) {
    await page.keyboard.press("etaoin shrdlu"[i % 13] === " " ? "Space" : "etaoin shrdlu"[i % 13]);
    await page.waitForTimeout(BETWEEN_KEYS);
    if (i % PAUSE_EVERY === PAUSE_EVERY - 1) await page.waitForTimeout(REST);
    const now = await busy(devtools);
    if (i >= 10) {
      times.push(now.task - before.task);
      scripts.push(now.script - before.script);
    }
    before = now;
  }
  await page.close();
  const ascending = (a, b) => a - b;
  return { times: times.sort(ascending), scripts: scripts.sort(ascending) };
}

async function reach(page, url) {
  for (let tries = 0; tries < 50; tries++) {
    if (await page.goto(url).catch(() => null)) return;
    await page.waitForTimeout(100);
  }
}

async function busy(devtools) {
  const { metrics } = await devtools.send("Performance.getMetrics");
  const milliseconds = (wanted) => metrics.find(({ name }) => name === wanted).value * 1000;
  return { task: milliseconds("TaskDuration"), script: milliseconds("ScriptDuration") };
}

/** `times` are sorted, so "added" compares equal ranks: median with median, slowest with slowest. */
function print(name, plugin, { times, scripts }) {
  const at = (list, share) => list[Math.min(list.length - 1, Math.floor(share * list.length))].toFixed(1).padStart(8);
  console.log(`${name.padEnd(14)}${plugin.padEnd(9)}${at(times, 0.5)}${at(times, 0.95)}${at(times, 1)}${at(scripts, 0.5)}${at(scripts, 0.95)}`);
}
