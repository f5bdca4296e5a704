// The package as people get it: packed, unpacked into a folder of its own, used by the examples.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import resolve from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import { build as vite } from "vite";
import webpack from "webpack";

const here = fileURLToPath(new URL(".", import.meta.url));
const www = join(here, "../../../www");

/** Made once for all tests, by the package's first one. */
export const SITE = join(here, "results/site");
const PACKAGE = join(SITE, "node_modules/copydesk");

/** What `npm pack` puts into the package. */
export function packFiles() {
  const [{ files }] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: www, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  return files.map(({ path }) => path);
}

export function install() {
  rmSync(SITE, { recursive: true, force: true });
  mkdirSync(PACKAGE, { recursive: true });
  execFileSync("npm", ["pack", "--pack-destination", SITE], { cwd: www, stdio: "ignore" });
  execFileSync("tar", ["xzf", join(SITE, "copydesk-0.1.0.tgz"), "--strip-components=1", "-C", PACKAGE]);
  cpSync(join(www, "examples"), join(SITE, "examples"), { recursive: true });
}

function page(script, head = "", body = "") {
  return `<!doctype html><meta charset="utf-8"><title>example</title><link rel="icon" href="data:,">${head}<body>${body}<script type="module" src="${script}"></script>`;
}

function folder(name) {
  const path = join(SITE, name);
  mkdirSync(path, { recursive: true });
  return path;
}

function copyWasm(to) {
  cpSync(join(PACKAGE, "pkg/copydesk_bg.wasm"), join(to, "copydesk_bg.wasm"));
}

/** No bundler: an import map and the package's files. */
export function unbundled(example) {
  const out = folder(`unbundled-${example}`);
  const map = { imports: { copydesk: "../node_modules/copydesk/index.js", "copydesk/": "../node_modules/copydesk/plugins/", "copydesk/element": "../node_modules/copydesk/element.js", "copydesk/editable": "../node_modules/copydesk/plugins/editable.js" } };
  writeFileSync(join(out, "index.html"), page(`../examples/${example}/main.js`, `<script type="importmap">${JSON.stringify(map)}</script>`));
}

export async function withEsbuild(example, body = "") {
  const out = folder(`esbuild-${example}`);
  const entryPoints = { main: join(SITE, `examples/${example}/main.js`), worker: join(PACKAGE, "worker.js") };
  await esbuild.build({ entryPoints, bundle: true, splitting: true, format: "esm", outdir: out, minify: true, loader: { ".css": "empty" }, logLevel: "error" });
  copyWasm(out);
  writeFileSync(join(out, "index.html"), page("main.js", "", body));
}

export async function withRollup(example) {
  const out = folder(`rollup-${example}`);
  const input = { main: join(SITE, `examples/${example}/main.js`), worker: join(PACKAGE, "worker.js") };
  const bundle = await rollup({ input, plugins: [resolve({ browser: true })] });
  await bundle.write({ dir: out, entryFileNames: "[name].js", chunkFileNames: "[name].js" });
  await bundle.close();
  copyWasm(out);
  writeFileSync(join(out, "index.html"), page("main.js"));
}

export async function withVite(example) {
  const root = folder(`vite-source-${example}`);
  cpSync(join(SITE, `examples/${example}/main.js`), join(root, "main.js"));
  writeFileSync(join(root, "index.html"), page("/main.js"));
  await vite({ root, base: "./", logLevel: "error", configFile: false, worker: { format: "es" }, build: { outDir: join(SITE, `vite-${example}`), target: "esnext", emptyOutDir: true } });
}

export function withWebpack(example) {
  const out = folder(`webpack-${example}`);
  const options = { mode: "production", target: ["web", "es2022"], entry: join(SITE, `examples/${example}/main.js`), output: { path: out, filename: "main.js" }, performance: false, experiments: { topLevelAwait: true } };
  writeFileSync(join(out, "index.html"), page("main.js"));
  return new Promise((resolve, reject) =>
    webpack(options, (error, stats) => (error || stats.hasErrors() ? reject(error ?? new Error(stats.toString({ all: false, errors: true }))) : resolve())),
  );
}

export function packageJson() {
  return JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
}
