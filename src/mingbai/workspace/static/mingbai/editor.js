/* A rich-text sheet in place of an HTML text area: textarea[data-sheet].
   Without this file or the library, and in browsers too old for the library, the text area alone does the work. */
import * as lib from "../django_prose_editor/editor.js";

const HTML = /<\/?(?:p|h2|h3|ul|ol|li|table|caption|thead|tbody|tr|th|td)\b/i;
const STORED = new Set(["colspan", "rowspan", "scope", "href"]);
const ADDRESS = /^(?:https?:\/\/|\/(?!\/)|mailto:|tel:)/i;
const DROPPED = "script, style, template, noscript, title, iframe, object, svg, math, select, textarea";
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))/g;
const WIDE = "[\\p{Ideographic}\\u3000-\\u303f\\uff00-\\uffef]";
const WRAPPED = new RegExp(`(${WIDE})[ \\t]*\\r?\\n[ \\t]*(?=${WIDE})`, "gu");
const NUMBERED = /[\d一二三四五六七八九十]|[.、．)）]$/;

const make = (name, more = {}, ...inside) => { const one = Object.assign(document.createElement(name), more); one.append(...inside); return one; };
const renamed = (node, name) => node.replaceWith(make(name, {}, ...node.childNodes));
const parsed = (html) => new DOMParser().parseFromString(html, "text/html").body;
const isBlank = (node) => !node.textContent.trim() && !node.querySelector("br, table");

/* ── Between stored HTML and the library's document ── */
function paragraphs(text) {
  const box = make("div");
  for (const part of text.split(/\n[ \t　]*\n+/)) {
    if (!part.trim()) continue;
    box.append(make("p", {}, ...part.trim().split("\n").flatMap((line, n) => n ? [make("br"), line] : [line])));
  }
  return box.innerHTML;
}

function headings(box) {
  for (const one of box.querySelectorAll("h1")) renamed(one, "h2");
  for (const one of box.querySelectorAll("h4, h5, h6")) renamed(one, "h3");
}

/* The library's tables hold only rows, so a caption is edited as a line above its table. */
function captions(box) {
  for (const one of box.querySelectorAll("caption")) {
    const line = make("div", {}, ...one.childNodes);
    line.dataset.caption = "";
    one.closest("table").before(line);
    one.remove();
  }
}

function opened(text) {
  if (!HTML.test(text)) return paragraphs(text);
  const box = parsed(text);
  headings(box);
  captions(box);
  /* Cells and items may be stored with or without an inner paragraph; mark the former, to write both back unchanged. */
  for (const one of box.querySelectorAll("td > p, th > p, li > p")) one.dataset.own = "";
  for (const one of box.querySelectorAll("p > br:only-child")) if (!one.parentNode.textContent) one.remove();
  return box.innerHTML;
}

function written(editor) {
  const box = parsed(editor.getHTML());
  const last = box.lastElementChild, above = last?.previousElementSibling;
  if (above && above.tagName === "TABLE" && last.tagName === "P" && !last.childNodes.length) last.remove();
  for (const table of box.querySelectorAll("table")) {
    const body = table.tBodies[0], line = table.previousElementSibling, heads = [];
    for (const row of body.rows) { if (!("head" in row.dataset)) break; heads.push(row); }
    if (heads.length) body.before(make("thead", {}, ...heads));
    if (!body.rows.length) body.remove();
    if (line && "caption" in line.dataset) { table.prepend(make("caption", {}, ...line.childNodes)); line.remove(); }
  }
  for (const one of box.querySelectorAll("[data-caption]")) renamed(one, "p");
  for (const one of box.querySelectorAll("td > p, th > p, li > p"))
    if (!("own" in one.dataset) && [...one.parentNode.children].filter((other) => other.tagName === "P").length === 1) one.replaceWith(...one.childNodes);
  for (const one of box.querySelectorAll("p:empty")) one.append(make("br"));
  for (const one of box.querySelectorAll("*")) for (const name of one.getAttributeNames()) if (!STORED.has(name)) one.removeAttribute(name);
  return box.textContent.trim() || box.querySelector("table") ? box.innerHTML : "";
}

/* Strip before parsing: parsing a style or handler violates the content security policy even when nothing is shown. */
function bare(html) {
  const kept = (_, name, value) => {
    const low = name.toLowerCase();
    return low === "style" ? "data-look" + value : STORED.has(low) ? low + value : "";
  };
  return html.replace(/<style[\s\S]*?<\/style\s*>/gi, "").replace(TAG, (tag) => tag.replace(ATTRIBUTE, kept));
}

/* ── Paste from Word, WPS, WeChat and web pages: keep text and structure ── */
function pasted(html) {
  if (html.includes("data-pm-slice")) return html;
  const box = parsed(bare(html));
  for (const one of box.querySelectorAll(DROPPED)) one.remove();
  for (const one of box.querySelectorAll("[data-look]")) {
    const look = one.dataset.look;
    if (/display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i.test(look)) one.remove();
    else if (/^(?:SPAN|FONT)$/.test(one.tagName) && /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(look)) renamed(one, "b");
  }
  items(box);
  headings(box);
  captions(box);
  const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  /* Word wraps its HTML in the middle of Chinese text, where a line break would show as a space. */
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(WRAPPED, "$1");
  for (const one of box.querySelectorAll("p")) {
    if (!isBlank(one)) continue;
    if (one.closest("td, th")) one.replaceChildren(); else one.remove();
  }
  return box.innerHTML;
}

/* After pasting a table, continue writing below it, not in its last cell. */
function below(slice, { state }) {
  const { $from } = state.selection, last = slice.content.lastChild;
  if (!last || last.type.name !== "table" || slice.openEnd || $from.depth > 1) return slice;
  return new lib.pm.model.Slice(slice.content.addToEnd(state.schema.nodes.paragraph.create()), slice.openStart, 1);
}

/* Word writes lists as paragraphs with the marker as text. Numbers stay text, because law cites them; bullets become items. */
function items(box) {
  for (const one of box.querySelectorAll("p[data-look*='mso-list']")) {
    const sign = one.querySelector("[data-look*='mso-list:Ignore'], [data-look*='mso-list: Ignore']");
    if (!sign) continue;
    const words = sign.textContent.trim();
    if (NUMBERED.test(words)) { sign.replaceWith(words); continue; }
    sign.remove();
    const before = one.previousElementSibling, item = make("li", {}, ...one.childNodes);
    if (before && before.tagName === "UL" && "items" in before.dataset) { before.append(item); one.remove(); continue; }
    const list = make("ul", {}, item);
    list.dataset.items = "";
    one.replaceWith(list);
  }
}

/* ── The kinds of text that are stored, and no others ── */
function kinds() {
  const seen = (name) => ({ default: false, parseHTML: (one) => name in one.dataset, renderHTML: (has) => has[name] ? { ["data-" + name]: "" } : {} });
  const spans = { colspan: { default: 1 }, rowspan: { default: 1 } };
  const scope = { default: "col", parseHTML: (one) => one.getAttribute("scope") || "", renderHTML: (has) => has.scope ? { scope: has.scope } : {} };
  const view = () => () => { const body = make("tbody"); return { dom: make("div", { className: "scroll" }, make("table", {}, body)), contentDOM: body }; };
  const Caption = lib.Node.create({ name: "caption", group: "block", content: "inline*", parseHTML: () => [{ tag: "div[data-caption]" }], renderHTML: () => ["div", { "data-caption": "" }, 0] });
  return [
    lib.Document, lib.Text, lib.HardBreak, lib.History, lib.Gapcursor, lib.NoSpellCheck, Caption,
    /* Adds an empty line after a table that ends the text. */
    lib.TrailingNode.configure({ notAfter: ["heading", "bulletList", "orderedList", "caption"] }),
    lib.Paragraph.extend({ addAttributes: () => ({ own: seen("own") }) }),
    lib.Heading.configure({ levels: [2, 3] }),
    lib.Bold.extend({ renderHTML: () => ["b", 0] }),
    lib.Italic.extend({ parseHTML: () => [{ tag: "em" }], addKeyboardShortcuts: () => ({}) }),
    lib.Link.configure({ openOnClick: false, autolink: false, linkOnPaste: false, isAllowedUri: (href) => ADDRESS.test(href) }),
    lib.BulletList, lib.OrderedList, lib.ListItem,
    lib.Table.extend({ addNodeView: view }),
    lib.TableRow.extend({ addAttributes: () => ({ head: { ...seen("head"), parseHTML: (one) => "head" in one.dataset || one.parentNode?.nodeName === "THEAD" } }) }),
    lib.TableHeader.extend({ addAttributes: () => ({ ...spans, scope }) }),
    lib.TableCell.extend({ addAttributes: () => spans }),
  ];
}

/* ── Button commands ── */
function table({ schema }) {
  const cell = (kind, words) => kind.create(null, schema.nodes.paragraph.create(null, words ? schema.text(words) : null));
  const row = (kind, words, head) => schema.nodes.tableRow.create({ head }, words.map((one) => cell(kind, one)));
  const { tableHeader, tableCell } = schema.nodes, empty = ["", "", ""];
  const made = schema.nodes.table.create(null, [row(tableHeader, ["项目", "内容", "金额"], true), row(tableCell, empty, false), row(tableCell, empty, false)]);
  return ({ tr }) => {
    const at = tr.selection.from + 1;
    tr.replaceSelectionWith(made).setSelection(lib.pm.state.TextSelection.near(tr.doc.resolve(at))).scrollIntoView();
    return true;
  };
}

/* A first row made only of header cells is marked, to be stored as thead. */
function markHead({ tr }) {
  const at = tr.selection.$from;
  for (let depth = at.depth; depth; depth--) {
    if (at.node(depth).type.name !== "table") continue;
    const row = at.node(depth).firstChild;
    let head = true;
    row.forEach((cell) => { head = head && cell.type.name === "tableHeader"; });
    tr.setNodeMarkup(at.start(depth), null, { ...row.attrs, head });
    return true;
  }
  return false;
}

function buttons(editor, form, link) {
  const run = (act) => () => act(editor.chain().focus()).run();
  const inTable = () => editor.isActive("table");
  const imported = form.querySelector("input[name=import]");
  const text = [
    { words: "小标题", act: run((on) => editor.isActive("heading") ? on.setParagraph() : on.setHeading({ level: 2 })), pressed: () => editor.isActive("heading") },
    { words: "加粗", act: run((on) => on.toggleBold()), pressed: () => editor.isActive("bold") },
    { words: "列表", act: run((on) => on.toggleBulletList()), pressed: () => editor.isActive("bulletList") },
    { words: "编号", act: run((on) => on.toggleOrderedList()), pressed: () => editor.isActive("orderedList") },
    { words: "表格", act: run((on) => on.command(table(editor))), off: inTable },
    { words: "链接", act: link.open, pressed: () => editor.isActive("link") },
    { words: "撤销", act: run((on) => on.undo()), off: () => !editor.can().undo() },
    { words: "重做", act: run((on) => on.redo()), off: () => !editor.can().redo() },
  ];
  if (imported) text.push({ words: "从docx导入", act: () => { imported.closest("details").open = true; imported.click(); } });
  const cells = [
    { words: "加一行", act: run((on) => on.addRowAfter()) },
    { words: "加一列", act: run((on) => on.addColumnAfter()) },
    { words: "删这行", act: run((on) => on.deleteRow()) },
    { words: "删这列", act: run((on) => on.deleteColumn()) },
    { words: "合并格", act: run((on) => on.mergeCells()), off: () => !editor.can().mergeCells() },
    { words: "拆开格", act: run((on) => on.splitCell()), off: () => !editor.can().splitCell() },
    { words: "表头", act: run((on) => on.toggleHeaderRow().command(markHead)), pressed: () => editor.isActive("tableHeader") },
    { words: "删表格", act: run((on) => on.deleteTable()) },
  ];
  return { text, cells, inTable };
}

/* ── Toolbar: one Tab stop, arrow keys move along it, Esc returns to the text ── */
function toolbar(editor, name, some) {
  const isOff = (one) => Boolean(one.off && one.off());
  const stop = (here) => { for (const one of row) one.tabIndex = one === here ? 0 : -1; };
  const row = some.map((one) => {
    const button = make("button", { type: "button", tabIndex: -1 }, one.words);
    if (one.words === "加粗") button.className = "strong";
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => { if (!isOff(one)) one.act(); });
    return button;
  });
  const bar = make("div", { className: "tools" }, ...row);
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", name);
  stop(row[0]);
  bar.addEventListener("focusin", (event) => stop(event.target));
  bar.addEventListener("keydown", (event) => {
    const at = row.indexOf(event.target);
    const to = { ArrowRight: (at + 1) % row.length, ArrowLeft: (at + row.length - 1) % row.length, Home: 0, End: row.length - 1 }[event.key];
    if (event.key === "Escape") editor.commands.focus();
    else if (to !== undefined) { event.preventDefault(); row[to].focus(); }
  });
  const shown = () => some.forEach((one, n) => {
    if (one.pressed) row[n].setAttribute("aria-pressed", String(one.pressed()));
    if (one.off) row[n].setAttribute("aria-disabled", String(isOff(one)));
  });
  editor.on("transaction", shown);
  shown();
  return { bar, focus: () => row.find((one) => one.tabIndex === 0).focus() };
}

/* ── Links: the address is entered in a line below the buttons ── */
function linkLine() {
  const address = make("input", { id: "link-address", type: "text", inputMode: "url" });
  const put = make("button", { type: "button", className: "button second" }, "加链接");
  const drop = make("button", { type: "button", className: "button second" }, "去掉链接");
  const label = make("label", { htmlFor: "link-address" });
  const line = make("div", { className: "row", hidden: true }, label, address, put, drop);
  const link = { line, editor: null, open };
  function close() { line.hidden = true; link.editor.commands.focus(); }
  function open() {
    const { editor } = link, isLink = editor.isActive("link");
    label.textContent = editor.state.selection.empty && !isLink ? "先选中文字，再按“链接”" : "网址（https://开头）";
    address.value = isLink ? editor.getAttributes("link").href : "";
    drop.hidden = !isLink;
    line.hidden = false;
    address.focus();
  }
  put.addEventListener("click", () => {
    const { editor } = link, href = address.value.trim();
    if (editor.state.selection.empty && !editor.isActive("link")) { label.textContent = "先选中文字，再按“链接”"; return; }
    if (!ADDRESS.test(href)) { label.textContent = "网址以 https:// 开头"; address.focus(); return; }
    editor.chain().extendMarkRange("link").setLink({ href }).run();
    close();
  });
  drop.addEventListener("click", () => { link.editor.chain().extendMarkRange("link").unsetLink().run(); close(); });
  line.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && event.target === address) { event.preventDefault(); put.click(); }
  });
  /* The address is not a field of the draft: keep its events from triggering an autosave. */
  for (const name of ["input", "change", "focusout"]) line.addEventListener(name, (event) => event.stopPropagation());
  return link;
}

function described(area, label) {
  const given = { role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id, "aria-keyshortcuts": "Alt+F10", tabindex: "0", class: "page stack", id: area.id };
  for (const name of ["aria-describedby", "aria-invalid"]) if (area.hasAttribute(name)) given[name] = area.getAttribute(name);
  return given;
}

function open(area) {
  const form = area.form, label = area.labels[0], hint = document.getElementById(area.dataset.hint);
  const host = make("div"), link = linkLine();
  let tools = null;
  const noPicture = (event, data) => {
    if (!data || !data.files.length || data.types.includes("text/html") || data.types.includes("text/plain")) return false;
    event.preventDefault();
    hint.textContent = "图片和文件不能放在正文里，请加到附件。";
    return true;
  };
  const editor = new lib.Editor({
    element: host, extensions: kinds(), content: opened(area.value), injectCSS: false, enableInputRules: false, enablePasteRules: false,
    editorProps: {
      attributes: described(area, label), transformPastedHTML: pasted, transformPasted: below,
      handleDOMEvents: {
        paste: (_, event) => noPicture(event, event.clipboardData), drop: (_, event) => noPicture(event, event.dataTransfer),
        input: (_, event) => { event.stopPropagation(); return false; },
      },
      handleKeyDown: (_, event) => { if (event.altKey && event.key === "F10") { tools().focus(); return true; } return false; },
    },
  });
  link.editor = editor;
  const { text, cells, inTable } = buttons(editor, form, link);
  const above = toolbar(editor, "排版", text), under = toolbar(editor, "表格", cells);
  tools = () => inTable() ? under : above;
  /* Below the text, not above it: what was just clicked must not move away from the pointer. */
  const showCells = () => { under.bar.hidden = !inTable(); };
  editor.on("transaction", showCells);
  showCells();
  /* Text that is only viewed keeps its stored form to the letter. */
  const first = { html: written(editor), value: area.value };
  editor.on("update", () => {
    const html = written(editor), value = html === first.html ? first.value : html;
    if (value === area.value) return;
    area.value = value;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const hadFocus = document.activeElement === area;
  area.before(above.bar, link.line);
  area.after(editor.view.dom, under.bar);
  area.hidden = true;
  area.removeAttribute("id");
  label.removeAttribute("for");
  label.addEventListener("click", () => editor.commands.focus());
  hint.setAttribute("role", "status");
  hint.textContent = "从Word、网页粘贴，留下标题、列表、表格。名单、长表格放进附件。";
  if (hadFocus) editor.commands.focus("end");
}

/* Do not replace the text area while somebody is typing in it. */
function untouched(area) {
  return new Promise((go) => {
    if (document.activeElement !== area || area.value === area.defaultValue) go();
    else area.addEventListener("blur", go, { once: true });
  });
}

/* The newest features the library uses without testing for them: Chrome 97, Firefox 104, Safari 15.4. */
if (Array.prototype.findLast && Object.hasOwn) for (const area of document.querySelectorAll("textarea[data-sheet]")) untouched(area).then(() => open(area));
