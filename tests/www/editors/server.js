// Serves the repository's www as it is, and the editors of `hosts/` bundled; the plugins under test are never bundled here.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const repository = join(here, "../../..");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json" };

const bundles = new Map();

/** An editor and its libraries as one module, made when it is first asked for. */
function bundle(path) {
  if (!bundles.has(path)) {
    const options = { entryPoints: [path], bundle: true, write: false, format: "esm", external: ["/www/*", "/tests/*"], loader: { ".css": "text" }, logLevel: "error" };
    bundles.set(path, build(options).then(({ outputFiles }) => outputFiles[0].text));
  }
  return bundles.get(path);
}

async function answer(path) {
  if (path.startsWith("/hosts/") && path.endsWith(".html")) return hostPage(path.slice(7, -5));
  if (path.startsWith("/hosts/") && path.endsWith(".js")) return bundle(join(here, path));
  if (path.startsWith("/npm/")) return readFile(join(here, "node_modules", path.slice(5)));
  return readFile(join(repository, path));
}

function hostPage(name) {
  return `<!doctype html><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,"><body><main id="host"></main><script type="module" src="/hosts/${name}.js"></script>`;
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  try {
    const body = await answer(normalize(decodeURIComponent(pathname)));
    const csp = searchParams.get("csp");
    response.writeHead(200, { "content-type": TYPES[extname(pathname)] ?? "text/plain", ...(csp && { "content-security-policy": csp }) });
    response.end(body);
  } catch (error) {
    response.writeHead(error.code === "ENOENT" || error.code === "EISDIR" ? 404 : 500);
    response.end(String(error));
  }
});
server.listen(0, "127.0.0.1", () => console.log(`Serving on port ${server.address().port}`));
