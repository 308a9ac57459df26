/* Comfort for a draft: a sheet to write on instead of a text area of HTML, saving by itself, a count of signs.
   Without this file the text area, the buttons and the forms all work. */
(() => {
  "use strict";
  const PAUSE = 20000, RETRY = 10000;
  const BLOCKS = new Set(["P", "H2", "H3", "UL", "OL", "LI", "TABLE", "CAPTION", "THEAD", "TBODY", "TR", "TH", "TD"]);
  const RENAMED = { H1: "H2", H4: "H3", DIV: "P", B: "B", STRONG: "B" };
  const HTML = /<\/?(?:p|h2|h3|ul|ol|li|table|caption|thead|tbody|tr|th|td)\b/i;
  const form = document.querySelector("form[data-editor]");
  if (!form) return;
  const area = form.querySelector("textarea[name=body]");
  const status = document.getElementById("status");
  const revision = form.querySelector("input[name=revision]");
  const say = (...parts) => status.replaceChildren(...parts);
  const make = (name, more = {}) => Object.assign(document.createElement(name), more);

  /* ── The text: only the tags that are stored, no styles, no scripts ── */
  function clean(from, to) {
    for (const node of from.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) { to.append(node.data); continue; }
      if (node.nodeType !== Node.ELEMENT_NODE || ["SCRIPT", "STYLE", "TEMPLATE"].includes(node.tagName)) continue;
      if (node.tagName === "BR") { to.append(make("br")); continue; }
      const name = RENAMED[node.tagName] || node.tagName;
      if (name === "A" && /^(?:https?:|\/|mailto:|tel:)/i.test(node.getAttribute("href") || "")) {
        const link = make("a"); link.setAttribute("href", node.getAttribute("href")); clean(node, link); to.append(link);
      } else if (BLOCKS.has(name) || name === "B" || name === "EM") {
        const kept = make(name.toLowerCase());
        for (const mark of ["colspan", "rowspan", "scope"]) if (node.hasAttribute(mark)) kept.setAttribute(mark, node.getAttribute(mark));
        clean(node, kept); to.append(kept);
      } else clean(node, to);
    }
  }
  function paragraphs(text) {
    const found = document.createDocumentFragment();
    for (const part of text.split(/\n[ \t　]*\n+/)) {
      if (!part.trim()) continue;
      const p = make("p");
      part.trim().split("\n").forEach((line, n) => { if (n) p.append(make("br")); p.append(line); });
      found.append(p);
    }
    return found;
  }
  function read(text) {
    if (!HTML.test(text)) return paragraphs(text);
    const found = document.createDocumentFragment();
    clean(new DOMParser().parseFromString(text, "text/html").body, found);
    return found;
  }
  function written() {
    const found = make("div");
    clean(sheet, found);
    for (const inner of found.querySelectorAll("p p, p ul, p ol, p table, p h2, p h3")) if (inner.parentElement.tagName === "P") inner.parentElement.replaceWith(...inner.parentElement.childNodes);
    for (const node of [...found.childNodes]) if (node.nodeType === Node.TEXT_NODE && node.data.trim()) { const p = make("p"); node.replaceWith(p); p.append(node); }
    const text = found.innerHTML;
    return found.textContent.trim() || found.querySelector("table") ? text : "";
  }

  /* ── The sheet with its buttons ── */
  const box = area.parentElement;
  const tools = make("div", { className: "tools" });
  const sheet = make("div", { className: "page stack", tabIndex: 0 });
  tools.setAttribute("role", "toolbar"); tools.setAttribute("aria-label", "排版");
  sheet.contentEditable = "true";
  for (const [name, value] of [["role", "textbox"], ["aria-multiline", "true"], ["aria-labelledby", "bd"], ["aria-describedby", area.getAttribute("aria-describedby")]]) sheet.setAttribute(name, value);
  if (area.getAttribute("aria-invalid")) sheet.setAttribute("aria-invalid", "true");
  sheet.append(read(area.value));
  if (!sheet.childNodes.length) sheet.append(make("p"));
  sheet.querySelector("p:empty")?.append(make("br"));
  try { document.execCommand("defaultParagraphSeparator", false, "p"); document.execCommand("styleWithCSS", false, false); } catch (e) { /* old browsers keep their own way; the text is cleaned anyway */ }
  const run = (name, value) => { sheet.focus(); document.execCommand(name, false, value); changed(); };
  const here = () => { const at = getSelection().anchorNode; return at && (at.nodeType === Node.TEXT_NODE ? at.parentElement : at); };
  function table() {
    const found = make("table"), head = make("thead"), body = make("tbody");
    const row = (cell, words) => { const tr = make("tr"); for (const word of words) { const one = make(cell); if (word) one.append(word); else one.append(make("br")); if (cell === "th") one.setAttribute("scope", "col"); tr.append(one); } return tr; };
    head.append(row("th", ["项目", "内容", "金额"])); body.append(row("td", ["", "", ""]), row("td", ["", "", ""]));
    found.append(head, body);
    return found;
  }
  function insert(node) {
    const at = here(), block = [...sheet.children].find((one) => one.contains(at));
    const after = make("p"); after.append(make("br"));
    if (block) block.after(node, after); else sheet.append(node, after);
    changed();
  }
  const link = make("p", { className: "row" });
  const address = make("input", { id: "link-address", type: "url" }), put = make("button", { type: "button", className: "button second", textContent: "加链接" });
  const label = make("label", { htmlFor: "link-address", textContent: "先选中文字，网址（https://开头）" });
  link.append(label, address, put);
  let kept = null;
  const buttons = [
    ["小标题", () => run("formatBlock", here()?.closest("h2, h3") ? "P" : "H2")],
    ["加粗", () => run("bold")],
    ["列表", () => run("insertUnorderedList")],
    ["表格", () => insert(table())],
    ["链接", () => { const s = getSelection(); kept = s.rangeCount && sheet.contains(s.anchorNode) ? s.getRangeAt(0).cloneRange() : null; tools.after(link); address.focus(); }],
    ["从docx导入", () => { const place = document.getElementById("import-box"); place.open = true; form.querySelector("input[name=import]").click(); }],
  ];
  for (const [words, act] of buttons) {
    const one = make("button", { type: "button", textContent: words });
    if (words === "加粗") one.replaceChildren(make("b", { textContent: words }));
    one.addEventListener("mousedown", (event) => event.preventDefault());
    one.addEventListener("click", act);
    tools.append(one);
  }
  put.addEventListener("click", () => {
    const href = address.value.trim();
    if (!kept || kept.collapsed || !/^(?:https?:\/\/|\/)/i.test(href)) { label.textContent = "先在正文里选中文字，再写以 https:// 开头的网址"; return; }
    const s = getSelection(); s.removeAllRanges(); s.addRange(kept);
    run("createLink", href);
    address.value = ""; link.remove();
  });
  address.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); put.click(); } });
  sheet.addEventListener("paste", (event) => {
    event.preventDefault();
    const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
    const parts = text.split(/\n+/).filter((part) => part.trim());
    parts.forEach((part, n) => { if (n) document.execCommand("insertParagraph"); document.execCommand("insertText", false, part.trim()); });
    changed();
  });
  sheet.addEventListener("drop", (event) => event.preventDefault());
  box.prepend(tools);
  box.append(sheet);
  area.classList.remove("page"); area.hidden = true; area.removeAttribute("id"); sheet.id = "id_body";
  document.getElementById("bd").removeAttribute("for");
  document.getElementById("bd").addEventListener("click", () => sheet.focus());
  document.getElementById("body-h").textContent = "粘贴进来的只留文字。名单、长表格放进附件。";

  /* ── What is typed outlives this page: it is back after signing in again ── */
  const stash = {
    key: "mingbai:" + form.getAttribute("action"),
    put(value) { try { sessionStorage.setItem(this.key, JSON.stringify(value)); } catch (e) { /* full or forbidden: the page still holds the text */ } },
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
    sheet.replaceChildren(read(area.value));
  }

  /* ── Saving by itself ── */
  let timer = 0, busy = false, blocked = false, dirty = false, waiting = null;
  const state = () => { area.value = written(); const data = new FormData(form); for (const name of ["files", "import", "press", "csrfmiddlewaretoken", "revision"]) data.delete(name); for (const name of [...data.keys()]) if (name.startsWith("treat-")) data.delete(name); return JSON.stringify([...data]); };
  let saved = form.dataset.unsaved ? "" : state();
  const parts = {};
  const wait = (after) => { clearTimeout(timer); timer = setTimeout(save, after); };
  const keep = () => { const now = state(); if (now !== saved) stash.put({ revision: revision.value, fields: JSON.parse(now) }); else stash.drop(); };
  function changed() {
    keep();
    if (dirty) return;
    dirty = true;
    say("还没有保存");
    wait(PAUSE);
  }
  function settled(answer, sent) {
    if (answer.stale) { blocked = true; say(answer.message); return; }
    if (answer.error) { say(answer.error); return; }
    revision.value = answer.revision;
    saved = sent;
    dirty = state() !== saved;
    keep();
    say(answer.message);
    for (const [name, html] of Object.entries(answer.parts)) renew(name, html);
    const press = document.getElementById("submit");
    press.disabled = answer.blocked;
    if (answer.blocked) press.setAttribute("aria-describedby", "why"); else press.removeAttribute("aria-describedby");
    if (dirty) wait(PAUSE);
  }
  /* A part is drawn again only when it says something else, and never under the hand of who is choosing there. */
  function renew(name, html) {
    const place = document.getElementById("part-" + name);
    if (parts[name] === html || place.contains(document.activeElement)) return;
    const chosen = [...place.querySelectorAll("select")].map((one) => [one.name, one.value]);
    parts[name] = html;
    place.innerHTML = html;
    for (const [key, value] of chosen) { const one = place.querySelector(`select[name="${key}"]`); if (one) one.value = value; }
  }
  async function save() {
    if (busy || blocked) return;
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
      if (waiting) { const press = waiting; waiting = null; form.requestSubmit(press); }
    }
  }
  form.addEventListener("input", changed);
  form.addEventListener("change", (event) => { if (event.target.type !== "file") { changed(); save(); } });
  form.addEventListener("focusout", (event) => { if (dirty && event.target !== address) save(); });
  /* A press that meets a saving on its way waits for it: otherwise it would come with an old revision. */
  form.addEventListener("submit", (event) => {
    if (busy) { event.preventDefault(); waiting = event.submitter || form.querySelector("button[name=press]"); return; }
    area.value = written(); dirty = false; clearTimeout(timer);
  });
  window.addEventListener("online", save);
  window.addEventListener("beforeunload", (event) => { if (dirty && state() !== saved) event.preventDefault(); });

  const left = stash.get();
  if (left && JSON.stringify(left.fields) === state()) stash.drop();
  else if (left) {
    restore(left.fields);
    /* With the revision that it was typed on: what somebody else saved meanwhile is not written over unseen. */
    revision.value = left.revision;
    changed();
    say("这是上次没有保存的内容，还没有保存");
  }

  /* ── Signs counted ── */
  for (const field of form.querySelectorAll("[data-count]")) {
    const place = document.getElementById(field.id + "-n"), most = Number(field.dataset.count);
    const count = () => { const n = [...field.value].length; place.textContent = n > most ? `${n} 字，超过${most}字，能短就短` : `${n}/${most} 字`; };
    field.addEventListener("input", count);
    count();
  }
})();
