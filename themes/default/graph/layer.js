// Edges and nodes as a view has them, into any context. Of a large graph this runs beside the page.
const pencil = (graph, view) => {
  // Fewer nodes, and a larger picture, leave more room for each.
  const dense = () => Math.min(2, Math.max(0.45, 0.034 * (Math.min(view.width, view.height) / Math.sqrt(graph.count + 1))));
  const radius = (node) => Math.min(24, Math.max(1.2, (1.5 + 0.5 * Math.sqrt(graph.degree[node])) * dense() * Math.pow(view.zoom / view.fit, 0.45)));
  const x = (node) => (graph.x[node] - view.x) * view.zoom + view.width / 2;
  const y = (node) => (graph.y[node] - view.y) * view.zoom + view.height / 2;
  const edgeShown = (edge) => view.shown[graph.edges[edge * 3]] && view.shown[graph.edges[edge * 3 + 1]] && !view.relations.has(graph.edges[edge * 3 + 2]);
  const inside = (cx, cy, margin) => cx > -margin && cy > -margin && cx < view.width + margin && cy < view.height + margin;
  const apart = (a, b, size) => (a < -view.beyond && b < -view.beyond) || (a > size + view.beyond && b > size + view.beyond);
  const lines = (context, edges, colour, width, alpha) => {
    context.beginPath();
    for (const edge of edges) {
      if (!edgeShown(edge)) continue;
      const [from, to] = [graph.edges[edge * 3], graph.edges[edge * 3 + 1]];
      const [ax, ay, bx, by] = [x(from), y(from), x(to), y(to)];
      if (apart(ax, bx, view.width) || apart(ay, by, view.height)) continue;
      context.moveTo(ax, ay);
      context.lineTo(bx, by);
    }
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.globalAlpha = alpha;
    context.stroke();
    context.globalAlpha = 1;
  };
  const trace = (context, shape, cx, cy, r) => {
    if (r < 2 || shape === "square") context.rect(cx - r, cy - r, r * 2, r * 2);
    else if (shape === "circle" || shape === "ring") {
      context.moveTo(cx + r, cy);
      context.arc(cx, cy, r, 0, 6.2832);
      if (shape === "circle") return;
      context.moveTo(cx + r / 2, cy);
      context.arc(cx, cy, r / 2, 0, 6.2832, true);
    } else {
      const low = shape === "diamond" ? 1.3 : 0.8;
      context.moveTo(cx, cy - r * 1.3);
      context.lineTo(cx + r * 1.2, shape === "diamond" ? cy : cy + r * low);
      if (shape === "diamond") context.lineTo(cx, cy + r * low);
      context.lineTo(cx - r * 1.2, shape === "diamond" ? cy : cy + r * low);
      context.closePath();
    }
  };
  const dots = (context, nodes, marks) => {
    const kinds = marks.map(() => []);
    for (const node of nodes) {
      if (view.shown[node] && inside(x(node), y(node), 24 + view.beyond)) kinds[graph.kind[node]].push(node);
    }
    kinds.forEach((of, kind) => {
      context.beginPath();
      for (const node of of) trace(context, marks[kind].shape, x(node), y(node), radius(node));
      context.fillStyle = marks[kind].colour;
      context.fill();
    });
  };
  const clear = (context) => {
    const { beyond, ratio } = view;
    context.setTransform(ratio, 0, 0, ratio, beyond * ratio, beyond * ratio);
    context.clearRect(-beyond, -beyond, view.width + 2 * beyond, view.height + 2 * beyond);
  };
  return { x, y, radius, inside, edgeShown, lines, dots, clear };
};
// All edges and nodes of a graph, on a canvas that is as large as each view wants it.
const layer = (graph, canvas) => {
  const context = canvas.getContext("2d");
  const view = {};
  const pen = pencil(graph, view);
  const every = Uint32Array.from({ length: graph.total }, (_, edge) => edge);
  return (next) => {
    Object.assign(view, next);
    const [width, height] = [view.width, view.height].map((size) => Math.round((size + 2 * view.beyond) * view.ratio));
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    pen.clear(context);
    pen.lines(context, every, view.line, 1, view.faint);
    pen.dots(context, graph.order, view.marks);
    return canvas;
  };
};
// Draws views of a large graph beside the page, one after the other, the newest of those that were asked for meanwhile;
// on the page where the browser can do no other.
const beside = (graph, done) => {
  const OFTEN = 200;
  const { x, y, kind, edges, degree, order, count, total } = graph;
  let [busy, begun, waiting, next] = [false, 0, 0, null];
  let draw;
  const send = () => {
    [waiting, busy, begun] = [0, true, performance.now()];
    const view = next;
    next = null;
    draw(view);
  };
  const turn = () => {
    if (!busy && next) waiting ||= setTimeout(send, Math.max(0, begun + OFTEN - performance.now()));
  };
  const answer = (picture, view) => {
    busy = false;
    done(picture, view);
    turn();
  };
  const here = () => {
    const on = layer(graph, document.createElement("canvas"));
    draw = (view) => answer(on(view), view);
    busy = false;
    turn();
  };
  try {
    const worker = new Worker(import.meta.url, { type: "module" });
    let last;
    worker.onmessage = ({ data }) => answer(data.picture, data.view);
    worker.onerror = () => {
      worker.terminate();
      next ??= last;
      here();
    };
    worker.postMessage({ graph: { x, y, kind, edges, degree, order, count, total } });
    draw = (view) => worker.postMessage({ view: (last = view) });
  } catch {
    here();
  }
  return (view) => {
    next = view;
    turn();
  };
};
if (!globalThis.document) {
  let on;
  onmessage = ({ data: { graph, view } }) => {
    if (graph) on = layer(graph, new OffscreenCanvas(1, 1));
    else {
      const picture = on(view).transferToImageBitmap();
      postMessage({ picture, view }, [picture]);
    }
  };
}
