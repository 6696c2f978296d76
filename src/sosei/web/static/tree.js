// Nodes of a tree are dragged to another place; the server moves them, and the buttons beside them do the same.
(() => {
  "use strict";
  const EDGE = 0.3; // upper and lower share of a row that mean before and after it; between them, below it

  const row = (element) => element.closest("li[data-node]");
  const next = (item) => item.nextElementSibling?.dataset.node ?? "";
  let dragged = null;
  let aim = null;

  function aimed(item, y) {
    const box = item.querySelector(":scope > .branch").getBoundingClientRect();
    const share = (y - box.top) / box.height;
    if (share < EDGE) return { item, place: "before", parent: item.dataset.parent, before: item.dataset.node };
    if (share > 1 - EDGE) return { item, place: "after", parent: item.dataset.parent, before: next(item) };
    return { item, place: "inside", parent: item.dataset.node, before: "" };
  }

  function show(found) {
    for (const marked of document.querySelectorAll("[data-aim]")) delete marked.dataset.aim;
    aim = found;
    if (found) found.item.querySelector(":scope > .branch").dataset.aim = found.place;
  }

  function over(event) {
    if (!dragged) return;
    const item = event.target.closest(".branch") && row(event.target);
    if (!item || dragged.contains(item)) return show(null);
    event.preventDefault();
    show(aimed(item, event.clientY));
  }

  function drop(tree, event) {
    if (!aim || !dragged) return;
    event.preventDefault();
    const form = tree.querySelector(":scope > form");
    const told = { node: dragged.dataset.node, parent: aim.parent, before: aim.before };
    if (told.before === told.node) told.before = next(dragged);
    for (const [name, value] of Object.entries(told)) form.elements[name].value = value;
    form.submit();
  }

  function handle(tree, item) {
    const grip = document.createElement("span");
    grip.className = "grip";
    grip.textContent = "⠿";
    grip.title = tree.dataset.handle;
    grip.setAttribute("aria-hidden", "true"); // the buttons do the same, and say so
    grip.draggable = true;
    grip.addEventListener("dragstart", (event) => {
      dragged = item;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", item.dataset.node);
      item.classList.add("dragged");
    });
    grip.addEventListener("dragend", () => {
      item.classList.remove("dragged");
      dragged = null;
      show(null);
    });
    item.querySelector(":scope > .branch > p").prepend(grip, " ");
  }

  // what was moved is said aloud only if it comes into a region that is there already
  function announce(region) {
    const words = [...region.childNodes];
    region.replaceChildren();
    setTimeout(() => region.replaceChildren(...words), 100);
  }

  document.querySelectorAll("[data-announce]").forEach(announce);
  for (const tree of document.querySelectorAll("[data-tree]")) {
    for (const item of tree.querySelectorAll("li[data-node]")) handle(tree, item);
    tree.addEventListener("dragover", over);
    tree.addEventListener("drop", (event) => drop(tree, event));
  }
})();
