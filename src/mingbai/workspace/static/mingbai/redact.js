/* Draws boxes over the pages of a paper: by pointer, and by keyboard. It only fills in the rows of fields, which are the truth;
   without this file they are filled in by hand. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-redact]");
  const pattern = document.getElementById("box-row");
  if (!form || !pattern) return;
  const SVG = "http://www.w3.org/2000/svg", EDGES = ["left", "top", "width", "height"], STEP = 0.5, LEAST = 0.5;
  const said = form.querySelector("[data-said]");
  let next = 1 + Math.max(0, ...[...form.querySelectorAll("[data-rows] [data-box]")].map((row) => Number(row.dataset.box) || 0));
  let dirty = false;

  const row_of = (number) => form.querySelector(`[data-box="${number}"]`);
  const rect_of = (number) => form.querySelector(`rect[data-for="${number}"]`);
  const leaf_of = (page) => form.querySelector(`svg[data-leaf="${page}"]`);
  const input = (number, name) => form.elements[`${number}-${name}`];
  const edges = (number) => Object.fromEntries(EDGES.map((name) => [name, Number(input(number, name).value)]));
  const within = (value, least, most) => Math.min(Math.max(value, least), most);
  const round = (value) => Math.round(value * 10) / 10;

  function place(number, at) {
    const width = round(within(at.width, LEAST, 100)), height = round(within(at.height, LEAST, 100));
    const kept = { width, height, left: round(within(at.left, 0, 100 - width)), top: round(within(at.top, 0, 100 - height)) };
    for (const name of EDGES) input(number, name).value = kept[name].toFixed(1);
    draw(number);
    dirty = true;
  }

  function draw(number) {
    const rect = rect_of(number), tall = rect.ownerSVGElement.viewBox.baseVal.height, at = edges(number);
    rect.setAttribute("x", at.left * 10);
    rect.setAttribute("width", at.width * 10);
    rect.setAttribute("y", at.top * tall / 100);
    rect.setAttribute("height", at.height * tall / 100);
    name_it(number);
  }

  /* What a screen reader says of a box: its page, which one it is, where it lies. */
  function name_it(number) {
    const at = edges(number), page = input(number, "page").value;
    rect_of(number).setAttribute("aria-label", `第${page}页方框${number}，左${at.left}，上${at.top}，宽${at.width}，高${at.height}`);
  }

  function ready(rect) {
    rect.setAttribute("tabindex", "0");
    rect.setAttribute("role", "button");
    rect.setAttribute("aria-describedby", "keys");
    name_it(rect.dataset.for);
  }

  function add(page, at) {
    const number = String(next++), holder = document.createElement("div");
    holder.innerHTML = pattern.innerHTML.replaceAll("NEW", number);
    form.querySelector(`[data-rows="${page}"]`).append(holder.firstElementChild);
    input(number, "page").value = page;
    const rect = document.createElementNS(SVG, "rect");
    rect.dataset.for = number;
    leaf_of(page).append(rect);
    place(number, at);
    ready(rect);
    return rect;
  }

  function drop(rect) {
    const leaf = rect.ownerSVGElement, others = [...leaf.querySelectorAll("rect")].filter((one) => one !== rect);
    row_of(rect.dataset.for).remove();
    rect.remove();
    dirty = true;
    said.textContent = "去掉了一个方框。";
    (others.pop() || leaf.closest("section").querySelector(".head button")).focus();
  }

  function point(leaf, event) {
    const seen = leaf.getBoundingClientRect();
    const across = 100 * (event.clientX - seen.left) / seen.width, down = 100 * (event.clientY - seen.top) / seen.height;
    return [within(across, 0, 100), within(down, 0, 100)];
  }

  /* ── By pointer. A finger scrolls the page and moves boxes; only mouse and pen draw new ones. ── */
  function pointed(event) {
    const leaf = event.currentTarget, rect = event.target.closest("rect");
    if (event.button || (!rect && event.pointerType === "touch")) return;
    event.preventDefault();
    leaf.setPointerCapture(event.pointerId);
    const [x, y] = point(leaf, event), before = rect && edges(rect.dataset.for);
    let drawn = rect;
    if (rect) rect.focus();
    const move = (now) => {
      const [a, b] = point(leaf, now);
      if (before) place(rect.dataset.for, { ...before, left: before.left + a - x, top: before.top + b - y });
      else {
        const at = { left: Math.min(a, x), top: Math.min(b, y), width: Math.abs(a - x), height: Math.abs(b - y) };
        if (drawn) place(drawn.dataset.for, at);
        else if (at.width >= LEAST && at.height >= LEAST) drawn = add(leaf.dataset.leaf, at);
      }
    };
    const end = () => {
      leaf.removeEventListener("pointermove", move);
      leaf.removeEventListener("pointerup", end);
      leaf.removeEventListener("pointercancel", end);
      if (drawn) drawn.focus();
    };
    leaf.addEventListener("pointermove", move);
    leaf.addEventListener("pointerup", end);
    leaf.addEventListener("pointercancel", end);
  }

  /* ── By keyboard ── */
  const ARROWS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
  function pressed(event) {
    const rect = event.target.closest("rect");
    if (!rect || event.altKey || event.ctrlKey || event.metaKey) return;
    const by = ARROWS[event.key], number = rect.dataset.for, at = edges(number);
    if (by && event.shiftKey) place(number, { ...at, width: at.width + by[0], height: at.height + by[1] });
    else if (by) place(number, { ...at, left: at.left + by[0], top: at.top + by[1] });
    else if (event.key === "Delete" || event.key === "Backspace") drop(rect);
    else if (event.key === "Enter") input(number, "ground").focus();
    else return;
    event.preventDefault();
    if (by) said.textContent = rect.getAttribute("aria-label");
  }

  for (const leaf of form.querySelectorAll("svg[data-leaf]")) {
    leaf.querySelectorAll("rect").forEach(ready);
    leaf.addEventListener("pointerdown", pointed);
    leaf.addEventListener("keydown", pressed);
    leaf.addEventListener("focusin", (event) => mark(event.target.dataset.for, true));
    leaf.addEventListener("focusout", (event) => mark(event.target.dataset.for, false));
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button second", textContent: "在这一页加一个方框" });
    button.addEventListener("click", () => add(leaf.dataset.leaf, { left: 40, top: 45, width: 20, height: 4 }).focus());
    leaf.closest("section").querySelector(".head").append(button);
  }

  function mark(number, on) {
    const row = row_of(number);
    if (row) row.classList.toggle("now", on);
  }

  form.addEventListener("input", (event) => {
    const row = event.target.closest("[data-box]");
    dirty = true;
    if (row && rect_of(row.dataset.box) && EDGES.some((name) => event.target.name.endsWith(`-${name}`))) draw(row.dataset.box);
  });
  form.addEventListener("submit", () => { dirty = false; });
  window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
})();
