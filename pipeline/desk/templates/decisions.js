// Decisions taken back from their list.
"use strict";

(() => {
  const { byId } = Report;
  const { who } = JSON.parse(byId("who").textContent);
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button.undo");
    if (!button) return;
    const told = await DeskPage.send(`/plans/${button.dataset.document}/decide`, { who: who || "?", undo: button.dataset.undo });
    if (told.error) { byId("said").textContent = told.error; byId("said").hidden = false; } else location.reload();
  });
})();
