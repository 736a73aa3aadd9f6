/* The service worker, after the lines of /sw.js that name its VERSION, the OFFLINE page and the SHELL to keep. */
const OWN = `reelive-${VERSION}`;
const KEPT = "kept-"; // one cache for each member's list; pages fill and clear it, see kept.js

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(OWN).then((cache) => cache.addAll(SHELL)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([forgetOlder(), clients.claim()]));
});

self.addEventListener("message", ({ data }) => {
  if (data === "take over") skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => keptPage(request)));
  else if (pathname.startsWith("/static/")) event.respondWith(fetchAndKeep(request));
});

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== OWN && !name.startsWith(KEPT)).map((name) => caches.delete(name)));
}

/* A page that somebody asked to keep, else the one that says there is no connection. */
async function keptPage(request) {
  const names = (await caches.keys()).filter((name) => name.startsWith(KEPT));
  for (const cacheName of names) {
    const kept = await caches.match(request, { cacheName, ignoreSearch: true, ignoreVary: true });
    if (kept) return kept;
  }
  return caches.match(OFFLINE, { ignoreVary: true });
}

/* The network first, so that nothing is ever stale; what it gave is there when it is gone. */
async function fetchAndKeep(request) {
  const cache = await caches.open(OWN);
  try {
    const answer = await fetch(request);
    if (answer.ok && !(await cache.match(request, { ignoreVary: true }))) cache.put(request, answer.clone());
    return answer;
  } catch (problem) {
    const kept = await caches.match(request, { ignoreVary: true });
    if (kept) return kept;
    throw problem;
  }
}
