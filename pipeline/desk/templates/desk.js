// What all pages of the desk share: the language, which the server is told by a cookie. Elements are built and their
// text is set, never HTML: whatever a plan says stays text.
"use strict";

const DeskPage = (() => {
  const { root, onLanguage, startLanguage } = Report;
  const keep = () => { document.cookie = `plans-lang=${root.lang}; path=/; max-age=31536000; samesite=strict`; };
  const asked = root.lang; // what the server chose, by the cookie or the browser
  try { localStorage.setItem("plans-lang", asked); } catch { /* storage may be switched off */ }
  onLanguage.push(keep);
  const words = (told) => told[root.lang] ?? told.vi;

  async function send(address, body) {
    const answer = await fetch(address, {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
    });
    const told = await answer.json().catch(() => ({ error: `HTTP ${answer.status}` }));
    return answer.ok ? told : { error: told.error ?? `HTTP ${answer.status}` };
  }

  if (!document.body.classList.contains("plan")) startLanguage();
  return { words, send };
})();
