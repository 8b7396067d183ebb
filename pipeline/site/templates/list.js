// The list of the overview: filters, counts, and rows made as they are asked for.
"use strict";

(() => {
  const { root, byId, state, remember, onLanguage, speak, startLanguage } = Report;

  const FIRST = 100;
  const STEP = 200;
  const UNKNOWN = "-";
  const SIGN = { error: "■", warning: "▲", info: "●", undecided: "?" };
  const [ID, PATH, NUMBER, AGENCY, SUBJECT, PROVINCE, DISTRICT, COMMUNE, YEAR, STATUS, COVERAGE, ERRORS] =
    Array(12).keys();
  const [PLAN, RULE, SEVERITY, VERDICT, FINDING, CONTAINER, CONTAINER_ID, PAGE, VI, EN, FOUND, WHY_VI, WHY_EN] =
    Array(13).keys();

  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

  function startList() {
    const data = JSON.parse(byId("data").textContent);
    const form = byId("filters");
    const list = byId("list");
    const more = byId("more");
    const fields = [...form.querySelectorAll("select"), form.elements.q];
    let view = "plans";
    let limit = FIRST;

    const word = (key, gaps = {}) => {
      const text = data.words[key][root.lang === "en" ? 1 : 0];
      return text.replace(/\{(\w+)\}/g, (_, name) => gaps[name] ?? "");
    };
    const title = (rule) => (data.rules[rule] || ["", ""])[root.lang === "en" ? 1 : 0];
    const kind = (finding) => (finding[VERDICT] === "fail" ? finding[SEVERITY] : "undecided");

    // Huyện Châu Thành stands in ten provinces: such a district is chosen with its own
    const provinces = new Map();
    for (const p of data.plans) {
      if (!provinces.has(p[DISTRICT])) provinces.set(p[DISTRICT], new Set());
      provinces.get(p[DISTRICT]).add(p[PROVINCE]);
    }
    const apart = (p) => p[DISTRICT] !== null && provinces.get(p[DISTRICT]).size > 1;
    const place = (p, unknown) => `${p[DISTRICT]}, ${p[PROVINCE] ?? unknown}`;
    const district = (p) => (apart(p) ? place(p, UNKNOWN) : p[DISTRICT]);

    let folded = null; // made when the first word is searched for
    const hay = () => folded ??= {
      plans: data.plans.map((p) => fold(
        [p[NUMBER], p[AGENCY], p[SUBJECT], p[PATH], p[PROVINCE], p[DISTRICT], p[COMMUNE]].filter(Boolean).join(" ")
      )),
      messages: data.messages.map(fold),
      findings: data.findings.map((f) => fold(
        `${f[RULE]} ${(data.rules[f[RULE]] || []).join(" ")} ${f[CONTAINER_ID] ?? ""} ${f[FOUND] ?? ""}`
      )),
    };

    function fill(name, values) {
      const select = form.elements[name];
      for (const [value, vi, en] of values) {
        const option = document.createElement("option");
        option.value = value;
        option.dataset.viText = vi;
        option.dataset.enText = en;
        select.append(option);
      }
    }

    function fillAll() {
      const rules = [...new Set(data.findings.map((f) => f[RULE]))].sort();
      fill("rule", rules.map((code) => {
        const [vi, en] = data.rules[code] || ["", ""];
        return [code, `${code} ${vi}`, `${code} ${en}`];
      }));
      for (const name of ["error", "warning", "info"]) fillWord("severity", name);
      for (const name of ["fail", "not_evaluable"]) fillWord("verdict", name);
      const shown = new Map(data.plans.filter(apart).map((p) => [
        district(p), data.words.province_unknown.map((unknown) => place(p, unknown)),
      ]));
      for (const [name, value] of [["province", (p) => p[PROVINCE]], ["district", district], ["year", (p) => p[YEAR]]]) {
        const values = [...new Set(data.plans.map(value))];
        const known = values.filter((v) => v !== null).sort((a, b) => String(a).localeCompare(String(b), "vi"));
        fill(name, known.map((v) => [v, ...(name === "district" && shown.get(v) || [v, v])]));
        if (known.length < values.length) fill(name, [[UNKNOWN, ...data.words.none_given]]);
      }
    }

    const fillWord = (select, key) => fill(select, [[key, ...data.words[key]]]);

    function chosen() {
      const own = Object.fromEntries(fields.map((field) => [field.name, field.value]));
      const words = fold(own.q).split(/\s+/).filter(Boolean);
      const is = (value, wanted) => !wanted || String(value ?? UNKNOWN) === wanted;
      const takesPlan = data.plans.map((p) =>
        is(p[PROVINCE], own.province) && is(district(p), own.district) && is(p[YEAR], own.year));
      const texts = words.length ? hay() : null;
      const findings = [];
      for (let n = 0; n < data.findings.length; n += 1) {
        const f = data.findings[n];
        if (!takesPlan[f[PLAN]] || !is(f[RULE], own.rule)) continue;
        if (!is(f[SEVERITY], own.severity) || !is(f[VERDICT], own.verdict)) continue;
        if (texts && !words.every((w) => texts.findings[n].includes(w) || texts.plans[f[PLAN]].includes(w)
          || texts.messages[f[VI]].includes(w) || texts.messages[f[EN]].includes(w))) continue;
        findings.push(f);
      }
      const hit = new Set(findings.map((f) => f[PLAN]));
      const narrow = own.rule || own.severity || own.verdict;
      const plans = [...data.plans.keys()].filter((n) => {
        if (hit.has(n)) return true;
        if (narrow || !takesPlan[n]) return false;
        return !texts || words.every((w) => texts.plans[n].includes(w));
      });
      const decided = findings.filter((f) => f[VERDICT] === "fail");
      const open = findings.filter((f) => f[VERDICT] !== "fail");
      return { findings: [...decided, ...open], decided: decided.length, plans, inPlans: hit.size };
    }

    function make(tag, name, ...children) {
      const element = document.createElement(tag);
      if (name) element.className = name;
      element.append(...children.filter((child) => child !== null && child !== ""));
      return element;
    }

    function printed(tag, name, text) {
      const element = make(tag, name, text);
      element.lang = "vi";
      return element;
    }

    function badge(key, text) {
      const sign = make("span", "", SIGN[key]);
      sign.setAttribute("aria-hidden", "true");
      return make("span", `badge ${key}`, sign, ` ${text}`);
    }

    function address(plan, finding) {
      const params = new URLSearchParams();
      if (finding) params.set("at", finding);
      params.set("lang", root.lang);
      params.set("back", state().toString());
      return `plans/${encodeURIComponent(plan[ID])}.html#${params}`;
    }

    function link(plan, finding, text) {
      const element = printed("a", "", text);
      element.href = address(plan, finding);
      element.dataset.paper = `plans/${plan[ID]}.html${finding ? ` ${finding}` : ""}`;
      return element;
    }

    const about = (plan) => [
      plan[NUMBER], plan[AGENCY], plan[COMMUNE], plan[DISTRICT], plan[PROVINCE], plan[YEAR],
    ].filter((part) => part !== null).join(" · ");

    function planItem(number) {
      const plan = data.plans[number];
      const counts = make("p", "counts");
      for (const [place, key] of ["error", "warning", "info", "undecided"].entries()) {
        const count = plan[ERRORS + place];
        if (count) counts.append(badge(key, `${word(key)}: ${count}`), " ");
      }
      const share = (Math.floor(plan[COVERAGE] * 1000) / 10).toFixed(1);
      const reading = `${word(plan[STATUS])} · ${word("coverage")} ${share} %`;
      return make("li", "",
        make("p", "line", link(plan, "", plan[SUBJECT] || word("untitled"))),
        printed("p", "muted", about(plan)),
        counts,
        make("p", "muted small", printed("span", "path", plan[PATH]), ` · ${reading}`));
    }

    function findingItem(finding) {
      const plan = data.plans[finding[PLAN]];
      const where = [
        finding[CONTAINER] ? word(`in_${finding[CONTAINER]}`, { id: finding[CONTAINER_ID] ?? "" }) : word("whole_plan"),
        finding[PAGE] ? word("page_n", { n: finding[PAGE] }) : "",
      ].filter(Boolean).join(", ");
      const key = kind(finding);
      const item = make("li", `finding ${key}`,
        make("p", "line", badge(key, word(key)), " ", make("b", "", finding[RULE]), ` ${title(finding[RULE])} · ${where}`),
        make("p", "", data.messages[finding[root.lang === "en" ? EN : VI]]));
      if (finding[FOUND]) item.append(printed("blockquote", "", finding[FOUND]));
      if (finding[WHY_VI] !== null) {
        const why = data.messages[finding[root.lang === "en" ? WHY_EN : WHY_VI]];
        item.append(make("p", "why", `${word("reason")}: ${why}`));
      }
      item.append(make("p", "small",
        link(plan, finding[FINDING], plan[SUBJECT] || plan[PATH]), " ", printed("span", "muted", about(plan))));
      return item;
    }

    function selected() {
      return fields.filter((field) => field.value).map((field) => {
        const label = field.closest("label").querySelector(`.t[lang=${root.lang}]`) || field.closest("label").firstChild;
        const value = field.selectedOptions ? field.selectedOptions[0].textContent : field.value;
        return `${label.textContent}: ${value}`;
      }).join("; ");
    }

    function draw() {
      const { findings, decided, plans, inPlans } = chosen();
      const items = view === "plans" ? plans : findings;
      const some = items.slice(0, limit).map(view === "plans" ? planItem : findingItem);
      list.replaceChildren(...some);
      if (view === "findings" && some.length > decided) {
        some[decided].before(make("li", "apart", `${word("undecided")} (${findings.length - decided})`));
      }
      more.hidden = some.length === items.length;
      const gaps = { shown: some.length, n: items.length, m: view === "plans" ? findings.length : inPlans };
      byId("count").textContent = items.length
        ? word(view === "plans" ? "shown_plans" : "shown_findings", gaps) : word("nothing");
      byId("chosen").textContent = selected();
      for (const button of form.querySelectorAll("[data-view]")) {
        button.setAttribute("aria-pressed", String(button.dataset.view === view));
      }
    }

    function changed() {
      limit = FIRST;
      const params = new URLSearchParams();
      if (view !== "plans") params.set("view", view);
      for (const field of fields) if (field.value) params.set(field.name, field.value);
      if (state().has("lang")) params.set("lang", state().get("lang"));
      remember(params);
      draw();
    }

    function restore() {
      const params = state();
      view = params.get("view") === "findings" ? "findings" : "plans";
      for (const field of fields) {
        field.value = params.get(field.name) ?? "";
        if (field.selectedIndex === -1) field.value = ""; // a value of another report
      }
      limit = FIRST;
    }

    fillAll();
    restore();
    form.hidden = false;
    let waiting = 0;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(changed, 120);
    });
    form.addEventListener("click", (event) => {
      const button = event.target.closest("[data-view]");
      if (!button) return;
      view = button.dataset.view;
      changed();
    });
    byId("clear").addEventListener("click", () => {
      form.reset();
      for (const field of fields) field.value = "";
      changed();
      form.elements.q.focus();
    });
    more.addEventListener("click", () => {
      const next = list.querySelectorAll("li:not(.apart)").length;
      limit += STEP;
      draw();
      list.querySelectorAll("li:not(.apart)")[next].querySelector("a").focus();
    });
    addEventListener("hashchange", () => {
      restore();
      speak(state().get("lang") || root.lang);
    });
    onLanguage.push(draw);
  }

  startList();
  startLanguage();
})();
