// Moves the levers of the explorer: asks the server what they come to, and puts its answer into the charts. It computes nothing.
(() => {
  "use strict";
  const place = document.getElementById("explorer"), form = document.getElementById("levers");
  const status = document.getElementById("explorer-status");
  const charts = [...document.querySelectorAll("[data-explorer]")];
  const REST = 350, SAY = 900;
  let asking = false, again = false, resting = 0, saying = 0, words = null;

  const set = (id, text) => (document.getElementById(id).textContent = text);

  function asked() {
    const sent = new URLSearchParams(new FormData(form));
    for (const chart of charts) sent.set(`frame-${chart.dataset.explorer}`, chart.dataset.frame);
    return sent;
  }

  async function fetched(address) {
    const answer = await fetch(`${address}?${asked()}`, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  // one question at a time: whatever moved meanwhile is asked for once, after it
  async function move() {
    if (asking) return void (again = true);
    asking = true;
    try {
      do {
        again = false;
        put(await fetched(place.dataset.figures));
      } while (again);
    } catch {
      faults([place.dataset.failed]);
    }
    asking = false;
    clearTimeout(resting);
    resting = setTimeout(close, REST);
  }

  async function close() {
    try {
      const { closing } = await fetched(place.dataset.closing);
      if (!closing) return;
      document.getElementById("explorer-closing").replaceChildren(
        ...closing.map((line) => Object.assign(document.createElement("li"), { textContent: line })),
      );
    } catch {
      faults([place.dataset.failed]);
    }
  }

  function faults(lines) {
    document.getElementById("faults")?.remove();
    if (!lines.length) return;
    const box = Object.assign(document.createElement("div"), { id: "faults", className: "faults" });
    box.setAttribute("role", "alert");
    const list = document.createElement("ul");
    list.append(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
    box.append(Object.assign(document.createElement("h2"), { textContent: place.dataset.faults }), list);
    form.before(box);
  }

  function put(answer) {
    faults(answer.faults ?? []);
    if (answer.faults) return;
    words = answer.words;
    set("explorer-answer", words.answer);
    set("explorer-gap", words.gap);
    const clamped = set("explorer-clamped", words.clamped);
    document.getElementById("explorer-clamped").hidden = !clamped;
    document.getElementById("explorer-figures").innerHTML = answer.figures;
    for (const name of document.querySelectorAll("[data-name]")) name.textContent = words.names[Number(name.dataset.name)];
    for (const chart of charts) draw(chart, answer.charts[chart.dataset.explorer]);
    link(answer.link);
    clearTimeout(saying);
    saying = setTimeout(() => (status.textContent = `${words.answer} ${words.gap}`), SAY);
  }

  function draw(chart, told) {
    const name = chart.dataset.explorer;
    if (words.alternatives[name]) chart.setAttribute("aria-label", words.alternatives[name]);
    chart.dataset.frame = told.frame;
    if (told.whole) {
      if (name === "pyramid") told.whole.params = [{ name: "year", value: player.year() }];
      document.getElementById(chart.dataset.chart).textContent = JSON.stringify(told.whole);
      chart.dispatchEvent(new Event("chart:changed", { bubbles: true }));
    } else if (chart.view) {
      for (const [data, rows] of Object.entries(told.data)) chart.view.data(data, rows);
      chart.view.runAsync();
    }
    if (name === "pyramid") player.say();
  }

  function link(text) {
    history.replaceState(null, "", `?${text}`);
    document.getElementById("explorer-take").dataset.link = text;
    document.getElementById("explorer-link").search = `?${text}`;
    const kept = document.querySelector("#keep [name=link]");
    if (kept) kept.value = text;
    player.links();
  }

  // a slider and its number are one value
  form.addEventListener("input", ({ target }) => {
    if (target.dataset.for) document.getElementById(target.dataset.for).value = target.value;
    else if (target.id) for (const slider of form.querySelectorAll(`[data-for="${target.id}"]`)) slider.value = target.value;
    move();
  });

  const player = (() => {
    const pyramid = document.getElementById("explorer-pyramid");
    const slider = document.getElementById("play-year"), button = document.getElementById("play");
    const speed = document.getElementById("play-speed");
    const years = () => Object.keys(captions());
    const first = JSON.parse(document.getElementById("explorer-captions").textContent);
    const captions = () => words?.captions ?? first;
    let running = 0;
    const year = () => Number(years()[Number(slider.value)]);
    function say() {
      const caption = captions()[year()];
      set("explorer-caption", caption);
      pyramid.setAttribute("aria-label", caption);
    }
    function links() {
      const text = document.getElementById("explorer-take").dataset.link;
      for (const each of document.querySelectorAll("[data-take]")) each.search = `?${text}${"year" in each.dataset ? `&year=${year()}` : ""}`;
    }
    function show() {
      slider.setAttribute("aria-valuetext", String(year()));
      set("play-shown", String(year()));
      pyramid.view?.signal("year", year()).runAsync();
      say();
      links();
    }
    function stop() {
      clearInterval(running);
      running = 0;
      button.textContent = button.dataset.play;
    }
    function step() {
      if (Number(slider.value) >= Number(slider.max)) return stop();
      slider.value = String(Number(slider.value) + 1);
      show();
    }
    function play() {
      if (running) return stop();
      if (Number(slider.value) >= Number(slider.max)) slider.value = "0";
      show();
      button.textContent = button.dataset.pause;
      running = setInterval(step, Number(speed.value));
    }
    button.addEventListener("click", play);
    slider.addEventListener("input", () => (stop(), show()));
    speed.addEventListener("change", () => running && (stop(), play()));
    // whoever asks for less motion steps by hand
    button.hidden = matchMedia("(prefers-reduced-motion: reduce)").matches;
    speed.parentElement.hidden = button.hidden;
    document.getElementById("player").hidden = false;
    return { year, say, links };
  })();
})();
