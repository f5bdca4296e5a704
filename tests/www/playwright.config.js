import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** Debian's Chromium where it is there; else the one that Playwright installed. */
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.js",
  testIgnore: /www.(editors|wordpress)./, // suites of their own
  outputDir: "results/files",
  timeout: 120_000, // a busy machine takes its time; none of the tests is about that
  expect: { timeout: 30_000, toPass: { timeout: 30_000 } },
  fullyParallel: false,
  workers: 1,
  reporter: [["list"], ["json", { outputFile: "results/report.json" }]],
  use: {
    baseURL: `http://127.0.0.1:${process.env.COPYDESK_PORT}/`,
    serviceWorkers: "block",
    viewport: { width: 1360, height: 860 },
    launchOptions: {
      executablePath: existsSync(CHROMIUM) ? CHROMIUM : undefined,
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run"],
    },
  },
  webServer: { command: "node server.js", wait: { stdout: /port (?<copydesk_port>\d+)/ } }, // a port of its own: no other checkout's page is tested by mistake
});
