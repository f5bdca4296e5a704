import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const installed = process.env.CHROMIUM ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.js",
  globalSetup: "./setup.js",
  workers: 1,
  timeout: 300_000, // a busy machine takes its time; none of the tests is about that
  expect: { timeout: 60_000, toPass: { timeout: 60_000 } },
  outputDir: "results/files",
  reporter: [["list"], ["json", { outputFile: "results/report.json" }]],
  use: {
    viewport: { width: 1400, height: 900 },
    launchOptions: {
      executablePath: existsSync(installed) ? installed : undefined,
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-quic", "--no-first-run"],
    },
  },
});
