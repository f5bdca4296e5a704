import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const port = process.env.PORT ?? "8931";
const installed = process.env.CHROMIUM ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.js",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  outputDir: "results",
  reporter: [["line"], ["json", { outputFile: "results/report.json" }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: {
      executablePath: existsSync(installed) ? installed : undefined,
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-quic", "--no-first-run"],
    },
  },
  webServer: { command: "node server.js", url: `http://127.0.0.1:${port}/hosts/blank.html`, env: { PORT: port }, reuseExistingServer: !process.env.CI },
});
