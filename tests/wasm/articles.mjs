// The articles of tests/articles, each with the JSON that the native command line writes for it.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../articles/", import.meta.url);
const native = process.env.COPYDESK ?? fileURLToPath(new URL("../../target/debug/copydesk", import.meta.url));

/** Name, publication date (the file's name begins with it) and text of every article. */
export function articles() {
  const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  return names.sort().map((name) => ({ name, created: name.slice(0, 10), text: readFileSync(new URL(name, folder), "utf8") }));
}

/** What `copydesk annotate --json` writes for `text`, without its line end. */
export function nativeJson(text, created) {
  const options = created ? ["--created", created] : [];
  return execFileSync(native, ["annotate", "--json", ...options], { input: text, maxBuffer: 1 << 30 }).toString().trimEnd();
}
