// Draws every chart whose specification stands in the page as JSON. No computing here: numbers come from the server.
(() => {
  "use strict";
  const OPTIONS = {
    mode: "vega-lite",
    renderer: "svg",
    actions: false,
    ast: true, // expressions are interpreted: the content security policy allows no eval
    defaultStyle: false, // no <style> elements; style.css has the rules instead
    tooltip: { disableDefaultStyle: true },
  };
  const drawn = new Map();

  // Vega follows the window only; this follows the place too (an opened part, a turned phone, print).
  const places = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const view = drawn.get(target)?.view;
      if (view && target.clientWidth > 0 && view.width() !== target.clientWidth) {
        view.width(target.clientWidth).runAsync();
      }
    }
  });

  async function draw(place) {
    if (drawn.has(place)) return;
    drawn.set(place, null);
    try {
      const specification = JSON.parse(document.getElementById(place.dataset.chart).textContent);
      const result = await window.vegaEmbed(place, specification, OPTIONS);
      if (!place.isConnected) return void result.finalize();
      drawn.set(place, result);
      places.observe(place);
      place.dataset.drawn = "yes";
      place.view = result.view; // whoever exchanges its data finds it here
    } catch (error) {
      console.error(error);
      place.dataset.drawn = "as-picture";
      if (!place.dataset.picture) return;
      const picture = new Image();
      picture.src = place.dataset.picture;
      picture.alt = "";
      place.replaceChildren(picture);
    }
  }

  async function drawAll() {
    for (const [place, result] of drawn) {
      if (place.isConnected) continue;
      places.unobserve(place);
      result?.finalize();
      drawn.delete(place);
    }
    await document.fonts.ready; // widths of text are measured while drawing
    await Promise.all([...document.querySelectorAll("[data-chart]")].map(draw));
  }

  document.addEventListener("chart:changed", ({ target }) => {
    drawn.get(target)?.finalize();
    places.unobserve(target);
    drawn.delete(target);
    draw(target);
  });
  document.addEventListener("htmx:afterSwap", () => {
    drawAll();
    const chosen = document.querySelector(".choice [aria-current]");
    const status = document.getElementById("status");
    if (chosen && status) status.textContent = `${chosen.textContent}を表示しました。`;
  });
  drawAll();
})();
