// One frame: edges, then nodes by kind, then names where they do not cover each other. Edges and nodes are drawn beside the
// page and copied, so that pointing at one node after the other draws little anew. While a large graph moves, the copy moves
// with it, and is drawn anew a few times a second and when it rests.
const painter = (graph, canvas, state, redraw) => {
  const front = canvas.getContext("2d");
  const back = document.createElement("canvas").getContext("2d");
  const large = graph.total > 4000;
  const OFTEN = 180;
  let context = front;
  let drawn = { key: "" };
  let later = 0;
  // How far beyond the picture is drawn, for what comes into it.
  let beyond = 0;
  const widths = new Float32Array(graph.count);
  // Fewer nodes, and a larger picture, leave more room for each.
  const dense = () => Math.min(2, Math.max(0.45, 0.034 * (Math.min(state.width, state.height) / Math.sqrt(graph.count + 1))));
  let marks = [];
  let colours = {};
  const recolour = () => {
    marks = all("[data-kind]").map((it) => ({ shape: it.dataset.shape, colour: getComputedStyle(it.querySelector("svg")).color }));
    const style = getComputedStyle(canvas);
    const value = (name) => style.getPropertyValue(name);
    colours = { line: value("border-top-color"), text: style.color, page: style.backgroundColor, focus: value("outline-color"), font: style.fontFamily };
  };
  const radius = (node) => Math.min(24, Math.max(1.2, (1.5 + 0.5 * Math.sqrt(graph.degree[node])) * dense() * Math.pow(state.zoom / state.fit, 0.45)));
  const x = (node) => (graph.x[node] - state.x) * state.zoom + state.width / 2;
  const y = (node) => (graph.y[node] - state.y) * state.zoom + state.height / 2;
  const trace = (shape, cx, cy, r) => {
    if (r < 2 || shape === "square") context.rect(cx - r, cy - r, r * 2, r * 2);
    else if (shape === "circle") {
      context.moveTo(cx + r, cy);
      context.arc(cx, cy, r, 0, 6.2832);
    } else {
      const low = shape === "diamond" ? 1.3 : 0.8;
      context.moveTo(cx, cy - r * 1.3);
      context.lineTo(cx + r * 1.2, shape === "diamond" ? cy : cy + r * low);
      if (shape === "diamond") context.lineTo(cx, cy + r * low);
      context.lineTo(cx - r * 1.2, shape === "diamond" ? cy : cy + r * low);
      context.closePath();
    }
  };
  const inside = (cx, cy, margin) => cx > -margin && cy > -margin && cx < state.width + margin && cy < state.height + margin;
  const apart = (a, b, size) => (a < -beyond && b < -beyond) || (a > size + beyond && b > size + beyond);
  const line = (edge) => {
    const from = graph.edges[edge * 3];
    const to = graph.edges[edge * 3 + 1];
    const [ax, ay, bx, by] = [x(from), y(from), x(to), y(to)];
    if (apart(ax, bx, state.width) || apart(ay, by, state.height)) return;
    context.moveTo(ax, ay);
    context.lineTo(bx, by);
  };
  const stroke = (edges, colour, width, alpha) => {
    context.beginPath();
    for (const edge of edges) if (state.edgeShown(edge)) line(edge);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.globalAlpha = alpha;
    context.stroke();
    context.globalAlpha = 1;
  };
  const every = Uint32Array.from({ length: graph.total }, (_, edge) => edge);
  const near = (node) => new Set(node < 0 ? [] : [node, ...[...graph.edgesOf(node)].filter(state.edgeShown).map((edge) => graph.other(edge, node))]);
  const dots = (nodes) => {
    const kinds = marks.map(() => []);
    for (const node of nodes) {
      if (state.shown[node] && inside(x(node), y(node), 24 + beyond)) kinds[graph.kind[node]].push(node);
    }
    kinds.forEach((of, kind) => {
      context.beginPath();
      for (const node of of) trace(marks[kind].shape, x(node), y(node), radius(node));
      context.fillStyle = marks[kind].colour;
      context.fill();
    });
  };
  const names = (focus, close) => {
    const taken = [];
    const most = Math.max(8, (state.width * state.height) / 16000);
    const size = 13;
    context.font = `${size}px ${colours.font}`;
    context.textBaseline = "middle";
    context.lineWidth = 3;
    context.strokeStyle = colours.page;
    const name = (node, always) => {
      if (!state.shown[node]) return;
      const [cx, cy, r] = [x(node), y(node), radius(node)];
      if (!inside(cx, cy, 0)) return;
      const title = graph.titles[node].length > 40 ? `${graph.titles[node].slice(0, 38)}…` : graph.titles[node];
      widths[node] ||= context.measureText(title).width;
      const left = cx + r + 4 + widths[node] > state.width - 4 ? Math.max(4, cx - r - 4 - widths[node]) : cx + r + 4;
      const box = [left - 2, cy - size * 0.7, left + widths[node] + 2, cy + size * 0.7];
      if (!always && taken.some((it) => it[0] < box[2] && box[0] < it[2] && it[1] < box[3] && box[1] < it[3])) return;
      taken.push(box);
      context.globalAlpha = focus < 0 || close.has(node) ? 1 : 0.25;
      context.strokeText(title, left, cy);
      context.fillStyle = colours.text;
      context.fillText(title, left, cy);
    };
    if (focus >= 0) name(focus, true);
    for (const node of [...close].sort((a, b) => graph.degree[b] - graph.degree[a])) {
      if (taken.length > most) break;
      if (node !== focus) name(node, false);
    }
    let looked = 0;
    for (const node of focus < 0 ? graph.order : []) {
      if (taken.length > most || ++looked > 1500) break;
      if (looked <= 40 || radius(node) > 2) name(node, false);
    }
    context.globalAlpha = 1;
  };
  const scale = () => {
    const ratio = canvas.width / state.width;
    context.setTransform(ratio, 0, 0, ratio, beyond * ratio, beyond * ratio);
    context.clearRect(-beyond, -beyond, state.width + 2 * beyond, state.height + 2 * beyond);
  };
  const layer = () => {
    const key = [state.x, state.y, state.zoom, canvas.width, canvas.height, state.version].join();
    if (key === drawn.key) return;
    const waits = OFTEN - (performance.now() - drawn.at);
    if (large && drawn.still === [canvas.width, canvas.height, state.version].join() && waits > 0) {
      clearTimeout(later);
      later = setTimeout(redraw, waits);
      return;
    }
    beyond = large ? Math.round(Math.min(state.width, state.height) * 0.2) : 0;
    const more = (2 * beyond * canvas.width) / state.width;
    const [width, height] = [Math.round(canvas.width + more), Math.round(canvas.height + more)];
    if (back.canvas.width !== width || back.canvas.height !== height) Object.assign(back.canvas, { width, height });
    context = back;
    scale();
    stroke(every, colours.line, 1, state.faint);
    dots(graph.order);
    context = front;
    const still = [canvas.width, canvas.height, state.version].join();
    drawn = { key, still, at: performance.now(), x: state.x, y: state.y, zoom: state.zoom, width: state.width + 2 * beyond, height: state.height + 2 * beyond };
    beyond = 0;
  };
  const copy = () => {
    const by = state.zoom / drawn.zoom;
    const left = (drawn.x - state.x) * state.zoom + (state.width - drawn.width * by) / 2;
    const top = (drawn.y - state.y) * state.zoom + (state.height - drawn.height * by) / 2;
    context.drawImage(back.canvas, left, top, drawn.width * by, drawn.height * by);
  };
  const paint = () => {
    layer();
    scale();
    const focus = state.hovered >= 0 ? state.hovered : state.chosen;
    const close = near(focus);
    context.globalAlpha = focus < 0 ? 1 : 0.3;
    copy();
    context.globalAlpha = 1;
    if (focus >= 0) {
      stroke(graph.edgesOf(focus), colours.focus, 1.5, 0.9);
      dots(close);
      context.beginPath();
      context.arc(x(focus), y(focus), radius(focus) + 5, 0, 6.2832);
      context.strokeStyle = colours.focus;
      context.lineWidth = 2;
      context.stroke();
    }
    names(focus, close);
  };
  return { paint, recolour, radius, x, y };
};
