// What all pages of the audit share, written by hand: the state in the hash, and the language. list.js and
// plan.js build elements and set their text, never HTML: whatever a plan says stays text.
"use strict";

const Report = (() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const state = () => new URLSearchParams(location.hash.slice(1));
  const remember = (params) => {
    const told = params.toString();
    history.replaceState(null, "", told ? `#${told}` : location.pathname + location.search);
  };

  // ---- language -------------------------------------------------------------------------------------

  const onLanguage = [];

  const kept = () => {
    try { return localStorage.getItem("plans-lang"); } catch { return null; } // storage may be switched off
  };

  function speak(language) {
    const lang = language === "en" ? "en" : "vi";
    root.lang = lang;
    for (const element of document.querySelectorAll("[data-vi-text]")) {
      element.textContent = element.getAttribute(`data-${lang}-text`);
    }
    for (const name of ["alt", "placeholder", "aria-label"]) {
      for (const element of document.querySelectorAll(`[data-vi-${name}]`)) {
        element.setAttribute(name, element.getAttribute(`data-${lang}-${name}`));
      }
    }
    const button = byId("switch");
    button.lang = lang === "vi" ? "en" : "vi";
    try { localStorage.setItem("plans-lang", lang); } catch { /* the hash remembers it */ }
    for (const redraw of onLanguage) redraw();
  }

  function startLanguage() {
    const button = byId("switch");
    button.hidden = false;
    button.addEventListener("click", () => {
      const params = state();
      params.set("lang", root.lang === "vi" ? "en" : "vi");
      remember(params);
      speak(params.get("lang"));
    });
    speak(state().get("lang") || kept() || root.lang);
  }

  return { root, byId, state, remember, onLanguage, speak, startLanguage };
})();
