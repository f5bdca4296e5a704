// Keeps the page's own files for use without a network. The network is asked first, so that files of two versions never meet for
// longer than one visit; nothing but these files is kept, and nothing outside this folder is ever asked for.
const STORE = "copydesk-1";

const FILES = [
  "./",
  "app.js",
  "article-style.js",
  "article-view.js",
  "card.js",
  "client.js",
  "decisions.js",
  "draft.js",
  "engine.js",
  "example.js",
  "exports.js",
  "html.js",
  "icon.svg",
  "intake.js",
  "keyboard.js",
  "legend.js",
  "manifest.webmanifest",
  "marks.js",
  "messages.js",
  "packed.js",
  "panels/check.js",
  "panels/dates.js",
  "panels/names.js",
  "panels/quotes.js",
  "panels/timeline.js",
  "print-sheet.js",
  "reading.js",
  "segments.js",
  "tabs.js",
  "take-away.js",
  "words.js",
  "worker.js",
  "writer.js",
  "pkg/copydesk.js",
  "pkg/copydesk_bg.wasm",
];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(FILES)));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldStores().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(self.registration.scope)) event.respondWith(answer(request));
});

async function answer(request) {
  const store = await caches.open(STORE);
  try {
    const fresh = await fetch(request);
    if (fresh.ok && isOurs(request)) await store.put(request, fresh.clone());
    return fresh;
  } catch (error) {
    const kept = await store.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}

function isOurs(request) {
  return FILES.some((file) => new URL(file, self.registration.scope).href === request.url);
}

async function dropOldStores() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("copydesk-") && name !== STORE).map((name) => caches.delete(name)));
}
