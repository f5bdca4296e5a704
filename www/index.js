// The package's main entry.
export { CopydeskError, createAnalyzer } from "./client.js";
export { shareAnalyzer } from "./shared.js";
