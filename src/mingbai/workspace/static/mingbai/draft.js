/* Enhances a draft: autosave, text kept across a new sign-in, character counts.
   Without this file the text area, buttons and forms still work. The sheet is set up by editor.js, which loads later. */
(() => {
  "use strict";
  const PAUSE = 20000, RETRY = 10000;
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const status = document.getElementById("status");
  const revision = form.querySelector("input[name=revision]");
  const say = (...parts) => status.replaceChildren(...parts);
  const make = (name, more = {}) => Object.assign(document.createElement(name), more);

  /* ── Typed text outlives the page: it is restored after signing in again ── */
  const stash = {
    key: "mingbai:" + form.getAttribute("action"),
    put(value) { try { sessionStorage.setItem(this.key, JSON.stringify(value)); } catch (e) { /* storage full or forbidden: the page still holds the text */ } },
    get() { try { return JSON.parse(sessionStorage.getItem(this.key)); } catch (e) { return null; } },
    drop() { try { sessionStorage.removeItem(this.key); } catch (e) { /* see put */ } },
  };
  function restore(fields) {
    const given = new Map(fields);
    for (const field of form.elements) {
      if (!field.name || !document.contains(field) || ["file", "hidden", "submit", "button"].includes(field.type)) continue;
      if (field.name.startsWith("treat-")) continue;
      if (field.type === "checkbox" || field.type === "radio") field.checked = given.get(field.name) === field.value;
      else if (given.has(field.name)) field.value = given.get(field.name);
    }
  }

  /* ── Autosave ── */
  let timer = 0, busy = false, again = false, blocked = false, dirty = false, waiting = null, last = status.textContent;
  const state = () => { const data = new FormData(form); for (const name of ["files", "import", "press", "csrfmiddlewaretoken", "revision"]) data.delete(name); for (const name of [...data.keys()]) if (name.startsWith("treat-")) data.delete(name); return JSON.stringify([...data]); };
  let saved = form.dataset.unsaved ? "" : state();
  const parts = {};
  const wait = (after) => { clearTimeout(timer); timer = setTimeout(save, after); };
  /* Stash unsaved text for this window; returns whether everything is saved. */
  function keep() {
    const now = state();
    if (now === saved) { stash.drop(); return true; }
    stash.put({ revision: revision.value, fields: JSON.parse(now) });
    return false;
  }
  function changed() {
    if (keep()) { if (dirty && !blocked) { dirty = false; say(last); } }
    else if (!dirty) begun();
  }
  function begun() {
    dirty = true;
    say("还没有保存");
    wait(PAUSE);
  }
  function settled(answer, sent) {
    if (answer.stale) { blocked = true; say(answer.message); return; }
    if (answer.error) { say(answer.error); return; }
    revision.value = answer.revision;
    saved = sent;
    last = answer.message;
    dirty = state() !== saved;
    keep();
    /* Text typed while the request was under way is not saved yet. */
    say(dirty ? "还没有保存" : last);
    for (const [name, html] of Object.entries(answer.parts)) renew(name, html);
    const press = document.getElementById("submit");
    /* Who reviews is not asked again at every save: it does not depend on the text. */
    press.disabled = answer.blocked || "unmanned" in press.dataset;
    if (answer.blocked) press.setAttribute("aria-describedby", "why"); else if (press.disabled) press.setAttribute("aria-describedby", "unmanned"); else press.removeAttribute("aria-describedby");
    if (dirty) wait(PAUSE);
  }
  /* Replace a part only when it has changed, and never while somebody is choosing inside it. */
  function renew(name, html) {
    const place = document.getElementById("part-" + name);
    if (parts[name] === html || place.contains(document.activeElement)) return;
    const chosen = [...place.querySelectorAll("select")].map((one) => [one.name, one.value]);
    parts[name] = html;
    place.innerHTML = html;
    for (const [key, value] of chosen) { const one = place.querySelector(`select[name="${key}"]`); if (one) one.value = value; }
  }
  async function save() {
    if (blocked) return;
    if (busy) { again = true; return; }
    const sent = state();
    if (sent === saved) { dirty = false; return; }
    busy = true;
    const body = new FormData(form);
    body.delete("files"); body.delete("import");
    try {
      const answer = await fetch(form.action, { method: "POST", body, redirect: "manual", credentials: "same-origin", headers: { "X-Requested-With": "autosave" } });
      if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
        const back = form.dataset.signIn + "?next=" + encodeURIComponent(form.dataset.here);
        blocked = true;
        dirty = false;
        say("登录已过期。您写的没有丢。", make("a", { href: back, textContent: "重新登录" }), "，回来后接着写。");
        return;
      }
      if (!(answer.headers.get("Content-Type") || "").startsWith("application/json")) throw new Error("unexpected answer");
      settled(await answer.json(), sent);
    } catch (error) {
      say("没有连上服务器。您写的留在本页，连上后自动保存。");
      wait(RETRY);
    } finally {
      busy = false;
      if (again) { again = false; if (!waiting) save(); }
      if (waiting) { const press = waiting; waiting = null; form.requestSubmit(press); }
    }
  }
  form.addEventListener("input", changed);
  form.addEventListener("change", (event) => { if (event.target.type !== "file") { changed(); save(); } });
  form.addEventListener("focusout", () => { if (dirty) save(); });
  /* A submit during an autosave waits for it, or it would carry an old revision. */
  form.addEventListener("submit", (event) => {
    if (busy) { event.preventDefault(); waiting = event.submitter || form.querySelector("button[name=press]"); return; }
    dirty = false; clearTimeout(timer);
  });
  window.addEventListener("online", save);
  window.addEventListener("beforeunload", (event) => { if (dirty && state() !== saved) event.preventDefault(); });

  const left = stash.get();
  if (left && JSON.stringify(left.fields) === state()) stash.drop();
  else if (left) {
    restore(left.fields);
    /* Restore the revision it was typed on too, so that nobody else's later save is overwritten unseen. */
    revision.value = left.revision;
    changed();
    say("这是上次没有保存的内容，还没有保存");
  }

  /* ── Character counts ── */
  for (const field of form.querySelectorAll("[data-count]")) {
    const place = document.getElementById(field.id + "-n"), most = Number(field.dataset.count);
    const count = () => { const n = [...field.value].length; place.textContent = n > most ? `${n} 字，超过${most}字，能短就短` : `${n}/${most} 字`; };
    field.addEventListener("input", count);
    count();
  }
})();
