/* The screen in a hall: turns its pages, keeps them, and goes on when the network is gone. It never leaves the document, so that
   no error page of the browser can take its place. Without this file the pages turn by themselves and every link works. */
(() => {
  "use strict";
  const MINUTE = 60_000, REFRESH = MINUTE / 2, KEEP = 5 * MINUTE, PATIENCE = 8_000, OLD = 24 * 60 * MINUTE, STORE = "mingbai-screen";
  const home = document.body.dataset.screen, idleAfter = Number(document.body.dataset.idle) * 1000;
  const kept = new Map([[home, document.documentElement.outerHTML]]);
  const day = (at) => new Date(at).toDateString();
  const two = (number) => String(number).padStart(2, "0");
  const time = (at) => two(new Date(at).getHours()) + ":" + two(new Date(at).getMinutes());
  const only = (query) => document.querySelector(query);
  /* Started without network, the page is as old as what was kept. */
  const remembered = () => { try { return Number(localStorage.getItem(home)) || 0; } catch (error) { return 0; } };
  const remember = (at) => { try { localStorage.setItem(home, String(at)); } catch (error) { /* forbidden: the time of the start must do */ } };
  let here = location.pathname + location.search, freshAt = remembered() || Date.now(), triedAt = Date.now(), keptAt = 0, isCut = false, isHeld = false;
  let number = 0, turning = 0, idling = 0;

  /* ── Pages, from the network or as they were last ── */
  async function get(address) {
    try {
      const answer = await fetch(address, { cache: "no-cache", ...(AbortSignal.timeout && { signal: AbortSignal.timeout(PATIENCE) }) });
      if (answer.status === 404 || answer.status === 410) { kept.delete(address); return null; }
      if (!answer.ok) throw new Error(String(answer.status));
      const text = await answer.text();
      isCut = answer.headers.has("X-Kept");
      kept.set(address, text);
      if (address === home && !isCut) { freshAt = Date.now(); remember(freshAt); }
      return text;
    } catch (error) {
      isCut = true;
      return kept.get(address) || null;
    } finally { tell(); }
  }

  async function keepAll() {
    keptAt = Date.now();
    const listed = await get(home + "pages.json");
    if (!listed || isCut) return;
    const pages = JSON.parse(listed).pages, paths = new Set([...pages, ...pages.map((one) => one.split("?")[0])]);
    const isOver = (path) => path.startsWith(home) && !/\.(json|js)$/.test(path) && !paths.has(path);
    for (const address of [...kept.keys()]) if (isOver(address.split("?")[0])) kept.delete(address);
    if (window.caches) {
      const store = await caches.open(STORE);
      for (const one of await store.keys()) if (isOver(new URL(one.url).pathname)) await store.delete(one);
    }
    const parts = [...document.querySelectorAll("head script[src], head link[href]")].map((one) => one.src || one.href);
    for (const address of [...pages, ...parts]) await get(address);
  }

  async function refresh() {
    triedAt = Date.now();
    const before = kept.get(home), html = await get(home);
    /* What was withdrawn is gone with the next turn; a page that says the same is left as it is. */
    if (html && html !== before && !isCut && here === home && !isHeld) put(html);
    if (Date.now() - keptAt >= KEEP) await keepAll();
  }

  function put(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const part of ["main", "footer"]) only("body > " + part).replaceWith(document.adoptNode(page.querySelector("body > " + part)));
    only("[data-day]").textContent = page.querySelector("[data-day]").textContent;
    document.title = page.title;
    const all = slides();
    if (number >= all.length) number = 0;
    show();
  }

  async function open(address) {
    const html = await get(address);
    if (!html) { tell(isCut ? "网络断了，这一页暂时看不了。" : "这一条已经撤下。"); return; }
    here = address;
    isHeld = false;
    number = 0;
    put(html);
  }

  /* ── Turning ── */
  const isPlaylist = () => here.split("?")[0] === home;
  /* What was true of a day is not shown on another; entries that nobody could take down for a day are not shown either. */
  const isUsable = (slide) => !(slide.hasAttribute("data-today") && day(Date.now()) !== day(freshAt))
    && !(slide.hasAttribute("data-entry") && isPlaylist() && Date.now() - freshAt > OLD);
  const slides = () => [...document.querySelectorAll("main > .slide")].filter(isUsable);

  function show() {
    const all = slides(), chosen = all[number];
    if (chosen) document.querySelectorAll("main > .slide").forEach((one) => { one.hidden = one !== chosen; });
    const place = only("[data-place]"), hold = only("[data-hold]");
    if (place && chosen) place.textContent = `第 ${number + 1} 页，共 ${all.length} 页`;
    if (hold) hold.textContent = isHeld ? "接着放" : "停住";
    clearTimeout(turning);
    if (chosen && isPlaylist() && !isHeld) turning = setTimeout(next, Number(chosen.dataset.seconds) * 1000);
    tell();
  }

  function step(by) {
    const count = slides().length || 1;
    number = (number + by + count) % count;
    show();
  }

  function jump(to) {
    const found = slides().indexOf(document.querySelectorAll("main > .slide")[to]);
    if (found < 0) return;
    isHeld = true;
    number = found;
    show();
  }

  function next() {
    step(1);
    if (Date.now() - triedAt >= REFRESH) refresh();
  }

  /* ── What the head and the foot say ── */
  function tell(said) {
    const clock = only("[data-clock]"), at = only("[data-fresh]"), date = only("[data-day]"), now = Date.now();
    if (clock) clock.textContent = time(now);
    if (date) date.hidden = day(now) !== day(freshAt);
    const when = day(now) === day(freshAt) ? time(freshAt) : `${new Date(freshAt).getMonth() + 1}月${new Date(freshAt).getDate()}日 ${time(freshAt)}`;
    const words = said || `${isCut ? "没有网络，" : ""}数据更新到 ${when}`;
    if (at && at.textContent !== words) at.textContent = words;
  }

  /* ── Touch ── */
  function touched() {
    clearTimeout(idling);
    idling = setTimeout(reset, idleAfter);
  }

  function reset() {
    isHeld = false;
    if (here === home) show(); else open(home);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a"), href = link && link.getAttribute("href");
    if (!link || href.startsWith("#")) return;
    event.preventDefault();
    if (link.dataset.step) { isHeld = isPlaylist(); step(Number(link.dataset.step)); return; }
    if (link.dataset.page) { jump(Number(link.dataset.page) - 1); return; }
    if ("hold" in link.dataset) { isHeld = !isHeld; show(); return; }
    const to = new URL(href, new URL(here, location.origin));
    if (to.origin === location.origin && to.pathname.startsWith(home)) open(to.pathname + to.search);
  });
  for (const kind of ["pointerdown", "keydown", "wheel"]) document.addEventListener(kind, touched, { passive: true });
  for (const kind of ["contextmenu", "dragstart"]) document.addEventListener(kind, (event) => event.preventDefault());

  if (isPlaylist()) here = home;
  number = Math.max(0, slides().findIndex((one) => !one.hidden));
  setInterval(tell, MINUTE / 6);
  show();
  touched();
  if (navigator.serviceWorker) {
    navigator.serviceWorker.addEventListener("controllerchange", keepAll);
    navigator.serviceWorker.register(home + "worker.js", { scope: home }).catch(() => { /* by plain http: the pages in memory must do */ });
  }
  refresh();
})();
