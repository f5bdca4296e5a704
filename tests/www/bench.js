// How soon a pasted article is marked, and how long the page is ever held up by 10,000 words, in Chromium: `node bench.js [ROUNDS]`, or
// `cargo xtask bench page`. From the paste until a mark of the article is in the page, the engine's reading and its worker's answer included.
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { marks, open, paste, settled, wordsOfNews } from "./desk.js";
import { serve } from "./server.js";

const ROUNDS = Number(process.argv[2] ?? 11);
const installed = process.env.CHROMIUM ?? "/usr/bin/chromium";

const server = await serve();
const browser = await chromium.launch({ executablePath: existsSync(installed) ? installed : undefined, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
try {
  const address = `http://127.0.0.1:${server.address().port}/`;
  await timePastes(await browser.newPage({ baseURL: address }));
  await timeLongText(await browser.newPage({ baseURL: address }));
} finally {
  await browser.close();
  server.close();
}

async function timePastes(page) {
  await open(page);
  await page.evaluate(notePastes);
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    await paste(page, wordsOfNews(700));
    times.push(await (await page.waitForFunction(() => globalThis.took)).jsonValue());
    await page.evaluate(() => (globalThis.took = 0));
    await settled(page);
    await page.getByRole("button", { name: "New" }).click();
  }
  times.sort((a, b) => a - b);
  console.log(`700 words marked ${times[ROUNDS >> 1].toFixed(0)} ms after the paste (median of ${ROUNDS}; best ${times[0].toFixed(0)} ms)`);
}

/** In the page: `took` becomes the milliseconds from a paste to its first mark. */
function notePastes() {
  addEventListener("paste", () => {
    const start = performance.now();
    const look = () => (document.querySelector("#article").shadowRoot.querySelector("[data-id]") ? (globalThis.took = performance.now() - start) : requestAnimationFrame(look));
    look();
  }, true);
}

async function timeLongText(page) {
  await open(page);
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (globalThis.longest = Math.max(globalThis.longest, duration)))).observe({ type: "longtask" });
  });
  await paste(page, wordsOfNews(10_000));
  await marks(page).first().waitFor();
  await settled(page);
  console.log(`10,000 words: longest task of the page ${(await page.evaluate(() => globalThis.longest)).toFixed(0)} ms`);
}
