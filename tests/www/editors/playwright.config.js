import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const installed = process.env.CHROMIUM ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.js",
  fullyParallel: true,
  workers: 2,
  timeout: 180_000, // a busy machine takes its time; none of the tests is about that
  expect: { timeout: 30_000, toPass: { timeout: 30_000 } },
  outputDir: "results",
  reporter: [["line"], ["json", { outputFile: "results/report.json" }]],
  use: {
    baseURL: `http://127.0.0.1:${process.env.COPYDESK_PORT}`,
    launchOptions: {
      executablePath: existsSync(installed) ? installed : undefined,
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-quic", "--no-first-run"],
    },
  },
  webServer: { command: "node server.js", wait: { stdout: /port (?<copydesk_port>\d+)/ } }, // a port of its own: no other checkout's plugins are tested by mistake
});
