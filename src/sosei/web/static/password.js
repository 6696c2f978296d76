// A password can be looked at while it is typed; of a new one it is said how long it is.
(() => {
  "use strict";
  for (const field of document.querySelectorAll("input[data-show]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small";
    button.textContent = field.dataset.show;
    button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-controls", field.id);
    button.addEventListener("click", () => {
      const shown = field.type === "password";
      field.type = shown ? "text" : "password";
      button.setAttribute("aria-pressed", String(shown));
    });
    field.after(button);
    field.form.addEventListener("submit", () => {
      field.type = "password";
    });
  }

  for (const meter of document.querySelectorAll("meter[data-of]")) {
    const field = document.getElementById(meter.dataset.of);
    field.addEventListener("input", () => {
      meter.hidden = false;
      meter.value = Math.min([...field.value].length, meter.max);
    });
  }
})();
