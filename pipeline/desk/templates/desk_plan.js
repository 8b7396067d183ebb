// A plan at the desk: a value is chosen by mouse, by keyboard or by its place on the page; it is put right in a panel.
"use strict";

(() => {
  const { byId } = Report;
  const { words, send } = DeskPage;
  const { document: documentId, laying, values, columns, adds, labels, sizes, merged, words: said } = JSON.parse(byId("values").textContent);
  const panel = byId("panel");
  const all = () => [...document.querySelectorAll(".v")];
  let chosen = null;
  let asking = null; // what the panel is about
  let opener = null;

  // ---- choosing -------------------------------------------------------------------------------------

  /** The cell's own place, else that of its row. */
  const placeOf = (value) => {
    if (value.dataset.at || value.dataset.span) {
      const link = document.createElement("a");
      link.className = "at";
      Object.assign(link.dataset, value.dataset.at ? { at: value.dataset.at } : { span: value.dataset.span });
      return link;
    }
    const near = value.closest("tr, li, .section, div");
    return near?.querySelector("a.at[data-at], a.at[data-span]");
  };

  function choose(value, { scroll = true } = {}) {
    chosen?.classList.remove("chosen");
    chosen = value;
    value.classList.add("chosen");
    value.focus({ preventScroll: true });
    if (scroll) value.scrollIntoView({ block: "nearest" });
    const place = placeOf(value);
    const apart = place && !place.isConnected;
    if (apart) value.after(place);
    place?.click();
    if (apart) place.remove();
    value.focus({ preventScroll: true });
  }

  function step(by) {
    const list = all();
    const at = chosen ? list.indexOf(chosen) : -1;
    const next = list[Math.min(Math.max(at + by, 0), list.length - 1)];
    if (next) { choose(next); next.scrollIntoView({ block: "center" }); }
  }

  function choosePlace(event) {
    const sheet = event.target.closest(".page");
    if (!sheet || event.target.closest("a")) return;
    const number = Number(sheet.closest(".sheet").id.slice(1));
    const frame = sheet.getBoundingClientRect();
    const x = (100 * (event.clientX - frame.left)) / frame.width;
    const y = (100 * (event.clientY - frame.top)) / frame.height;
    let best = null;
    for (const link of document.querySelectorAll("#record :is(a.at, .v)[data-at]")) {
      for (const told of link.dataset.at.split(";")) {
        const [page, left, top, width, height] = told.split(" ").map(Number);
        const inside = page === number && left <= x && x <= left + width && top <= y && y <= top + height;
        if (inside && (!best || width * height < best.size)) best = { link, size: width * height };
      }
    }
    const value = best?.link.closest(".v") ?? best?.link.closest("tr, li, .section, div")?.querySelector(".v");
    if (value) { choose(value); value.scrollIntoView({ block: "center" }); }
  }

  // ---- the place of a row that is added, drawn on its page ---------------------------------------------

  let drawn = null; // page and box in points
  let drawing = null;

  function undraw() {
    drawn = drawing = null;
    for (const box of document.querySelectorAll(".box.drawn")) box.remove();
    byId("panel-box").textContent = Object.keys(sizes).length ? words(said.draw) : "";
  }

  const percent = (event, frame) => [
    Math.min(Math.max((100 * (event.clientX - frame.left)) / frame.width, 0), 100),
    Math.min(Math.max((100 * (event.clientY - frame.top)) / frame.height, 0), 100),
  ];

  function draw(event) {
    const [x, y] = percent(event, drawing.sheet.getBoundingClientRect());
    const [left, right] = [drawing.x, x].sort((a, b) => a - b);
    const [top, bottom] = [drawing.y, y].sort((a, b) => a - b);
    Object.assign(drawing.box.style, { left: `${left}%`, top: `${top}%`, width: `${right - left}%`, height: `${bottom - top}%` });
    const [width, height] = sizes[drawing.page];
    const [x0, x1, above, below] = [left * width, right * width, top * height, bottom * height].map((one) => Math.round(one) / 100);
    return { page: drawing.page, x0, top: above, x1, bottom: below };
  }

  document.addEventListener("pointerdown", (event) => {
    const sheet = event.target.closest?.(".page");
    const page = Number(sheet?.closest(".sheet").id.slice(1));
    if (!sheet || !panel.open || !asking.add || !sizes[page]) return;
    event.preventDefault();
    undraw();
    const [x, y] = percent(event, sheet.getBoundingClientRect());
    const box = document.createElement("span");
    box.className = "box drawn";
    sheet.append(box);
    drawing = { sheet, page, x, y, box };
  });
  document.addEventListener("pointermove", (event) => { if (drawing) draw(event); });
  document.addEventListener("pointerup", (event) => {
    if (!drawing) return;
    const told = draw(event);
    drawing = null;
    if (told.x1 - told.x0 < 3 || told.bottom - told.top < 3) { undraw(); return; } // a click
    drawn = told;
    byId("panel-box").textContent = words(said.drawn).replace("…", told.page);
    byId("panel-after").value = "";
  });

  // ---- the panel: beside the pages, never over them -----------------------------------------------------

  const show = (element, on) => { element.hidden = !on; };

  function filled(column) {
    const [now, read] = values[asking.table][asking.item][column];
    byId("panel-value").value = now ?? "";
    byId("panel-none").checked = now === null;
    byId("panel-value").disabled = now === null;
    const printed = read === undefined ? now : read;
    byId("panel-read").textContent = words(said.printed).replace("…", printed ?? words(said.nothing));
    const sure = all().find((one) => isAsked(one, column))?.dataset.sure;
    if (sure) byId("panel-read").textContent += ` (${words(said.sure).replace("…", sure)})`;
    const rows = asking.table === "tasks" ? merged[asking.item]?.[column] : undefined;
    byId("panel-alone").checked = false;
    byId("panel-rows").textContent = words(said.alone).replace("…", rows ?? "");
    show(byId("panel-merged"), rows !== undefined);
    asking.column = column;
  }

  function fields(table) {
    byId("panel-fields").replaceChildren(...adds[table].map((name) => {
      const label = document.createElement("label");
      const told = document.createElement("span");
      told.textContent = words(labels[name]);
      const input = document.createElement("textarea");
      input.rows = 1;
      input.dataset.field = name;
      label.append(told, input);
      return label;
    }));
  }

  /** Words selected in the text of the plan. */
  function selected() {
    const range = getSelection();
    return byId("text")?.contains(range.anchorNode) && byId("text").contains(range.focusNode) ? range.toString() : "";
  }

  function open(about, from) {
    asking = about;
    opener = from;
    const waiver = about.rule !== undefined;
    for (const part of panel.querySelectorAll(".of-value")) show(part, !waiver && !about.add);
    for (const part of panel.querySelectorAll(".of-row")) show(part, Boolean(about.add));
    for (const part of panel.querySelectorAll(".of-waiver")) show(part, waiver);
    show(byId("panel-trouble"), false);
    byId("panel-why").value = "";
    let first = byId("panel-value");
    if (waiver) {
      byId("panel-name").textContent = `${about.rule} ${about.place}`;
      first = byId("panel-status");
    } else if (about.add) {
      byId("panel-name").textContent = `${words(said.add)}: ${about.table}`;
      fields(about.table);
      byId("panel-quote").value = selected();
      byId("panel-after").value = byId("panel-quote").value ? "" : about.after; // words tell the place better
      first = panel.querySelector("[data-field]");
    } else {
      byId("panel-name").textContent = `${about.table} ${about.item}`;
      const select = byId("panel-column");
      select.replaceChildren(...columns[about.table].map((name) => new Option(name, name)));
      select.value = columns[about.table].includes(about.column) ? about.column : columns[about.table][0];
      for (const part of panel.querySelectorAll(".of-item")) show(part, about.table !== "plans");
      show(byId("panel-add"), about.table in adds);
      filled(select.value);
    }
    undraw();
    panel.show();
    document.body.classList.add("asking");
    document.body.classList.toggle("adding", Boolean(about.add));
    panel.scrollTop = 0;
    first.focus();
    chosen?.scrollIntoView({ block: "nearest" });
    document.querySelector(".box.here, .box.on")?.scrollIntoView({ block: "center" });
  }

  const ofValue = (value) => ({ table: value.dataset.table, item: value.dataset.item, column: value.dataset.column });

  const isAsked = ({ dataset }, column = asking.column) =>
    !asking.add && dataset.table === asking.table && dataset.item === asking.item && dataset.column === column;

  /** A row that was not read: behind the one that is chosen, where it is of the same table or stands above it. */
  function openAdding(table, from) {
    const near = chosen && [table, "sections", "tasks"].includes(chosen.dataset.table) ? chosen.dataset.item : "";
    open({ table, add: true, after: near }, from);
  }

  async function decide(body) {
    const who = byId("panel-who").value.trim();
    if (!who && !body.undo) { byId("panel-who").focus(); return; }
    const sent = { who: who || "?", why: byId("panel-why").value.trim() || null, ...body };
    const told = await send(`/plans/${documentId}/decide`, sent);
    if (told.error || told.outcome === "unfit") {
      const trouble = panel.open ? byId("panel-trouble") : byId("said");
      trouble.textContent = words(said.failed).replace("…", told.error ?? told.reason);
      show(trouble, true);
      return;
    }
    const message = words(told.waiting ? said.waiting : said.saved);
    try {
      sessionStorage.setItem("said", message);
      const at = asking?.add ? [asking.table, `+${told.id}`, ""] : asking && [asking.table, asking.item, asking.column];
      sessionStorage.setItem("at", at ? at.join("\n") : "");
    } catch { /* the page is loaded anew without a word */ }
    location.reload();
  }

  byId("panel-column").addEventListener("change", (event) => filled(event.target.value));
  byId("panel-none").addEventListener("change", (event) => { byId("panel-value").disabled = event.target.checked; });
  byId("panel-cancel").addEventListener("click", () => panel.close());
  panel.addEventListener("close", () => { document.body.classList.remove("asking", "adding"); undraw(); opener?.focus({ preventScroll: true }); });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation(); // the place that is shown stays
    panel.close();
  });
  byId("panel-form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (asking.rule !== undefined) {
      decide({ rule: asking.rule, place: asking.place, quote: asking.quote, status: byId("panel-status").value });
    } else if (asking.add) {
      const given = [...panel.querySelectorAll("[data-field]")].filter((one) => one.value.trim()).map((one) => [one.dataset.field, one.value]);
      const place = { quote: byId("panel-quote").value.trim() || null, after: byId("panel-after").value.trim() || null, box: drawn };
      decide({ table: asking.table, action: "add", values: Object.fromEntries(given), ...place });
    } else {
      const text = byId("panel-none").checked ? "" : byId("panel-value").value;
      decide({ table: asking.table, item: asking.item || null, column: asking.column, action: "set", text, row_only: byId("panel-alone").checked });
    }
  });
  byId("panel-accept").addEventListener("click", () => accept(asking));
  byId("panel-accept-row").addEventListener("click", () => acceptRow(asking));
  byId("panel-remove").addEventListener("click", () => decide({ table: asking.table, item: asking.item, action: "remove" }));
  byId("panel-add").addEventListener("click", () => open({ table: asking.table, add: true, after: asking.item }, opener));

  function accept(about) {
    asking = about;
    decide({ table: about.table, item: about.item || null, column: about.column, action: "accept" });
  }

  function acceptRow(about) {
    asking = about;
    decide({ table: about.table, item: about.item, action: "accept" });
  }

  // ---- mouse and keyboard ---------------------------------------------------------------------------

  document.addEventListener("click", (event) => {
    const value = event.target.closest(".v");
    const waive = event.target.closest("button.waive");
    const undo = event.target.closest("button.undo");
    const adding = event.target.closest("button.add");
    if (adding) {
      openAdding(adding.dataset.add, adding);
    } else if (value) {
      if (value !== chosen) choose(value);
      else if (panel.open && isAsked(value)) byId("panel-value").focus(); // what was typed stays
      else open(ofValue(value), value);
    } else if (waive) {
      open({ ...waive.dataset }, waive);
    } else if (undo) {
      asking = null;
      decide({ undo: undo.dataset.undo });
    } else if (!(panel.open && asking.add)) { // there its place is drawn
      choosePlace(event);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, #panel")) return;
    if (panel.open) { // it is beside the page, and left by mouse: one key leads back, one closes it
      if (event.key === "Escape") panel.close();
      else if (event.key === "e") panel.querySelector(":is(textarea, select):not([hidden] *)").focus();
      else return;
      event.preventDefault();
      return;
    }
    const value = event.target.closest(".v") ?? chosen;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Enter" && event.target.closest(".v")) choose(value);
    else if (event.key === "e" && value) open(ofValue(value), value);
    else if (event.key === "a" && value) { if (byId("panel-who").value) accept(ofValue(value)); else open(ofValue(value), value); }
    else if (event.key === "A" && value && value.dataset.item) { if (byId("panel-who").value) acceptRow(ofValue(value)); else open(ofValue(value), value); }
    else if (event.key === "n" && value && value.dataset.table in adds) openAdding(value.dataset.table, value);
    else return;
    event.preventDefault();
  });

  // ---- pages of a Word file come when LibreOffice has made them ---------------------------------------

  const again = () => { if (panel.open || chosen) setTimeout(again, 3000); else location.reload(); };
  if (laying) setTimeout(again, 3000);

  // ---- after a decision -----------------------------------------------------------------------------

  try {
    const told = sessionStorage.getItem("said");
    const [table, item, column] = (sessionStorage.getItem("at") ?? "").split("\n");
    sessionStorage.removeItem("said");
    sessionStorage.removeItem("at");
    if (told) { byId("said").textContent = told; show(byId("said"), true); }
    const before = all().find((one) => one.dataset.table === table && one.dataset.item === item && (!column || one.dataset.column === column));
    if (before) choose(before);
  } catch { /* storage may be switched off */ }
})();
