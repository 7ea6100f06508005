// Filters: a chip for each field, and below them the values of the one that is open, with counts.
const FIELDS = [["type", "Type"], ["status", "Status"], ["level", "Level"], ["tag", "Tag"], ["owner", "Owner"], ["freshness", "Review"], ["group", "Group"]];
const MOST_VALUES = 40;

function createFilters(id, changed) {
  const chosen = new Map(FIELDS.map(([field]) => [field, new Set()]));
  const names = new Map();
  let facets = [];
  let open = "";
  const bar = make("div", { class: "filter-bar", role: "group", "aria-label": "Filters" });
  const panel = make("div", { class: "filter-values", role: "group", id });
  panel.hidden = true;
  const wanted = () => [...chosen].flatMap(([field, values]) => [...values].map((value) => [field, value]));
  const chips = FIELDS.map(([field, name]) => {
    const chip = make("button", { type: "button", class: "filter", "aria-expanded": "false", "aria-controls": id }, make("span", {}, name), symbol(signs.down));
    chip.addEventListener("click", () => toggle(open === field ? "" : field));
    bar.append(chip);
    return { field, name, chip };
  });
  const clear = make("button", { type: "button", class: "filter clear" }, "Clear", make("span", { class: "vh" }, " filters"));
  clear.addEventListener("click", () => {
    set([]);
    toggle("");
    chips[0].chip.focus();
  });
  bar.append(clear);

  const toggle = (field) => {
    open = field;
    draw();
    changed(false);
  };
  const order = (field) => (a, b) => (field === "level" ? levels.indexOf(a.id) - levels.indexOf(b.id) : 0);
  const draw = () => {
    for (const { field, name, chip } of chips) {
      const values = [...chosen.get(field)];
      const shown = values.length === 1 ? `${name}: ${names.get(field + values[0]) ?? title(values[0])}` : values.length ? `${name}: ${values.length}` : name;
      chip.firstChild.textContent = shown;
      chip.classList.toggle("on", values.length > 0);
      chip.setAttribute("aria-expanded", String(open === field));
    }
    clear.hidden = !wanted().length;
    panel.hidden = !open;
    if (!open) return;
    const focused = panel.contains(document.activeElement) ? document.activeElement.dataset.value : undefined;
    const values = (facets.find((facet) => facet.name === open)?.values ?? []).slice(0, MOST_VALUES).sort(order(open));
    panel.setAttribute("aria-label", chips.find(({ field }) => field === open).name);
    panel.replaceChildren(...values.map(value));
    if (!values.length) panel.append(make("p", {}, facets.length ? "No values among these results." : "…"));
    if (focused !== undefined) panel.querySelector(`[data-value="${CSS.escape(focused)}"]`)?.focus();
  };
  const value = ({ id, title: name, count }) => {
    const on = chosen.get(open).has(id);
    const text = name && name !== id ? name : title(id);
    names.set(open + id, text);
    const button = make("button", { type: "button", class: "filter" + (on ? " on" : ""), "aria-pressed": String(on), "data-value": id }, ...(on ? [symbol(signs.check)] : []), make("span", {}, text), make("span", { class: "count" }, String(count)));
    button.addEventListener("click", () => {
      if (on) chosen.get(open).delete(id);
      else chosen.get(open).add(id);
      draw();
      changed(true);
    });
    return button;
  };
  const set = (pairs, quiet) => {
    for (const values of chosen.values()) values.clear();
    for (const [field, id] of pairs) chosen.get(field)?.add(id);
    draw();
    if (!quiet) changed(true);
  };
  // Escape leaves the values before it leaves the search.
  const leave = (event) => {
    if (event.key !== "Escape" || !open) return;
    event.preventDefault();
    event.stopPropagation();
    chips.find(({ field }) => field === open).chip.focus();
    toggle("");
  };
  for (const part of [bar, panel]) part.addEventListener("keydown", leave);
  draw();
  return {
    bar,
    panel,
    wanted,
    set,
    /** Whether the counts are needed: they come in a file of their own. */
    asks: () => open !== "" || wanted().length > 0,
    show(found) {
      if (!found?.length) return;
      facets = found;
      draw();
    },
  };
}
