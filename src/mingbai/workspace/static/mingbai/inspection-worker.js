/* Keeps the sheets of inspections that were opened, with their styles and script, so that they open again without network.
   The network always comes first; nothing is answered from here while it is there. A sheet names points and public titles only. */
"use strict";
const NAME = "mingbai-inspections", PATIENCE = 8000;
const SHEET = /^\/work\/village-inspections\/visits\/\d+\/$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim().then(keepOpenSheets)));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const isOurs = url.origin === self.location.origin && (SHEET.test(url.pathname) || url.pathname.startsWith("/static/"));
  if (event.request.method === "GET" && isOurs) event.respondWith(networkFirst(event.request));
});

/* The page that brought this script was loaded before it. */
async function keepOpenSheets() {
  for (const client of await self.clients.matchAll({ type: "window" })) {
    if (!SHEET.test(new URL(client.url).pathname)) continue;
    const page = await networkFirst(new Request(client.url, { credentials: "same-origin" }));
    const links = [...(await page.text()).matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map((found) => found[1]);
    await Promise.all(links.map((link) => networkFirst(new Request(link))));
  }
}
async function networkFirst(request) {
  const kept = await caches.open(NAME);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.ok && !answer.redirected) await kept.put(request.url, answer.clone());
    return answer;
  } catch (error) {
    const found = await kept.match(request.url);
    if (found) return found;
    throw error;
  }
}
