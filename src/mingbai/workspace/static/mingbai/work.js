/* Enhances the section editor: saves after a pause, inserts figures at the cursor, loses nothing typed.
   Without this file every button still works as a plain form post. */
(() => {
  "use strict";
  const PAUSE = 1500, RETRY = 10000;

  const stash = {
    key: (form) => "mingbai:" + form.getAttribute("action"),
    put(form, text) { try { sessionStorage.setItem(this.key(form), text); } catch (e) { /* storage full or forbidden: the page still holds the text */ } },
    get(form) { try { return sessionStorage.getItem(this.key(form)); } catch (e) { return null; } },
    drop(form) { try { sessionStorage.removeItem(this.key(form)); } catch (e) { /* see put */ } },
  };

  const dirty = new Set();
  window.addEventListener("beforeunload", (event) => { if (dirty.size) event.preventDefault(); });

  function editor(form) {
    const text = form.querySelector("textarea");
    const base = form.querySelector("input[name=base]");
    const status = document.getElementById(form.dataset.status);
    const read = document.getElementById(form.dataset.read);
    let saved = text.value, timer = 0, busy = false;

    const say = (...parts) => status.replaceChildren(...parts);
    const link = (label, href) => Object.assign(document.createElement("a"), { textContent: label, href });
    const wait = (after) => { clearTimeout(timer); timer = setTimeout(save, after); };

    function changed() {
      if (text.value === saved) { dirty.delete(form); stash.drop(form); return; }
      dirty.add(form);
      stash.put(form, text.value);
      say("还没有保存");
      wait(PAUSE);
    }

    function expired() {
      const back = location.pathname + location.search + "#" + form.dataset.part;
      dirty.delete(form);
      say("登录已过期。您写的内容留在本页。", link("重新登录", form.dataset.signIn + "?next=" + encodeURIComponent(back)), "，回来后接着写。");
    }

    async function save() {
      if (busy || text.value === saved) return;
      busy = true;
      const sent = text.value;
      const body = new FormData(form);
      body.set("autosave", "1");
      try {
        const answer = await fetch(form.action, { method: "POST", body, redirect: "manual", credentials: "same-origin", headers: { "X-Requested-With": "autosave" } });
        if (answer.type === "opaqueredirect" || answer.status === 403) return expired();
        if (!(answer.headers.get("Content-Type") || "").startsWith("application/json")) throw new Error("unexpected answer");
        settle(await answer.json(), sent);
      } catch (error) {
        say("没有连上服务器。您写的内容留在本页，连上后自动保存。");
        wait(RETRY);
      } finally { busy = false; }
    }

    function settle(result, sent) {
      if (result.error) { say(result.error); return; }
      if (result.aside) {
        dirty.delete(form); stash.drop(form);
        say(result.message, link("看两稿，选一稿", result.url));
        return;
      }
      base.value = result.number;
      saved = sent;
      if (read && result.read) read.innerHTML = result.read;
      say(result.message);
      if (text.value === sent) { dirty.delete(form); stash.drop(form); } else wait(PAUSE);
    }

    text.addEventListener("input", changed);
    window.addEventListener("online", save);
    /* Keep the stash on submit: if the session has ended, the text is restored after signing in. */
    form.addEventListener("submit", () => { dirty.delete(form); clearTimeout(timer); });

    const insert = form.querySelector("button[name=insert]");
    const choice = form.querySelector("select[name=figure]");
    if (insert && choice) insert.addEventListener("click", (event) => {
      const token = choice.selectedOptions[0] && choice.selectedOptions[0].dataset.token;
      if (!token) return;
      event.preventDefault();
      text.setRangeText(token, text.selectionStart, text.selectionEnd, "end");
      text.focus();
      changed();
    });

    const same = (a, b) => a.replace(/\s+/g, "") === b.replace(/\s+/g, "");
    const kept = stash.get(form);
    if (kept !== null && same(kept, saved)) stash.drop(form);
    else if (kept !== null) {
      const box = form.closest("details");
      if (box) box.open = true;
      text.value = kept;
      dirty.add(form);
      say("这是上次没有保存的内容，还没有保存");
      wait(PAUSE);
    }
  }

  document.querySelectorAll("form[data-autosave]").forEach(editor);

  /* Focus the error summary or message, so that screen readers read it first. */
  const first = document.querySelector("[data-focus]");
  if (first) first.focus();
})();
