/* Keeps the marks of an inspection on the telephone and sends them when there is network. Without this file the sheet is a plain
   form. What is kept here leaves nothing out: a mark goes only once the server has it, or the inspector chose another's. */
(() => {
  "use strict";
  const RETRY = 15000, PAUSE = 800;
  const form = document.querySelector("form[data-visit]");
  if (!form) return;
  const status = document.getElementById("sent");
  const points = [...form.querySelectorAll("[data-point]")];
  const name = "mingbai:visit:" + form.dataset.visit;
  const say = (...parts) => status.replaceChildren(...parts);
  const make = (kind, more) => Object.assign(document.createElement(kind), more);

  /* `changed` holds, by point, mark, note and the saving they answer to; `sending` what is under way, under its own key. */
  const store = {
    get() { try { return JSON.parse(localStorage.getItem(name)) || {}; } catch (e) { return {}; } },
    put(value) { try { localStorage.setItem(name, JSON.stringify(value)); } catch (e) { say("手机存不下了，请不要关这一页，先连上网络送出。"); } },
    drop() { try { localStorage.removeItem(name); } catch (e) { /* nothing was kept */ } },
  };
  const kept = { changed: {}, sending: null, ...store.get() };
  let revision = Number(form.dataset.revision), timer = 0, busy = false, isTouched = Object.keys(kept.changed).length > 0 || kept.sending !== null;

  const radios = (point) => [...point.querySelectorAll("input[type=radio]")];
  const note = (point) => point.querySelector("input:not([type=radio])");
  const now = (point) => { const chosen = radios(point).find((one) => one.checked); return chosen ? [chosen.value, note(point).value.trim()] : null; };
  const differs = (point) => { const value = now(point); return value !== null && value.join("|") !== point.dataset.saved; };
  const show = (point, [mark, words]) => { for (const one of radios(point)) one.checked = one.value === mark; note(point).value = words; };
  const key = () => [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");

  function keep() {
    if (Object.keys(kept.changed).length || kept.sending) store.put(kept); else store.drop();
  }
  function waiting() {
    return new Set([...Object.keys(kept.changed), ...Object.keys(kept.sending ? kept.sending.marks : {})]).size;
  }
  function gather() {
    for (const point of points) {
      const id = point.dataset.point;
      if (point.dataset.conflict) continue;
      if (differs(point)) {
        const before = kept.changed[id], value = now(point);
        kept.changed[id] = { value, base: before ? before.base : revision };
      } else delete kept.changed[id];
    }
    keep();
  }
  function touched() {
    isTouched = true;
    gather();
    say(waiting() ? `记在手机上了，${waiting()}项还没有送出` : "都送到了");
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  }

  /* ── Sending: the same key until the server has answered, so that it takes each sending once ── */
  async function send() {
    if (busy) return false;
    if (!kept.sending) {
      const marks = Object.fromEntries(Object.entries(kept.changed).filter(([id]) => !conflicting(id)));
      if (!Object.keys(marks).length) return !points.some((point) => point.dataset.conflict);
      kept.sending = { key: key(), marks, base: Math.min(...Object.values(marks).map((one) => one.base)) };
      keep();
    }
    busy = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: body(kept.sending), redirect: "manual", credentials: "same-origin", headers: { "X-Requested-With": "autosave" } });
      if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) { expired(); return false; }
      if (!(answer.headers.get("Content-Type") || "").startsWith("application/json")) throw new Error("unexpected answer");
      if (!settled(await answer.json())) return false;
    } catch (error) {
      say(`没有网络。${waiting()}项记在手机上，连上以后自动送出。`);
      clearTimeout(timer);
      timer = setTimeout(send, RETRY);
      return false;
    } finally { busy = false; }
    return send();
  }
  function body(sending) {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.set("base", sending.base); data.set("sending", sending.key);
    for (const [id, one] of Object.entries(sending.marks)) { data.set("mark-" + id, one.value[0]); data.set("note-" + id, one.value[1]); }
    return data;
  }
  function settled(answer) {
    if (answer.error) { say(answer.error); kept.sending = null; keep(); return false; }
    const { marks } = kept.sending;
    revision = answer.revision;
    form.elements.base.value = revision;
    for (const [id, one] of Object.entries(marks)) {
      const point = document.getElementById(id), theirs = answer.conflicts.find((other) => other.key === id);
      if (theirs) { conflict(point, theirs, one.value); continue; }
      point.dataset.saved = one.value.join("|");
      if (kept.changed[id] && kept.changed[id].value.join("|") === one.value.join("|")) delete kept.changed[id];
      else if (kept.changed[id]) kept.changed[id].base = revision;
    }
    kept.sending = null;
    keep();
    say(answer.conflicts.length ? "有几项别人记了不同的结果，上面标出来了，选照谁的。" : (waiting() ? "正在送出……" : "都送到了"));
    return true;
  }
  const conflicting = (id) => Boolean(document.getElementById(id).dataset.conflict);
  function conflict(point, theirs, mine) {
    const place = point.querySelector("[data-theirs]"), id = point.dataset.point;
    const choose = (label, run) => make("button", { type: "button", className: "button second", textContent: label, onclick: () => { delete point.dataset.conflict; place.hidden = true; place.replaceChildren(); run(); touched(); } });
    point.dataset.conflict = "1";
    place.hidden = false;
    place.replaceChildren(theirs.said, " ", choose("照别人的", () => { show(point, [theirs.mark, theirs.note]); point.dataset.saved = theirs.mark + "|" + theirs.note; delete kept.changed[id]; }), " ", choose("照我的", () => { kept.changed[id] = { value: now(point) || mine, base: revision }; point.dataset.saved = theirs.mark + "|" + theirs.note; }));
  }
  function expired() {
    const back = form.dataset.signIn + "?next=" + encodeURIComponent(location.pathname);
    say("登录已过期，记的都在手机上。", make("a", { href: back, textContent: "重新登录" }), "，回来以后自动送出。");
  }

  form.addEventListener("input", touched);
  form.addEventListener("submit", async (event) => {
    const press = event.submitter;
    if (form.dataset.ready) return;
    event.preventDefault();
    isTouched = true;
    gather();
    clearTimeout(timer);
    /* Until this event is over the form would ignore another request to submit it. */
    do await new Promise((done) => setTimeout(done, 20)); while (busy);
    if (!(await send())) return;
    form.dataset.ready = "1";
    form.elements.sending.value = key();
    form.requestSubmit(press);
  });
  window.addEventListener("online", () => { if (isTouched) send(); });

  /* ── What was not sent last time stands again ── */
  for (const [id, one] of Object.entries({ ...(kept.sending ? kept.sending.marks : {}), ...kept.changed })) {
    const point = document.getElementById(id);
    if (point) show(point, one.value);
  }
  if (isTouched) { say(`上次记的还有${waiting()}项没有送出`); send(); }

  /* ── The page opens again without network, until whoever is signed in leaves ── */
  if ("serviceWorker" in navigator) navigator.serviceWorker.register(form.dataset.worker, { scope: form.dataset.scope }).catch(() => { /* the open page still keeps everything */ });
  for (const leave of document.querySelectorAll("form[action$='/sign-out/']")) leave.addEventListener("submit", () => { if ("caches" in window) caches.delete("mingbai-inspections"); });
})();
