// The search dialog: a native dialog with a combobox. Loaded when the reader is about to search.
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};
// Found pieces come in turn with plain ones; they are put in as text, never as markup.
const pieces = (list) => (list ?? []).map((text, index) => (index % 2 ? make("mark", {}, text) : text));
const states = { overdue: "Overdue", due_soon: "Due soon", draft: "Draft", review: "In review", deprecated: "Deprecated", archived: "Archived" };
const levels = ["beginner", "intermediate", "advanced", "expert"];
const title = (id) => id.charAt(0).toUpperCase() + id.slice(1).replaceAll(/[-_]/g, " ");
// Every result has an excerpt from a file of its own, so a dialog starts with what fits into it.
const LIMIT = 10;

export function create({ base, folder, module, soon, store }) {
  const icon = document.querySelector("[data-search] .icon").cloneNode(true);
  const input = make("input", {
    type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": "search-list", "aria-autocomplete": "list",
    "aria-label": "Search", placeholder: "Search", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go",
  });
  const close = make("button", { type: "button", class: "tool" }, make("span", { "aria-hidden": "true" }, "Esc"), make("span", { class: "vh" }, "Close search"));
  const count = make("output", { role: "status", "aria-live": "polite" });
  const filters = make("div", { class: "search-filters" });
  const list = make("ul", { id: "search-list", class: "search-list", role: "listbox", "aria-label": "Results" });
  const note = make("p", { class: "search-note" });
  const body = make("div", { class: "search-body", tabindex: "0" }, note, list);
  const key = (name, text) => make("span", {}, make("kbd", {}, name), " " + text);
  const keys = make("div", { class: "search-keys", "aria-hidden": "true" }, key("↑ ↓", "choose"), key("Enter", "open"), key("Esc", "close"));
  const dialog = make("dialog", { class: "search", "aria-label": "Search the portal" }, make("div", { class: "search-field" }, icon, input, close), filters, body, keys);
  document.body.append(dialog);

  const engine = createSearch(folder, { module: module.startsWith("/") ? "../" + module.split("/").pop() : module });
  const chosen = {};
  const selects = ["type", "status", "level"].map((field) => {
    const select = make("select", { "aria-label": title(field) }, make("option", { value: "" }, `Any ${field}`));
    select.addEventListener("change", () => {
      chosen[field] = select.value;
      run();
    });
    filters.append(select);
    return { field, select };
  });
  filters.append(count);

  let before;
  let active = -1;
  const options = () => [...list.querySelectorAll("[role=option]")];
  const activate = (index) => {
    const all = options();
    all[active]?.setAttribute("aria-selected", "false");
    active = all.length ? (index + all.length) % all.length : -1;
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    all[active].setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest" });
  };
  const badge = (kind) => make("span", { class: `badge badge-${kind}` }, states[kind]);
  const entry = (hit, index) => {
    const href = hit.url + (hit.anchor ? "#" + hit.anchor : "");
    const top = make("div", { class: "t" }, make("span", { class: "n" }, ...pieces(hit.title)));
    if (states[hit.status]) top.append(badge(hit.status));
    if (states[hit.freshness]) top.append(badge(hit.freshness));
    const way = [...(hit.breadcrumb ?? []), hit.type_title, hit.level && title(hit.level)].filter(Boolean).join(" · ");
    const item = make("li", { id: `hit-${index}`, role: "option", "aria-selected": "false", "data-href": href }, top, make("div", { class: "c" }, way));
    const excerpt = make("p", { class: "x" });
    if (hit.heading?.some(Boolean)) excerpt.append(make("strong", {}, ...pieces(hit.heading)), " — ");
    excerpt.append(...pieces(hit.excerpt?.length ? hit.excerpt : [hit.summary]));
    item.append(excerpt);
    item.addEventListener("pointermove", () => active !== index && activate(index));
    item.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey) open(href, "_blank", "noopener");
      else go(href);
    });
    return item;
  };
  const remember = () => {
    const text = input.value.trim();
    if (text.length < 2) return;
    store.set("searches", [text, ...store.get("searches", []).filter((t) => t !== text)].slice(0, 5));
  };
  const go = (href) => {
    remember();
    before = null;
    dialog.close();
    location.href = href;
  };
  const recent = () => {
    const items = store.get("searches", []).map((text, index) => {
      const item = make("li", { id: `hit-${index}`, role: "option", "aria-selected": "false" }, text);
      item.addEventListener("click", () => {
        input.value = text;
        run();
        input.focus();
      });
      return item;
    });
    show(items, items.length ? "Recent searches" : "Type to search titles, headings, fields and text.", "");
  };
  const show = (items, text, status) => {
    list.replaceChildren(...items);
    note.textContent = text;
    note.hidden = !text;
    count.textContent = status;
    input.setAttribute("aria-expanded", String(items.length > 0));
    active = -1;
    activate(input.value.trim() && items.length ? 0 : -1);
    if (!input.value.trim()) active = -1;
  };
  const facets = (found) => {
    for (const { field, select } of selects) {
      const values = found?.find((f) => f.name === field)?.values ?? [];
      if (!values.length && !chosen[field]) continue;
      const any = make("option", { value: "" }, `Any ${field}`);
      const rank = (v) => (field === "level" ? levels.indexOf(v.id) : 0);
      const sorted = [...values].sort((a, b) => rank(a) - rank(b));
      select.replaceChildren(any, ...sorted.map((v) => make("option", { value: v.id }, `${v.title || title(v.id)} (${v.count})`)));
      select.value = chosen[field] ?? "";
    }
  };
  const more = (index, left) => {
    const item = make("li", { id: `hit-${index}`, role: "option", "aria-selected": "false", class: "more" }, `${left} more`);
    item.addEventListener("click", async () => {
      await run(limit + 2 * LIMIT);
      activate(index);
      input.focus();
    });
    return item;
  };
  let turn = 0;
  let limit = LIMIT;
  const run = async (wide = LIMIT) => {
    limit = wide;
    const text = input.value.trim();
    const mine = ++turn;
    if (!text) return recent();
    const today = new Date().toLocaleDateString("sv");
    const reader = document.documentElement.dataset.reader;
    const wanted = Object.entries(chosen).filter(([, value]) => value);
    try {
      const found = await engine.query(text, { today, due_soon_days: soon, level: levels[reader - 1], limit, facets: true, filters: wanted });
      if (!found || mine !== turn) return;
      const items = found.hits.map(entry);
      if (found.total > items.length) items.push(more(items.length, found.total - items.length));
      const nothing = items.length ? "" : `Nothing found for “${text}”.`;
      const corrected = found.suggestion ? `Showing results for “${found.suggestion}”.` : "";
      show(items, nothing || corrected, found.total === 1 ? "1 result" : `${found.total} results`);
      facets(found.facets);
      if (wide === LIMIT) body.scrollTop = 0;
    } catch {
      if (mine !== turn) return;
      const link = make("a", { href: base + "browse/" }, "Browse everything");
      show([], "", "");
      note.hidden = false;
      note.replaceChildren("Search could not be loaded. ", link, " instead.");
    }
  };
  input.addEventListener("input", () => run());
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      activate(active < 0 && step < 0 ? -1 : active + step);
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      const target = options()[active];
      const href = target?.dataset.href;
      if (href) go(href);
      else target?.click();
    }
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => before?.focus({ preventScroll: true }));

  return {
    warm: () => engine.warm().catch(() => {}),
    open(text) {
      if (dialog.open) return;
      before = document.activeElement;
      if (text) input.value = text;
      dialog.showModal();
      input.focus();
      input.select();
      run();
    },
  };
}
