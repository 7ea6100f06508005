// The page of the graph: fetched once, drawn when something changes and never else.
const box = globalThis.document?.querySelector("[data-graph]");
const start = (graph) => {
  const canvas = box.querySelector("canvas");
  const output = document.querySelector("[data-graph-says]");
  const base = document.getElementById("lyceum").dataset.base;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const shown = new Uint8Array(graph.count).fill(1);
  const kinds = new Set();
  const relations = new Set();
  const faint = Math.min(0.8, Math.max(0.14, 900 / (graph.total + 1)));
  const state = { x: graph.side / 2, y: graph.side / 2, zoom: 1, fit: 1, width: 1, height: 1, chosen: -1, hovered: -1, shown, relations, faint, version: 0, ratio: 1, beyond: 0 };
  let waiting = 0;
  const redraw = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      draw.paint();
    });
  };
  const draw = painter(graph, canvas, state, redraw, () => {
    box.dataset.ready = "";
  });
  const { edgeShown } = draw;
  const say = (text) => {
    output.textContent = text;
  };
  const tip = box.querySelector("[data-graph-hint]");
  let told = 0;
  const hint = (how) => {
    tip.textContent = tip.dataset[how];
    tip.classList.add("graph-told");
    clearTimeout(told);
    told = setTimeout(() => tip.classList.remove("graph-told"), 1800);
  };
  const limit = (zoom) => Math.min(state.fit * 60, Math.max(state.fit * 0.5, zoom));
  let flight = 0;
  const fly = (x, y, zoom) => {
    cancelAnimationFrame(flight);
    const from = { x: state.x, y: state.y, zoom: state.zoom };
    const begun = performance.now();
    const go = (now) => {
      const done = calm.matches ? 1 : Math.min(1, (now - begun) / 280);
      const part = done * (2 - done);
      state.x = from.x + (x - from.x) * part;
      state.y = from.y + (y - from.y) * part;
      state.zoom = from.zoom * Math.pow(zoom / from.zoom, part);
      redraw();
      if (done < 1) flight = requestAnimationFrame(go);
    };
    go(begun);
  };
  // To the middle of what the panel leaves of the picture.
  const visit = (node) => {
    const panel = document.querySelector("[data-graph-panel]");
    const covered = getComputedStyle(panel).position === "absolute" ? panel.offsetWidth : 0;
    const zoom = Math.max(state.zoom, state.fit * 2.5);
    fly(graph.x[node] + covered / 2 / zoom, graph.y[node], zoom);
  };
  const act = {
    say,
    hint,
    edgeShown,
    focus: () => canvas.focus(),
    view: () => box.scrollIntoView({ block: "nearest" }),
    connections(node) {
      const others = new Set([...graph.edgesOf(node)].filter(edgeShown).map((edge) => graph.other(edge, node)));
      return `${others.size} ${others.size === 1 ? "connection" : "connections"}`;
    },
    at(px, py, reach) {
      let [best, least] = [-1, Infinity];
      for (let node = 0; node < graph.count; node++) {
        if (!shown[node]) continue;
        const far = Math.hypot(draw.x(node) - px, draw.y(node) - py) - draw.radius(node);
        if (far < reach && far < least) [best, least] = [node, far];
      }
      return best;
    },
    hover(node) {
      if (node === state.hovered) return;
      state.hovered = node;
      canvas.classList.toggle("graph-over", node >= 0);
      redraw();
    },
    pan(dx, dy) {
      cancelAnimationFrame(flight);
      state.hovered = -1;
      state.x -= dx / state.zoom;
      state.y -= dy / state.zoom;
      redraw();
    },
    zoom(by, px = state.width / 2, py = state.height / 2) {
      cancelAnimationFrame(flight);
      const to = limit(state.zoom * by);
      state.x += (px - state.width / 2) * (1 / state.zoom - 1 / to);
      state.y += (py - state.height / 2) * (1 / state.zoom - 1 / to);
      state.zoom = to;
      redraw();
    },
    whole: () => fly(wide / 2, middle, state.fit),
    choose(node, travel = false) {
      state.chosen = node;
      state.hovered = -1;
      show(node);
      history.replaceState(null, "", node < 0 ? location.pathname : `#${graph.urls[node].replace(/^#/, "")}`);
      if (node >= 0) say(`${graph.titles[node]}, ${graph.types[graph.of[node]]}, ${act.connections(node)}`);
      if (node >= 0 && travel) visit(node);
      redraw();
    },
    step(dx, dy) {
      const from = state.chosen;
      if (from < 0) return act.choose([...graph.order].find((node) => shown[node]) ?? -1, true);
      let [best, most] = [-1, 0];
      for (const edge of graph.edgesOf(from)) {
        const node = graph.other(edge, from);
        if (!edgeShown(edge) || node === from) continue;
        const [wx, wy] = [graph.x[node] - graph.x[from], graph.y[node] - graph.y[from]];
        const far = Math.hypot(wx, wy) || 1;
        const fits = (wx * dx + wy * dy) / far / Math.pow(far, 0.3);
        if (fits > most) [best, most] = [node, fits];
      }
      if (best < 0) return say("No connection in this direction");
      act.choose(best, true);
    },
    open() {
      const url = state.chosen < 0 ? null : graph.href(state.chosen);
      if (url !== null) location.href = base + url;
    },
  };
  const show = panel(graph, state, act, base);
  const tall = graph.y.reduce((most, y) => Math.max(most, y), 0);
  const wide = graph.x.reduce((most, x) => Math.max(most, x), 0);
  const middle = tall / 2;
  const size = () => {
    const first = state.width === 1;
    const whole = state.zoom === state.fit;
    state.width = canvas.clientWidth;
    state.height = canvas.clientHeight;
    state.ratio = Math.min(2, devicePixelRatio || 1);
    canvas.width = state.width * state.ratio;
    canvas.height = state.height * state.ratio;
    state.fit = Math.min((state.width - 60) / (wide || 1), (state.height - 40) / (tall || 1));
    if (first || whole) Object.assign(state, { zoom: state.fit, x: wide / 2, y: middle });
    state.zoom = limit(state.zoom);
    draw.paint();
  };
  const choice = (name, set, then) => all(`[${name}] input`).forEach((input, at) => {
    input.addEventListener("change", () => {
      if (input.checked) set.delete(at);
      else set.add(at);
      state.version++;
      then();
      redraw();
    });
    // A browser that comes back to the page keeps what was chosen.
    if (!input.checked) set.add(at);
  });
  const filter = () => {
    let count = 0;
    for (let node = 0; node < graph.count; node++) count += shown[node] = Number(!kinds.has(graph.kind[node]));
    if (state.chosen >= 0 && !shown[state.chosen]) act.choose(-1);
    else show(state.chosen);
    say(`${count} of ${graph.count} are drawn`);
  };
  choice("data-kind", kinds, filter);
  choice("data-relation", relations, filter);
  if (kinds.size || relations.size) filter();
  for (const button of all("[data-graph-zoom]")) {
    const by = Number(button.dataset.graphZoom);
    button.addEventListener("click", () => (by ? act.zoom(by) : act.whole()));
  }
  // On a phone the picture would begin below all of them.
  if (innerWidth < 640) for (const filter of all(".graph-filter")) filter.open = false;
  handle(canvas, state, act);
  finder(graph, state, act);
  draw.recolour();
  new ResizeObserver(size).observe(canvas);
  const recolour = () => {
    draw.recolour();
    state.version++;
    redraw();
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  new MutationObserver(recolour).observe(document.documentElement, { attributeFilter: ["data-scheme"] });
  const wanted = location.hash.slice(1);
  const named = wanted ? graph.urls.findIndex((url) => url.replace(/^#/, "") === wanted) : -1;
  size();
  if (named >= 0) act.choose(named, true);
};
if (box) fetch(box.dataset.graph)
  .then((answer) => answer.json())
  .then((data) => start(read(data)))
  .catch(() => {
    document.querySelector("[data-graph-says]").textContent = "The picture could not be loaded. The lists below have everything.";
  });
