// Puts a reference into the text at the place of the cursor. Without it the reference stands there to be copied.
// Where all stands in one column, the list of sections is folded: the text comes first.
(() => {
  "use strict";

  function ready(root) {
    for (const button of root.querySelectorAll("[data-insert][hidden]")) button.hidden = false;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]");
    const field = document.getElementById("text");
    if (!button || !field) return;
    field.setRangeText(button.dataset.insert, field.selectionStart, field.selectionEnd, "end");
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  function fold() {
    if (!matchMedia("(max-width: 62rem)").matches) return;
    for (const list of document.querySelectorAll("[data-fold]")) list.open = false;
  }

  document.addEventListener("DOMContentLoaded", () => {
    ready(document);
    fold();
  });
  document.addEventListener("htmx:load", (event) => ready(event.detail.elt));
})();
