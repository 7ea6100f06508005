// One frame: edges and nodes, what is pointed at, then names where they do not cover each other. Edges and nodes are a
// picture of their own, which moves with the view until it has been drawn anew: each time of a small graph, and of a
// large one beside the page, whenever the last is done.
const painter = (graph, canvas, state, redraw, ready) => {
  const context = canvas.getContext("2d");
  const large = graph.total > 1500;
  const pen = pencil(graph, state);
  const { x, y, radius, inside } = pen;
  let drawn = null;
  let asked = "";
  const put = (picture, view) => {
    drawn?.picture.close?.();
    drawn = { ...view, picture };
  };
  const ask = large ? beside(graph, (picture, view) => {
    put(picture, view);
    redraw();
    ready();
  }) : null;
  const now = large ? null : layer(graph, document.createElement("canvas"));
  // Of names, as they are cut.
  const widths = new Float32Array(graph.count);
  let cut = 0;
  let marks = [];
  let colours = {};
  const recolour = () => {
    marks = all("[data-kind]").map((it) => ({ shape: it.dataset.shape, colour: getComputedStyle(it.querySelector("svg")).color }));
    const style = getComputedStyle(canvas);
    const value = (name) => style.getPropertyValue(name);
    colours = { line: value("border-top-color"), text: style.color, page: style.backgroundColor, focus: value("outline-color"), font: style.fontFamily };
  };
  const near = (node) => new Set(node < 0 ? [] : [node, ...[...graph.edgesOf(node)].filter(pen.edgeShown).map((edge) => graph.other(edge, node))]);
  const names = (focus, close) => {
    const taken = [];
    const most = Math.max(8, (state.width * state.height) / 16000);
    const size = 13;
    const longest = state.width < 600 ? 24 : 40;
    if (longest !== cut) widths.fill(0);
    cut = longest;
    context.font = `${size}px ${colours.font}`;
    context.textBaseline = "middle";
    context.lineWidth = 3;
    context.strokeStyle = colours.page;
    const name = (node, always) => {
      if (!state.shown[node]) return;
      const [cx, cy, r] = [x(node), y(node), radius(node)];
      if (!inside(cx, cy, 0)) return;
      const title = graph.titles[node].length > longest ? `${graph.titles[node].slice(0, longest - 2)}…` : graph.titles[node];
      widths[node] ||= context.measureText(title).width;
      let left = cx + r + 4;
      if (left + widths[node] > state.width - 4) left = cx - r - 4 - widths[node];
      if (left < 4 && !always) return;
      left = Math.max(4, left);
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
  const renew = () => {
    const key = [state.x, state.y, state.zoom, canvas.width, canvas.height, state.version].join();
    if (key === asked) return;
    asked = key;
    const view = { ...state };
    // Of a large graph more is drawn than the window shows, for what comes into it.
    const beyond = large ? Math.round(Math.min(state.width, state.height) * 0.2) : 0;
    Object.assign(view, { beyond, marks, line: colours.line });
    if (large) ask(view);
    else put(now(view), view);
  };
  const copy = () => {
    const by = state.zoom / drawn.zoom;
    const [wide, high] = [drawn.width, drawn.height].map((size) => (size + 2 * drawn.beyond) * by);
    const left = (drawn.x - state.x) * state.zoom + (state.width - wide) / 2;
    const top = (drawn.y - state.y) * state.zoom + (state.height - high) / 2;
    context.drawImage(drawn.picture, left, top, wide, high);
  };
  const paint = () => {
    renew();
    canvas.dataset.zoom = Number((state.zoom / state.fit).toFixed(3));
    pen.clear(context);
    const focus = state.hovered >= 0 ? state.hovered : state.chosen;
    const close = near(focus);
    context.globalAlpha = focus < 0 ? 1 : 0.3;
    if (drawn) copy();
    context.globalAlpha = 1;
    if (focus >= 0) {
      pen.lines(context, graph.edgesOf(focus), colours.focus, 1.5, 0.9);
      pen.dots(context, close, marks);
      context.beginPath();
      context.arc(x(focus), y(focus), radius(focus) + 5, 0, 6.2832);
      context.strokeStyle = colours.focus;
      context.lineWidth = 2;
      context.stroke();
    }
    names(focus, close);
    if (!large) ready();
  };
  return { paint, recolour, radius, x, y, edgeShown: pen.edgeShown };
};
