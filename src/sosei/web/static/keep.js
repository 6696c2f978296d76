// Keeps what is typed on this device until the server has it: a session that ends while somebody writes loses nothing.
(() => {
  "use strict";
  const PREFIX = "sosei-keep-";
  for (const sent of document.querySelectorAll("[data-forget]")) {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && key.endsWith(`-${sent.dataset.forget}`)) localStorage.removeItem(key);
    }
  }

  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const key = PREFIX + form.dataset.keep;
  const fields = () => [...form.querySelectorAll("input[type=text], input[type=radio], textarea")];

  function typed() {
    const values = {};
    for (const field of fields()) {
      if (field.type !== "radio" || field.checked) values[field.name] = field.value;
    }
    return values;
  }

  function put(values) {
    for (const field of fields()) {
      if (!(field.name in values)) continue;
      if (field.type === "radio") field.checked = field.value === values[field.name];
      else field.value = values[field.name];
    }
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }

  const same = (values) => JSON.stringify(values) === JSON.stringify(typed());
  const before = kept();
  const offer = document.getElementById("found-here");
  if (before && !same(before.values)) {
    offer.hidden = false;
    offer.querySelector("[data-found-at]").textContent = new Date(before.at).toLocaleString(document.documentElement.lang);
    offer.querySelector("[data-found-take]").addEventListener("click", () => {
      put(before.values);
      offer.hidden = true;
    });
    offer.querySelector("[data-found-drop]").addEventListener("click", () => {
      localStorage.removeItem(key);
      offer.hidden = true;
    });
  } else {
    localStorage.removeItem(key);
  }

  form.addEventListener("input", () => {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: typed() }));
  });

  // the server's own answer comes from the address that was asked; a page of sign-in comes from another one
  const line = document.getElementById("kept");
  const answered = ({ detail: { xhr } }) =>
    xhr.responseURL.endsWith(line.getAttribute("hx-post")) && !xhr.getResponseHeader("HX-Redirect");
  line.addEventListener("htmx:beforeOnLoad", (event) => {
    if (!answered(event)) event.preventDefault();
  });
  line.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && answered(event)) localStorage.removeItem(key);
    else line.textContent = line.dataset.keptNot;
  });
})();
