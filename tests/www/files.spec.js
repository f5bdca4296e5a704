import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";

const WWW = fileURLToPath(new URL("../../www/", import.meta.url));

/** A module of the page and all that it imports; generated glue is not read. */
function modulesFrom(path, found = new Set()) {
  if (found.has(path)) return found;
  found.add(path);
  if (path.startsWith("pkg/")) return found;
  const imports = readFileSync(WWW + path, "utf8").matchAll(/^import .*?"(\..*?)";$/gms);
  for (const [, name] of imports) modulesFrom(posix.join(posix.dirname(path), name), found);
  return found;
}

test("the service worker keeps every module that the page loads", () => {
  const kept = readFileSync(`${WWW}sw.js`, "utf8").match(/const FILES = \[(.*?)\]/s)[1];
  for (const path of [...modulesFrom("app.js"), ...modulesFrom("worker.js")]) expect(kept, path).toContain(`"${path}"`);
});
