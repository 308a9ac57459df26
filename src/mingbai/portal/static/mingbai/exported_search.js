// The search of an exported site: words are cut as the server cuts them, and looked up in small files. Titles and numbers only.
(() => {
  "use strict";
  const SHARDS = 256, ROWS = 1000, SHOWN = 50, MOST_READ = 400, BREAK = "|";
  const HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{323af}";
  const isHan = new RegExp(`[${HAN}]`, "u"), parts = new RegExp(`[${HAN}]+|[^${HAN}]+`, "gu");
  const box = document.querySelector("[data-index]");
  const typed = new URLSearchParams(location.search).get("q") || "";
  if (!box || !typed.trim()) return;
  const files = new Map();
  const get = (name) => {
    if (!files.has(name)) files.set(name, fetch(box.dataset.index + name).then((answer) => (answer.ok ? answer.json() : null)));
    return files.get(name);
  };

  let folds = {};
  const fold = (text) => {
    const plain = [...text].map((letter) => {
      const one = letter.normalize("NFKC");
      const small = ([...one].length === 1 ? one : letter).toLowerCase();
      const found = folds[small] || (small === "○" ? "〇" : small);
      return /[\s,.]/u.test(found) || isHan.test(found) || /[\p{L}\p{N}\p{M}]/u.test(found) ? found : BREAK;
    }).join("");
    return plain.replace(/(\d),(?=\d{3}(?!\d))/g, "$1").replace(/(\d)\.(?=\d)/g, "$1·").replace(/[\s,.]/gu, BREAK);
  };

  const tokens = (word) => {
    const found = [];
    for (const run of word.split(BREAK)) {
      const cut = run.match(parts) || [];
      cut.forEach((part, at) => {
        const next = [...(cut[at + 1] || "")][0] || "";
        if (isHan.test(part)) {
          const letters = [...(part + next)];
          if (letters.length === 1) found.push("·" + letters[0]);
          else letters.slice(1).forEach((letter, place) => found.push(letters[place] + letter));
        } else found.push(...(part.match(/.{1,100}/gu) || []));
      });
    }
    return found;
  };

  const shard = (token) => {
    let number = 0;
    for (const letter of token) number = (number * 31 + letter.codePointAt(0)) % 65521;
    return number % SHARDS;
  };

  const keysOf = async (token) => {
    let key = 0;
    const steps = ((await get(`words-${shard(token)}.json`)) || {})[token] || [];
    return new Set(steps.map((step) => (key += step)));
  };

  const rowsOf = async (keys) => {
    const numbers = [...new Set(keys.map((key) => Math.floor(key / ROWS)))];
    const read = await Promise.all(numbers.map((number) => get(`rows-${number}.json`)));
    const rows = new Map(read.flatMap((some) => (some || []).map((row) => [row[0], row])));
    return keys.map((key) => rows.get(key)).filter(Boolean);
  };

  const show = (heading, rows) => {
    box.hidden = false;
    box.querySelector("h2").textContent = heading;
    box.querySelector("ul").replaceChildren(...rows.map(([key, organ, day, title, number]) => {
      const line = document.createElement("li"), link = document.createElement("a"), on = document.createElement("time");
      link.href = `/${organ}/entries/${key}/`;
      link.textContent = title;
      on.dateTime = on.textContent = day;
      line.append(link, on);
      if (number) line.append(Object.assign(document.createElement("small"), { textContent: number }));
      return line;
    }));
    box.querySelector("h2").focus();
  };

  const find = async () => {
    folds = (await get("folds.json")) || {};
    const words = typed.split(/\s+/u).map(fold).map((word) => word.replace(/^\|+|\|+$/g, "")).filter(Boolean);
    const found = await Promise.all(words.flatMap(tokens).map(keysOf));
    if (!found.length) return show("没有找到", []);
    found.sort((one, other) => one.size - other.size);
    const keys = [...found[0]].filter((key) => found.every((some) => some.has(key))).sort((one, other) => other - one);
    const held = (row) => { const text = `${fold(row[3])}|${fold(row[4])}`; return words.every((word) => text.includes(word)); };
    const rows = (await rowsOf(keys.slice(0, MOST_READ))).filter(held).sort((one, other) => (other[2] > one[2] ? 1 : other[2] < one[2] ? -1 : other[0] - one[0]));
    const more = keys.length > MOST_READ || rows.length > SHOWN;
    show(rows.length ? `找到 ${more ? "很多" : rows.length} 条${more ? `，先列最近的 ${Math.min(rows.length, SHOWN)} 条，多写一个词再找` : ""}` : "没有找到，换一个词，或者按下面的目录找", rows.slice(0, SHOWN));
  };

  document.querySelectorAll('input[name="q"]').forEach((input) => { input.value = typed; });
  find().catch(() => show("现在搜索不了，请按下面的目录找", []));
})();
