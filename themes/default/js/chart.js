// Charts are read by pointer or arrow keys. What is said comes from the table below the drawing.
const readChart = (frame) => {
  const chart = frame.closest(".chart");
  const svg = frame.querySelector("svg");
  const heads = all("thead th", chart).map((it) => it.textContent);
  const rows = all("tbody tr", chart);
  const [kind, ...rest] = frame.dataset.chart.split(" ");
  const shapes = all({ cells: ".chart-cell", points: ".chart-point path" }[kind] ?? "none", svg);
  const count = kind === "cells" ? shapes.length : rows.length;
  if (!count) return;
  const columns = kind === "cells" ? heads.length - 1 : 1;
  const tip = make("div", { class: "chart-tip", "aria-hidden": "true", hidden: "" });
  const cursor = make("div", { class: "chart-cursor", hidden: "" });
  const slider = make("div", {
    class: "chart-slider", role: "slider", tabindex: "0", "aria-valuemin": 1, "aria-valuemax": count,
    "aria-label": "Values of: " + chart.querySelector("figcaption").textContent,
  });
  frame.append(cursor, tip, slider);
  // The place of an entry in the frame: left, top, width, height.
  const place = (at) => {
    const own = frame.getBoundingClientRect();
    if (shapes.length) {
      const box = shapes[at].getBoundingClientRect();
      return [box.x - own.x, box.y - own.y, box.width, box.height];
    }
    const style = getComputedStyle(svg);
    const left = parseFloat(style.paddingLeft);
    const width = own.width - left - parseFloat(style.paddingRight);
    const top = Number(frame.dataset.top);
    if (kind === "rows") return [0, top + at * rest[0], own.width, Number(rest[0])];
    const share = kind === "slots" ? (at + 0.5) / count : [kind, ...rest][at] / 100;
    return [left + width * share, top, 0, frame.dataset.bottom - top];
  };
  const said = (at) => {
    const row = rows[Math.floor(at / columns)];
    const cells = [...row.cells].map((cell) => cell.textContent);
    if (kind === "cells") return [cells[0], [[heads[1 + (at % columns)], cells[1 + (at % columns)]]]];
    const pairs = cells.slice(1).map((text, n) => [heads[n + 1], text]);
    return [cells[0], pairs.filter(([, text]) => text)];
  };
  let here = kind === "slots" || /^\d/.test(kind) ? count - 1 : 0;
  const value = (at) => {
    const [title, pairs] = said(at);
    slider.setAttribute("aria-valuenow", at + 1);
    slider.setAttribute("aria-valuetext", [title, ...pairs.map((pair) => pair.join(" "))].join(", "));
    return [title, pairs];
  };
  const show = (at) => {
    here = at;
    const [title, pairs] = value(at);
    tip.replaceChildren(make("strong", {}, title), ...pairs.map(([head, text]) => make("span", {}, make("span", {}, head), " " + text)));
    tip.hidden = cursor.hidden = false;
    const [left, top, width, height] = place(at);
    Object.assign(cursor.style, { left: left + "px", top: top + "px", width: width + "px", height: height + "px" });
    // Beside the place, on the side where there is more room.
    const middle = left + width / 2;
    const room = frame.clientWidth;
    const x = kind === "rows" ? room - tip.offsetWidth : middle < room / 2 ? left + width + 10 : left - tip.offsetWidth - 10;
    tip.style.left = Math.max(0, Math.min(x, room - tip.offsetWidth)) + "px";
    tip.style.top = (height > 60 ? top : kind === "rows" ? top + height : Math.max(0, top + height / 2 - tip.offsetHeight / 2)) + "px";
  };
  const hide = () => (tip.hidden = cursor.hidden = true);
  const nearest = (event) => {
    const own = frame.getBoundingClientRect();
    const [x, y] = [event.clientX - own.x, event.clientY - own.y];
    const far = (at) => {
      const [left, top, width, height] = place(at);
      const dx = Math.max(left - x, 0, x - left - width);
      return height > 60 && !shapes.length ? dx : Math.hypot(dx, Math.max(top - y, 0, y - top - height));
    };
    let best = 0;
    for (let at = 1, least = far(0); at < count; at++) {
      const own = far(at);
      if (own < least) [best, least] = [at, own];
    }
    return best;
  };
  frame.addEventListener("pointermove", (event) => show(nearest(event)));
  frame.addEventListener("pointerdown", (event) => show(nearest(event)));
  frame.addEventListener("pointerleave", hide);
  slider.addEventListener("focus", () => slider.matches(":focus-visible") && show(here));
  slider.addEventListener("blur", hide);
  slider.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return hide();
    if (event.key === "Enter") return rows[Math.floor(here / columns)].querySelector("a")?.click();
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, ArrowDown: here + columns, ArrowUp: here - columns, Home: 0, End: count - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to >= 0 && to < count) show(to);
  });
  value(here);
};
for (const frame of all("[data-chart]")) readChart(frame);
// The line of the present day, on the reader's day.
if (today !== self.build) {
  for (const line of all(".chart-today[data-from]")) {
    const [from, to, now] = [line.dataset.from, line.dataset.to, today].map((day) => Date.parse(day));
    const at = (100 * (now - from)) / (to - from) + "%";
    line.setAttribute("x1", at);
    line.setAttribute("x2", at);
    line.setAttribute("visibility", now < from || now > to ? "hidden" : "visible");
  }
}
