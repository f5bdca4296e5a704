// Subresource integrity of every script and of the wasm of the package, as lines for the release notes: `node www/sri.js` after
// `cargo xtask build`.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";

const here = new URL("./", import.meta.url);
const { files } = JSON.parse(readFileSync(new URL("package.json", here), "utf8"));

for (const path of files.flatMap(expanded).filter((name) => /\.(js|wasm)$/.test(name))) {
  const hash = createHash("sha384").update(readFileSync(new URL(path, here))).digest("base64");
  console.log(`sha384-${hash}  ${path}`);
}

/** `plugins/*.js` stands for the files that it matches. */
function expanded(name) {
  const [, folder, ending] = /^(.*\/)\*(\.\w+)$/.exec(name) ?? [];
  return folder ? readdirSync(new URL(folder, here)).filter((file) => file.endsWith(ending)).map((file) => folder + file) : [name];
}
