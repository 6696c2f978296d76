// Adds and takes out rows of a page of entry at once. Without it the server does the same, and the page comes back.
(() => {
  "use strict";
  const named = (place) => place.closest("[data-rows]");

  function nextNumber(rows) {
    const prefix = `${rows.id}-`;
    const taken = [...rows.querySelectorAll("[name]")]
      .filter((field) => field.name.startsWith(prefix))
      .map((field) => Number.parseInt(field.name.slice(prefix.length), 10))
      .filter(Number.isFinite);
    return Math.max(-1, ...taken) + 1;
  }

  function fill(node, mark, number) {
    for (const element of node.querySelectorAll("*")) {
      for (const { name, value } of [...element.attributes]) {
        if (value.includes(mark)) element.setAttribute(name, value.replaceAll(mark, number));
      }
      if (element.tagName === "TEMPLATE") fill(element.content, mark, number);
    }
  }

  function add(button) {
    const rows = named(button);
    const number = nextNumber(rows);
    const copy = rows.querySelector(":scope > template").content.cloneNode(true);
    const holder = document.createElement("div");
    holder.append(copy);
    fill(holder, `__${rows.dataset.rows}__`, String(number));
    const row = holder.querySelector("[data-row]");
    for (const place of row.querySelectorAll(":scope > legend [data-number]")) place.textContent = String(number + 1);
    rows.querySelector("[data-place]").append(row);
    row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    changed(rows);
  }

  function remove(button) {
    const row = button.closest("[data-row]");
    const rows = named(row);
    row.remove();
    rows.querySelector("[data-add]").focus();
    changed(rows);
  }

  function changed(rows) {
    rows.dispatchEvent(new CustomEvent("rows:changed", { bubbles: true }));
  }

  // what can be chosen as status quo and as aim are the scenarios of the page itself
  function scenarios() {
    const rows = [...document.querySelectorAll("#scenario > [data-place] > [data-row]")];
    const known = rows.map((row) => {
      const field = (key) => row.querySelector(`[name="${row.id}-${key}"]`).value.trim();
      return { key: field("name") || row.id, label: field("label") || field("name") || row.id };
    });
    for (const name of ["vision-status_quo", "vision-aim"]) {
      const select = document.getElementById(name);
      const chosen = select.value;
      select.replaceChildren(...known.map(({ key, label }) => new Option(label, key, false, key === chosen)));
    }
  }
  document.addEventListener("rows:changed", scenarios);
  document.addEventListener("input", (event) => event.target.name?.startsWith("scenario-") && scenarios());

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add], [data-remove]");
    if (!button) return;
    event.preventDefault();
    if (button.matches("[data-add]")) add(button);
    else remove(button);
  });
})();
