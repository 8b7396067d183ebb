// Files that are dropped or chosen are sent one by one, then read; how far the reading is comes as it goes on.
"use strict";

(() => {
  const { byId, onLanguage } = Report;
  const { words, send } = DeskPage;
  const said = JSON.parse(byId("words").textContent);
  const AT_ONCE = 3;
  const ENDINGS = /\.(pdf|docx|doc|rtf|odt)$/i;
  let sending = null; // { done, of }
  let state = null;
  let lost = false;
  const refused = [];

  const show = (element, on) => { element.hidden = !on; };
  const fill = (key, gaps) => words(said[key]).replace(/\{(\w+)\}/g, (_, name) => gaps[name]);

  function line(name, status, why, document_) {
    const item = document.createElement("li");
    const first = document.createElement("p");
    const badge = document.createElement("span");
    const good = status === "ok" || status === "duplicate";
    badge.className = `badge ${good ? "info" : "error"}`;
    badge.textContent = words(said[status] ?? said.in_refused);
    first.append(`${name} `, badge);
    if (document_ && (status === "ok" || status === "partial")) {
      const link = document.createElement("a");
      link.href = `/plans/${document_}.html`;
      link.textContent = words(said.in_open);
      first.append(" ", link);
    }
    item.append(first);
    if (why) { const second = document.createElement("p"); second.className = "muted"; second.textContent = why; item.append(second); }
    return item;
  }

  function draw() {
    const running = sending || (state?.running && state.step);
    const files = state?.files ?? [];
    show(byId("progress"), Boolean(running || files.length || refused.length || lost));
    const bar = byId("bar");
    let told = words(said.in_ready);
    if (sending) { told = fill("in_sending", sending); bar.max = sending.of; bar.value = sending.done; }
    else if (state?.step === "auditing") { told = words(said.in_auditing); bar.removeAttribute("value"); }
    else if (state?.step === "reading") { told = fill("in_reading", { done: state.done, of: state.waiting }); bar.max = state.waiting; bar.value = state.done; }
    else { bar.max = 1; bar.value = 1; }
    if (byId("step").textContent !== told) byId("step").textContent = told;
    const trouble = lost ? words(said.in_lost) : state?.trouble;
    show(byId("trouble"), Boolean(trouble));
    byId("trouble").textContent = trouble ?? "";
    show(byId("now-head"), files.length + refused.length > 0);
    byId("now").replaceChildren(
      ...refused.map((one) => line(one.name, "in_refused", one.why)),
      ...files.map((one) => line(one.name, one.status, words(one.why), one.document)),
    );
  }

  async function put(batch, file) {
    const answer = await fetch(`/inbox/${batch}?name=${encodeURIComponent(file.name)}`, { method: "PUT", body: file }).catch(() => null);
    if (answer?.ok) return;
    const told = await answer?.json().catch(() => null);
    refused.unshift({ name: file.name, why: told?.error ?? words(said.in_lost) });
  }

  async function add(given) {
    const files = given.filter((file) => ENDINGS.test(file.name));
    for (const file of given) if (!ENDINGS.test(file.name)) refused.unshift({ name: file.name, why: "" });
    if (!files.length || sending) { draw(); return; }
    sending = { done: 0, of: files.length };
    draw();
    const { batch, error } = await send("/inbox/begin", {});
    if (error) { refused.unshift({ name: "", why: error }); sending = null; draw(); return; }
    const left = [...files];
    const worker = async () => {
      while (left.length) { await put(batch, left.shift()); sending.done += 1; draw(); }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await send(`/inbox/${batch}/read`, {});
    sending = null;
    draw();
  }

  // ---- a folder that was dropped ---------------------------------------------------------------------

  async function below(entry) {
    if (entry.isFile) return [await new Promise((done, fail) => entry.file(done, fail))];
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (!some.length) return found;
      for (const one of some) found.push(...await below(one));
    }
  }

  const drop = byId("drop");
  for (const name of ["dragenter", "dragover"]) {
    addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
  addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const files = entries.length ? (await Promise.all(entries.map(below))).flat() : [...event.dataTransfer.files];
    add(files);
  });
  for (const id of ["files", "folder"]) {
    byId(id).addEventListener("change", (event) => { add([...event.target.files]); event.target.value = ""; });
  }

  // ---- how far it is ---------------------------------------------------------------------------------

  const events = new EventSource("/inbox/events");
  events.addEventListener("message", (event) => { lost = false; state = JSON.parse(event.data); draw(); });
  events.addEventListener("error", () => { lost = true; draw(); });
  onLanguage.push(draw);
})();
