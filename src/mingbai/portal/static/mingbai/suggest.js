/* Suggestions below the search boxes, in the browser's own list, which the keyboard works. Without this file the boxes search as well. */
(() => {
  "use strict";
  const PAUSE = 150, known = new Map();
  async function words(address, typed) {
    if (!known.has(typed)) {
      const answer = await fetch(address + "?q=" + encodeURIComponent(typed));
      if (!answer.ok) return [];
      known.set(typed, await answer.json());
    }
    return known.get(typed);
  }
  for (const form of document.querySelectorAll("form[data-suggest]")) {
    const box = form.elements.q, list = document.createElement("datalist");
    list.id = box.id + "-words";
    form.append(list);
    box.setAttribute("list", list.id);
    let waiting = 0;
    box.addEventListener("input", (event) => {
      clearTimeout(waiting);
      const typed = box.value.trim();
      /* Half a syllable of an input method is not a word yet. */
      if (!typed || event.isComposing) return;
      waiting = setTimeout(async () => {
        try {
          const found = await words(form.dataset.suggest, typed);
          if (box.value.trim() !== typed) return;
          list.replaceChildren(...found.map((word) => Object.assign(document.createElement("option"), { value: word })));
        } catch (error) { /* no network: nothing is suggested */ }
      }, PAUSE);
    });
    box.addEventListener("compositionend", () => box.dispatchEvent(new Event("input")));
  }
})();
