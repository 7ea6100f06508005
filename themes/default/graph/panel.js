// What is said of the node that was chosen, and the box that finds one.
const panel = (graph, state, act, base) => {
  const place = document.querySelector("[data-graph-panel]");
  const MOST = 12;
  const lines = (nodes) => {
    const list = make("ul");
    for (const node of nodes) {
      const button = make("button", { type: "button" }, graph.titles[node]);
      button.addEventListener("click", () => act.choose(node, true));
      list.append(make("li", {}, button));
    }
    return list;
  };
  const groups = (node) => {
    const by = new Map();
    for (const edge of graph.edgesOf(node)) {
      if (!act.edgeShown(edge)) continue;
      const [, title, inverse] = graph.relations[graph.edges[edge * 3 + 2]];
      const name = graph.edges[edge * 3] === node ? title : inverse;
      by.set(name, [...(by.get(name) ?? []), graph.other(edge, node)]);
    }
    return by;
  };
  return (node) => {
    place.hidden = node < 0;
    if (node < 0) return place.replaceChildren();
    const url = graph.href(node);
    const title = url === null ? graph.titles[node] : make("a", { href: base + url }, graph.titles[node]);
    const close = make("button", { type: "button", class: "graph-close", "aria-label": "Close" }, "×");
    close.addEventListener("click", () => {
      act.choose(-1);
      act.focus();
    });
    place.replaceChildren(close, make("h2", {}, title), make("p", { class: "muted" }, `${graph.types[graph.of[node]]} · ${act.connections(node)}`));
    for (const [name, nodes] of groups(node)) {
      const first = lines(nodes.slice(0, MOST));
      place.append(make("h3", {}, name), first);
      if (nodes.length > MOST) place.append(make("details", {}, make("summary", {}, `${nodes.length - MOST} more`), lines(nodes.slice(MOST))));
    }
  };
};
const finder = (graph, state, act) => {
  const input = document.querySelector("[data-graph-find]");
  const list = document.getElementById(input.getAttribute("aria-controls"));
  const texts = graph.titles.map(plain);
  let found = [];
  let at = -1;
  const mark = (to) => {
    at = to;
    [...list.children].forEach((it, i) => it.setAttribute("aria-selected", i === at));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[at].id);
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    mark(-1);
  };
  const pick = (node) => {
    input.value = graph.titles[node];
    close();
    act.choose(node, true);
    act.view();
  };
  const look = () => {
    const asked = plain(input.value.trim());
    const rank = (node) => (texts[node].startsWith(asked) ? 0 : 1);
    found = asked ? [...graph.order].filter((node) => state.shown[node] && texts[node].includes(asked)).sort((a, b) => rank(a) - rank(b)).slice(0, 8) : [];
    list.replaceChildren(...found.map((node, i) => {
      const item = make("li", { role: "option", id: `graph-found-${i}` }, graph.titles[node], make("span", { class: "muted" }, ` ${graph.types[graph.of[node]]}`));
      item.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        pick(node);
      });
      return item;
    }));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(-1);
    if (asked && !found.length) act.say("Nothing has this name");
  };
  input.addEventListener("input", look);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const down = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (down && found.length) mark((at + down + found.length) % found.length);
    else if (event.key === "Enter" && found.length) pick(found[Math.max(0, at)]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  input.form.addEventListener("submit", (event) => event.preventDefault());
};
