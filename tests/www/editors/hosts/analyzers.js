// Who reads in a test: `analyze` for the plugin, `fresh` for what it is compared with.
import { createAnalyzer } from "/www/client.js";
import { createFake } from "/tests/www/editors/fake-analyzer.js";

/** The real engine, in its worker for the plugin and in this thread for the comparison; or the stand-in, which both may use. */
export function analyzersFor(engine) {
  if (engine) return { fake: createAnalyzer(), fresh: createAnalyzer({ mode: "inline" }).analyze };
  return { fake: createFake(), fresh: undefined };
}
