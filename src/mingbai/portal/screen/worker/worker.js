/* Keeps the last good answer of every page of the screen, and gives it when the network or the server is gone. */
"use strict";
const STORE = "mingbai-screen", PATIENCE = 5000, GONE = [404, 410];

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && new URL(url).origin === self.location.origin) event.respondWith(answer(event.request));
});

async function answer(request) {
  const store = await caches.open(STORE);
  try {
    const fresh = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (fresh.ok) await store.put(request, fresh.clone());
    /* What was withdrawn must not come back when the network goes. */
    if (GONE.includes(fresh.status)) await store.delete(request, { ignoreVary: true });
    if (fresh.status < 500) return fresh;
  } catch (gone) { /* no network: below */ }
  const kept = await store.match(request, { ignoreVary: true });
  if (!kept) return new Response("", { status: 503 });
  const headers = new Headers(kept.headers);
  headers.set("X-Kept", "1");
  return new Response(kept.body, { status: kept.status, headers });
}
