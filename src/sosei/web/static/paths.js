// Draws each path of years and values beside its table, and keeps both in step. It draws the line that is typed: it projects nothing.
(() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const WIDTH = 480, HEIGHT = 240, LEFT = 52, RIGHT = 24, TOP = 22, BOTTOM = 28;
  const form = document.getElementById("study-form");
  const words = form.dataset;
  const said = (text, values) => Object.entries(values).reduce((t, [k, v]) => t.replace(`#${k}#`, v), text);

  function made(name, attributes, parent) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent?.append(element);
    return element;
  }

  const read = (text) => {
    const plain = text.normalize("NFKC").replace(/[,\s]/g, "").replace("−", "-");
    return plain === "" ? NaN : Number(plain);
  };
  const chosenYear = (name, other) => {
    const year = read(form.elements.namedItem(name)?.value ?? "");
    return Number.isFinite(year) ? year : other;
  };

  class Path {
    constructor(rows) {
      this.rows = rows;
      this.step = Number(rows.dataset.step);
      this.place = rows.querySelector("[data-drawing]");
      this.svg = made("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": `${rows.querySelector("legend").textContent} ${words.drawn}` }, this.place);
      const help = document.createElement("p");
      help.className = "help";
      help.textContent = words.help;
      this.place.append(help);
      this.sliders = new Map();
      rows.addEventListener("input", (event) => event.isTrusted && this.draw());
      rows.addEventListener("rows:changed", () => this.added());
      this.svg.addEventListener("pointermove", (event) => this.drag(event));
      for (const end of ["pointerup", "pointercancel"]) this.svg.addEventListener(end, () => (this.dragged = null));
      this.draw();
    }

    // rows of the table that hold a point, in the order of years
    points() {
      return [...this.rows.querySelectorAll("[data-row]")]
        .map((row) => {
          const [year, value] = row.querySelectorAll("input");
          return { row, year, value, x: read(year.value), y: read(value.value) };
        })
        .filter((point) => Number.isFinite(point.x) && Number.isFinite(point.y))
        .sort((one, other) => one.x - other.x);
    }

    bounds(points) {
      const base = chosenYear("study-base-year", 2020), horizon = chosenYear("study-horizon", base + 40);
      const xs = points.map((point) => point.x), ys = points.map((point) => point.y);
      return {
        first: Math.min(base, ...xs), last: Math.max(horizon, ...xs),
        low: Math.min(Number(this.rows.dataset.low), ...ys), high: Math.max(Number(this.rows.dataset.high), ...ys),
      };
    }

    // an added row starts as a point in the middle of the widest gap, so that there is something to move
    added() {
      const points = this.points();
      const { first, last, low, high } = this.bounds(points);
      for (const row of this.rows.querySelectorAll("[data-row]")) {
        const [year, value] = row.querySelectorAll("input");
        if (year.value || value.value) continue;
        const xs = [first, ...points.map((point) => point.x), last];
        let gap = points.length ? 1 : 0;
        for (let place = 1; place < xs.length; place += 1) if (xs[place] - xs[place - 1] > xs[gap] - xs[gap - 1]) gap = place;
        const x = points.length ? Math.round((xs[gap] + xs[gap - 1]) / 2) : first;
        year.value = String(x);
        value.value = this.printed(points.length ? this.at(points, x) : (low + high) / 2);
      }
      this.draw();
    }

    at(points, x) {
      const after = points.find((point) => point.x >= x), before = points.findLast((point) => point.x <= x);
      if (!after) return before.y;
      if (!before || before.x === after.x) return after.y;
      return before.y + ((after.y - before.y) * (x - before.x)) / (after.x - before.x);
    }

    printed(value) {
      const stepped = Math.round(value / this.step) * this.step;
      return String(Number(stepped.toFixed(4)));
    }

    draw() {
      const points = this.points();
      const scale = (this.scale = this.bounds(points));
      this.x = (year) => LEFT + ((year - scale.first) / (scale.last - scale.first || 1)) * (WIDTH - LEFT - RIGHT);
      this.y = (value) => HEIGHT - BOTTOM - ((value - scale.low) / (scale.high - scale.low || 1)) * (HEIGHT - TOP - BOTTOM);
      const kept = new Set(points.map((point) => point.row));
      for (const [row, slider] of this.sliders) if (!kept.has(row)) (slider.remove(), this.sliders.delete(row));
      this.ground?.remove();
      this.ground = made("g", {});
      this.svg.prepend(this.ground);
      this.axes(scale);
      if (points.length) this.line(points, scale);
      points.forEach((point, number) => this.slider(point, number));
      this.place.hidden = points.length === 0;
    }

    axes({ first, last, low, high }) {
      for (let place = 0; place <= 6; place += 1) {
        const value = low + ((high - low) * place) / 6, height = this.y(value);
        made("line", { class: "grid", x1: LEFT, x2: WIDTH - RIGHT, y1: height, y2: height }, this.ground);
        made("text", { class: "tick", x: LEFT - 16, y: height + 4, "text-anchor": "end" }, this.ground).textContent = String(Number(value.toFixed(2)));
      }
      const every = last - first > 30 ? 10 : 5;
      for (let year = Math.ceil(first / every) * every; year <= last; year += every) {
        made("text", { class: "tick", x: this.x(year), y: HEIGHT - 8, "text-anchor": "middle" }, this.ground).textContent = String(year);
      }
    }

    line(points, { first, last }) {
      const ends = [{ x: first, y: points[0].y }, ...points, { x: last, y: points.at(-1).y }];
      made("polyline", { class: "path", points: ends.map((p) => `${this.x(p.x)},${this.y(p.y)}`).join(" ") }, this.ground);
    }

    slider(point, number) {
      let slider = this.sliders.get(point.row);
      if (!slider) {
        slider = made("g", { class: "point", role: "slider", tabindex: "0" }, this.svg);
        made("circle", { class: "reach", r: 18 }, slider);
        made("circle", { class: "dot", r: 7 }, slider);
        made("text", { class: "value", "text-anchor": "middle", "aria-hidden": "true" }, slider);
        slider.addEventListener("keydown", (event) => this.key(event, point.row));
        slider.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          slider.focus();
          this.svg.setPointerCapture(event.pointerId);
          this.dragged = point.row;
        });
        this.sliders.set(point.row, slider);
      }
      const { low, high } = this.scale;
      const attributes = {
        "aria-label": said(words.point, { n: number + 1 }), "aria-orientation": "vertical",
        "aria-valuemin": low, "aria-valuemax": high, "aria-valuenow": point.y,
        "aria-valuetext": said(words.pointValue, { y: point.x, v: point.y }),
        transform: `translate(${this.x(point.x)} ${this.y(point.y)})`,
      };
      for (const [key, value] of Object.entries(attributes)) slider.setAttribute(key, value);
      const label = slider.querySelector("text");
      label.textContent = point.value.value;
      label.setAttribute("y", this.y(point.y) < TOP + 18 ? 32 : -21);
    }

    move(row, x, y) {
      const [year, value] = row.querySelectorAll("input");
      const other = this.points().some((point) => point.row !== row && point.x === Math.round(x));
      if (!other) year.value = String(Math.min(this.scale.last, Math.max(this.scale.first, Math.round(x))));
      value.value = this.printed(Math.min(this.scale.high, Math.max(this.scale.low, y)));
      this.draw();
    }

    key(event, row) {
      const steps = {
        ArrowUp: [0, 1], ArrowDown: [0, -1], PageUp: [0, 5], PageDown: [0, -5], ArrowRight: [1, 0], ArrowLeft: [-1, 0],
      }[event.key];
      if (!steps) return;
      event.preventDefault();
      const { x, y } = this.points().find((point) => point.row === row);
      this.move(row, x + steps[0], y + steps[1] * this.step);
    }

    drag(event) {
      if (!this.dragged) return;
      const box = this.svg.getBoundingClientRect(), { first, last, low, high } = this.scale;
      const across = ((event.clientX - box.left) / box.width) * WIDTH, down = ((event.clientY - box.top) / box.height) * HEIGHT;
      const x = first + ((across - LEFT) / (WIDTH - LEFT - RIGHT)) * (last - first);
      const y = low + ((HEIGHT - BOTTOM - down) / (HEIGHT - TOP - BOTTOM)) * (high - low);
      this.move(this.dragged, x, y);
    }
  }

  const paths = new Map();
  const find = () => {
    for (const rows of document.querySelectorAll("[data-path]")) if (!paths.has(rows)) paths.set(rows, new Path(rows));
  };
  document.addEventListener("rows:changed", find);
  for (const name of ["study-base-year", "study-horizon"]) {
    form.elements.namedItem(name)?.addEventListener("change", () => paths.forEach((path) => path.draw()));
  }
  find();
})();
