// A plan: from a finding to its place and back, and from a value of the record to where it was read.
"use strict";

(() => {
  const { root, byId, state, remember, onLanguage, startLanguage } = Report;

  function startPlan() {
    const paper = byId("paper");
    const text = byId("text");
    const places = [...document.querySelectorAll("[data-of]")];
    let last = null; // what Esc goes back to

    const of = (id) => places.filter((place) => place.dataset.of.split(" ").includes(id));
    const finding = (id) => byId(`f-${id}`);

    function let_go() {
      for (const element of document.querySelectorAll(".on")) element.classList.remove("on");
      for (const element of document.querySelectorAll(".here")) element.remove();
      if (globalThis.CSS?.highlights) CSS.highlights.delete("here");
    }

    function at(id) {
      const params = state();
      if (id) params.set("at", id); else params.delete("at");
      remember(params);
    }

    function show(id) {
      const found = of(id);
      const entry = finding(id);
      if (!entry) return;
      let_go();
      entry.classList.add("on");
      for (const place of found) place.classList.add("on");
      last = entry.querySelector("a.show");
      at(id);
      const target = found.find((place) => place.matches("a"));
      entry.scrollIntoView({ block: target ? "nearest" : "center" });
      if (!target) return;
      target.scrollIntoView({ block: "center", inline: "nearest" });
      target.focus({ preventScroll: true });
    }

    function back(ids) {
      let_go();
      for (const id of ids) {
        finding(id).classList.add("on");
        for (const place of of(id)) place.classList.add("on");
      }
      const link = finding(ids[0]).querySelector("a.show");
      finding(ids[0]).scrollIntoView({ block: "center" });
      link.focus({ preventScroll: true });
      last = link;
      at(ids[0]);
    }

    function frames(link) {
      const made = link.dataset.at.split(";").map((told) => {
        const [page, left, top, width, height] = told.split(" ").map(Number);
        const box = document.createElement("span");
        box.className = "box here";
        Object.assign(box.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
        byId(`p${page}`).querySelector(".page").append(box);
        return box;
      });
      made[0].scrollIntoView({ block: "center", inline: "nearest" });
    }

    function range(start, end) {
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      const found = document.createRange();
      let passed = 0;
      let begun = false;
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (!begun && start < passed + node.length) { found.setStart(node, start - passed); begun = true; }
        if (begun && end <= passed + node.length) { found.setEnd(node, end - passed); return found; }
        passed += node.length;
      }
      return null;
    }

    function words(link) {
      const found = range(...link.dataset.span.split(" ").map(Number));
      if (!found) return;
      if (globalThis.CSS?.highlights) CSS.highlights.set("here", new Highlight(found));
      const top = found.getBoundingClientRect().top;
      const inside = paper.scrollHeight > paper.clientHeight + 1;
      const pane = inside ? paper : document.scrollingElement;
      pane.scrollTop += top - (inside ? paper.getBoundingClientRect().top : 0) - innerHeight / 3;
    }

    document.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (link.matches("a.show")) {
        event.preventDefault();
        show(link.closest(".finding").dataset.id);
      } else if (link.dataset.of) {
        event.preventDefault();
        back(link.dataset.of.split(" "));
      } else if (link.matches("a.at") && (link.dataset.at || link.dataset.span)) {
        event.preventDefault();
        let_go();
        last = link;
        if (link.dataset.at) frames(link); else words(link);
      } else if (link.hash && link.pathname === location.pathname && byId(link.hash.slice(1))) {
        event.preventDefault(); // the hash holds our state: a jump must not wipe it
        const target = byId(link.hash.slice(1));
        target.scrollIntoView();
        target.focus({ preventScroll: true });
      }
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      let_go();
      at("");
      last?.focus();
    });
    const returnTo = () => {
      const params = new URLSearchParams(state().get("back") ?? "");
      params.set("lang", root.lang);
      byId("back").href = `../index.html#${params}`;
    };
    onLanguage.push(returnTo);
    const arrive = () => { const id = state().get("at"); if (id) show(id); };
    addEventListener("hashchange", arrive);
    return arrive;
  }

  const arrive = startPlan();
  startLanguage();
  arrive();
})();
