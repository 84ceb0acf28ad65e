// Pan, zoom, periods, and the list beside the map. The page says all that it has to say without it.
"use strict";
(() => {
  const svg = document.getElementById("map");
  const whole = svg.viewBox.baseVal;
  const home = { x: whole.x, y: whole.y, w: whole.width, h: whole.height };
  const view = { ...home };
  const bar = document.querySelector(".scalebar");
  const perUnit = Number(bar.dataset.km) / Number(bar.dataset.units);
  const byPlace = (key) => document.querySelectorAll(`[data-place="${key}"]`);
  const clamp = (value, low, high) => Math.max(low, Math.min(high, value));

  function draw() {
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`);
    const width = svg.clientWidth || home.w;
    const letters = width < 560 ? 0.9 : 1;
    svg.style.setProperty("--k", ((view.w / width) * letters).toFixed(4));
    const kilometres = [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1];
    const km = kilometres.find((one) => one / perUnit <= view.w * 0.22) || 1;
    bar.style.width = `${((km / perUnit / view.w) * 100).toFixed(2)}%`;
    bar.firstElementChild.textContent = `${km} km`;
    declutter();
  }

  function declutter() {
    const frame = svg.getBoundingClientRect();
    const owner = (one) => one.closest(".place");
    const held = (one) => ({ box: one.getBoundingClientRect(), owner: owner(one) });
    const taken = [...svg.querySelectorAll(".place:not(.gone):not(.bare) .spot")].map(held);
    const labels = [...svg.querySelectorAll(".at-label:not(.gone):not(.bare) .label"), ...svg.querySelectorAll(".place:not(.at-label):not(.gone):not(.bare) .label"), ...svg.querySelectorAll(".bare .spot"), ...svg.querySelectorAll(".place:not(.gone) .control"), ...svg.querySelectorAll(".bare .label"), ...svg.querySelectorAll("text.country")];
    for (const label of labels) {
      const box = label.getBoundingClientRect();
      if (label.classList.contains("spot")) {
        taken.push(held(label));
        continue;
      }
      const outside = box.right < frame.left || box.left > frame.right || box.bottom < frame.top || box.top > frame.bottom;
      const span = label.dataset.span ? (label.dataset.span / view.w) * frame.width : Infinity;
      const far = view.w > home.w * 1.3 && owner(label)?.querySelector("[data-shifted]");
      const cut = label.classList.contains("country") && (box.left < frame.left || box.right > frame.right || box.width > span);
      const meets = taken.some((other) => other.owner !== owner(label) && box.left + 2 < other.box.right && other.box.left < box.right - 2 && box.top + 2 < other.box.bottom && other.box.top < box.bottom - 2);
      const off = outside || cut || meets || Boolean(far);
      label.classList.toggle("off", off);
      const leader = label.classList.contains("label") && label.parentNode.querySelector(".leader");
      if (leader) leader.classList.toggle("off", off);
      const short = label.classList.contains("label") && label.parentNode.querySelector(".short");
      if (short) short.classList.toggle("off", outside || !off);
      if (!off) taken.push({ box, owner: label });
    }
  }

  function zoom(factor, cx = view.x + view.w / 2, cy = view.y + view.h / 2) {
    const wide = clamp(view.w * factor, home.w / 40, Number(svg.dataset.widest));
    const by = wide / view.w;
    view.x = cx - (cx - view.x) * by;
    view.y = cy - (cy - view.y) * by;
    view.w = wide;
    view.h = wide * (home.h / home.w);
    draw();
  }

  function move(dx, dy) {
    view.x += dx;
    view.y += dy;
    draw();
  }

  function reset() {
    Object.assign(view, home);
    draw();
  }

  const at = (event) => {
    const box = svg.getBoundingClientRect();
    return [view.x + ((event.clientX - box.left) / box.width) * view.w, view.y + ((event.clientY - box.top) / box.height) * view.h];
  };

  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && !svg.contains(document.activeElement)) return;
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, ...at(event));
  }, { passive: false });
  svg.addEventListener("dblclick", (event) => zoom(0.5, ...at(event)));
  svg.addEventListener("keydown", (event) => {
    const step = view.w * 0.12;
    const keys = {
      "+": () => zoom(0.7), "=": () => zoom(0.7), "-": () => zoom(1 / 0.7), 0: reset,
      ArrowLeft: () => move(-step, 0), ArrowRight: () => move(step, 0), ArrowUp: () => move(0, -step), ArrowDown: () => move(0, step),
    };
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  const fingers = new Map();
  let dragged = false;
  svg.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, event);
    dragged = false;
  });
  svg.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const scale = view.w / svg.clientWidth;
    if (fingers.size === 1) {
      const dx = before.clientX - event.clientX, dy = before.clientY - event.clientY;
      if (!dragged && Math.hypot(dx, dy) < 5) return;
      if (!dragged) svg.setPointerCapture(event.pointerId);
      dragged = true;
      move(dx * scale, dy * scale);
    } else {
      const [other] = [...fingers.values()].filter((one) => one.pointerId !== event.pointerId);
      const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
      dragged = true;
      zoom(apart(before) / apart(event), ...at(other));
    }
    fingers.set(event.pointerId, event);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) svg.addEventListener(end, (event) => fingers.delete(event.pointerId));

  svg.addEventListener("dragstart", (event) => event.preventDefault());

  const list = document.querySelector(".side-list");
  function choose(key) {
    for (const one of document.querySelectorAll(".chosen")) one.classList.remove("chosen");
    for (const one of byPlace(key)) one.classList.add("chosen");
    const card = document.getElementById(key);
    if (!card) return;
    if (list.scrollHeight > list.clientHeight + 4) list.scrollTo({ top: card.offsetTop - 4 });
    else card.scrollIntoView({ block: "nearest" });
  }
  svg.addEventListener("click", (event) => {
    const place = event.target.closest("a.place");
    if (!place) return;
    event.preventDefault();
    if (!dragged || event.detail === 0) choose(place.dataset.place);
  });

  const period = document.getElementById("period");
  period.addEventListener("change", () => {
    for (const one of document.querySelectorAll("[data-months]"))
      one.hidden = period.value !== "" && !one.dataset.months.split(" ").some((month) => month.startsWith(period.value));
    for (const card of list.querySelectorAll("article[data-place]")) {
      const told = [...card.querySelectorAll("[data-months]")];
      const left = told.filter((one) => !one.hidden).length;
      const gone = told.length > 0 && left === 0;
      card.hidden = gone;
      for (const shape of svg.querySelectorAll(`[data-place="${card.dataset.place}"]`)) {
        shape.classList.toggle("gone", gone);
        const number = shape.querySelector(".number");
        if (number) number.textContent = left;
      }
    }
    draw();
  });

  for (const button of document.querySelectorAll("[data-zoom]"))
    button.addEventListener("click", () => ({ in: () => zoom(0.6), out: () => zoom(1 / 0.6), home: reset })[button.dataset.zoom]());
  for (const one of document.querySelectorAll("[data-live]")) one.hidden = false;
  for (const box of document.querySelectorAll(".tools input")) box.addEventListener("change", declutter);
  new ResizeObserver(draw).observe(svg);
  svg.classList.add("live");
  svg.style.touchAction = "pan-y";
  draw();
})();
