// Lists the files that are chosen, and shows where they can be dropped. Without it the field works as any other.
(() => {
  "use strict";
  const size = (bytes) =>
    bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

  function show(form, files) {
    const count = form.querySelector("[data-chosen-count]");
    const list = form.querySelector("[data-chosen]");
    const total = [...files].reduce((sum, file) => sum + file.size, 0);
    count.textContent = files.length
      ? count.dataset.words.replace("#count#", files.length).replace("#size#", size(total))
      : "";
    list.replaceChildren(
      ...[...files].map((file) => {
        const item = document.createElement("li");
        for (const words of [file.name, size(file.size)]) {
          const part = document.createElement("span");
          part.textContent = words;
          item.append(part);
        }
        return item;
      }),
    );
  }

  for (const form of document.querySelectorAll("[data-drop]")) {
    const input = form.querySelector("input[type=file]");
    const place = form.querySelector(".drop");
    input.addEventListener("change", () => show(form, input.files));
    for (const kind of ["dragenter", "dragover"]) {
      place.addEventListener(kind, (event) => {
        event.preventDefault();
        place.classList.add("over");
      });
    }
    for (const kind of ["dragleave", "drop"]) {
      place.addEventListener(kind, () => place.classList.remove("over"));
    }
    place.addEventListener("drop", (event) => {
      event.preventDefault();
      input.files = event.dataTransfer.files;
      show(form, input.files);
    });
  }
})();
