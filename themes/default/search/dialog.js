// The search dialog: a native dialog with a combobox. Loaded when the reader is about to search.

// Every result has an excerpt from a file of its own, so a dialog starts with what fits into it.
const SHOWN = 6;
const MORE = 12;
const PAGE = 5;

function frame(results) {
  const input = make("input", {
    type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": "search-list", "aria-autocomplete": "list",
    "aria-label": "Search", placeholder: "Search", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go",
  });
  const close = make("button", { type: "button", class: "tool" }, make("kbd", { "aria-hidden": "true" }, "Esc"), symbol(signs.cross), make("span", { class: "vh" }, "Close search"));
  const count = make("span", { class: "search-count" });
  const why = make("button", { type: "button", class: "link", "aria-pressed": "false" }, "Why this order");
  const whole = make("a", { href: results }, "All results");
  const list = make("div", { id: "search-list", class: "search-list", role: "listbox", "aria-label": "Results" });
  const note = make("div", { class: "search-note" });
  const body = make("div", { class: "search-body", tabindex: "0", role: "region", "aria-label": "Results" }, note, list);
  const status = make("p", { class: "vh", role: "status" });
  const key = (name, text) => make("span", {}, make("kbd", {}, name), " " + text);
  const keys = make("div", { class: "search-keys", "aria-hidden": "true" }, key("↑ ↓", "choose"), key("Enter", "open"), key("Ctrl Enter", "new tab"), key("Esc", "close"));
  return { input, close, count, why, whole, list, note, body, status, keys, line: make("div", { class: "search-line" }, count, why, whole) };
}

export function create(host) {
  const { base, soon, store, results } = host;
  const own = memory(host);
  const { input, close, count, why, whole, list, note, body, status, keys, line } = frame(results);
  const filters = createFilters("search-values", () => run());
  const icon = document.querySelector("[data-search] .icon").cloneNode(true);
  const dialog = make("dialog", { class: "search", "aria-label": "Search the portal" }, make("div", { class: "search-field" }, icon, input, close), filters.bar, filters.panel, line, body, keys, status);
  document.body.append(dialog);
  const engine = open(host);

  let before;
  let active = -1;
  // Arrows lead into the list; from then on Home and End are the list's and not the field's.
  let inList = false;
  let hits = [];
  const options = () => [...list.querySelectorAll("[role=option]")];
  const activate = (index) => {
    const all = options();
    all[active]?.setAttribute("aria-selected", "false");
    active = all.length && index >= 0 ? Math.min(index, all.length - 1) : -1;
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    all[active].setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", all[active].id);
    if (active === 0) body.scrollTop = 0;
    else all[active].scrollIntoView({ block: "nearest" });
  };

  let number = 0;
  const option = (href, ...children) => {
    const link = make("a", { id: `hit-${number}`, role: "option", "aria-selected": "false", tabindex: "-1", href }, ...children);
    const mine = number++;
    link.addEventListener("pointermove", () => active !== mine && activate(mine));
    return link;
  };
  const entry = (hit, read) => {
    const top = make("span", { class: "t" }, make("span", { class: "n" }, ...pieces(hit.title)), ...badges(hit));
    if (read.has(hit.url)) top.append(make("span", { class: "read" }, symbol(signs.check), "Read before"));
    const path = way(hit);
    const about = make("span", { class: "c" }, ...(path ? [make("span", {}, path)] : []), ...facts(hit).map((fact) => make("span", {}, fact)));
    const group = make("div", { role: "group", "aria-label": plain(hit.title) });
    group.append(option(address(hit), top, about, excerpt(hit), make("span", { class: "w" }, `Why here: ${reason(hit.why)}`)));
    for (const place of hit.sections ?? []) group.append(option(address(hit, place.anchor), symbol(signs.turn), make("span", {}, ...pieces(place.heading))));
    return group;
  };
  const leave = (event) => {
    const link = event.target.closest("a");
    const href = link?.getAttribute("href");
    if (!href || event.button > 1) return;
    own.remember(input.value.trim());
    if (link === whole) return;
    carry(store, hits, href);
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    before = null;
    dialog.close();
    // A place on this very page is no new page: what was found is marked at once.
    if (link.hash && link.pathname === location.pathname) setTimeout(host.found);
  };
  for (const kind of ["click", "auxclick"]) dialog.addEventListener(kind, leave);

  const show = (items, total) => {
    number = 0;
    list.replaceChildren(...items());
    input.setAttribute("aria-expanded", String(list.childElementCount > 0));
    count.textContent = total;
    say(total);
  };
  let saying;
  const say = (text) => {
    clearTimeout(saying);
    saying = setTimeout(() => (status.textContent = text), 500);
  };
  const explain = (...content) => {
    note.replaceChildren(...content);
    note.hidden = !content.length;
  };
  const button = (text, act) => {
    const it = make("button", { type: "button", class: "link" }, text);
    it.addEventListener("click", act);
    return it;
  };
  const retype = (text) => {
    input.value = text;
    input.focus();
    run();
  };

  const idle = () => {
    hits = [];
    const recent = own.searches();
    const again = (text) => {
      const item = make("div", { id: `hit-${number++}`, role: "option", "aria-selected": "false", class: "again" }, symbol(signs.turn), text);
      item.addEventListener("click", () => retype(text));
      return item;
    };
    show(() => recent.map(again), "");
    activate(-1);
    const tips = [['"these words"', "words in a row"], ["-word", "pages without it"], ["type:page", "pages of a type"], ["level:beginner", "for a level"]];
    const forget = button("Forget searches and read pages", () => {
      own.forget();
      input.focus();
      run();
    });
    if (recent.length) explain(make("h2", {}, "Recent searches"), forget);
    else explain(make("p", {}, "Titles, headings, fields and text are searched."), make("dl", {}, ...tips.flatMap(([code, text]) => [make("dt", {}, make("code", {}, code)), make("dd", {}, text)])));
  };
  const answer = (text, found, wide) => {
    hits = found.hits;
    const read = own.read();
    const more = found.total - hits.length;
    show(() => hits.map((hit) => entry(hit, read)), counted(found.total));
    if (more > 0 && hits.length) list.append(option(whole.getAttribute("href"), `All ${found.total} results`));
    if (found.suggestion) explain(make("p", {}, "Showing results for ", button(found.suggestion, () => retype(found.suggestion)), `. Nothing has “${text}”.`));
    else if (hits.length) explain();
    else {
      explain(make("p", {}, text ? `Nothing found for “${text}”.` : "Nothing meets these conditions."));
      if (filters.wanted().length) note.append(button("Search without filters", () => filters.set([])));
      note.append(make("a", { href: base + "browse/" }, "Browse everything"));
      say(`Nothing found for ${text}`);
    }
    if (wide) return activate(active);
    inList = false;
    body.scrollTop = 0;
    activate(text && hits.length ? 0 : -1);
  };

  let turn = 0;
  let limit = SHOWN;
  let last;
  const run = async (wide = 0) => {
    limit = wide || SHOWN;
    const text = input.value.trim();
    const mine = ++turn;
    const wanted = filters.wanted();
    whole.setAttribute("href", results + asQuery(text, wanted));
    const bare = !text && !wanted.length;
    line.classList.toggle("bare", bare);
    if (bare) idle();
    // What stands in the list is of the text in the field once the list is not busy.
    const asks = !bare || filters.asks();
    list.setAttribute("aria-busy", String(asks));
    if (!asks) return;
    try {
      let begun = wide;
      const first = (some) => {
        if (mine !== turn || bare || begun) return;
        answer(text, some, false);
        begun = true;
      };
      const asked = asking(text, { soon, limit: bare ? 0 : limit, filters: wanted, facets: filters.asks() });
      const found = await engine.query(bare ? EVERYTHING : text, { ...asked, first });
      if (!found || mine !== turn) return;
      last = found;
      // What came first stays as it is, and so does the choice that was made in it.
      if (!bare) answer(text, found, begun);
      filters.show(found.facets);
      keepOffline(host);
    } catch {
      if (mine !== turn) return;
      hits = [];
      show(() => [], "");
      explain(make("p", {}, "Search could not be loaded."), make("a", { href: base + "browse/" }, "Browse everything"));
      say("Search could not be loaded.");
    }
    list.setAttribute("aria-busy", "false");
  };

  const move = (event, to) => {
    event.preventDefault();
    inList = true;
    const all = options().length;
    activate(to < 0 ? all - 1 : to % Math.max(all, 1));
  };
  const step = (event) => {
    const end = options().length - 1;
    if (end < 0 || event.altKey) return;
    const { key } = event;
    if (key === "ArrowDown") move(event, active + 1);
    else if (key === "ArrowUp") move(event, active < 0 ? -1 : active - 1);
    else if (key === "PageDown") move(event, Math.min(active + PAGE, end));
    else if (key === "PageUp") move(event, Math.max(active - PAGE, 0));
    else if ((key === "Home" || key === "End") && inList && !event.shiftKey) move(event, key === "Home" ? 0 : end);
    else if (!key.startsWith("Arrow")) return;
    if (active >= end - 1 && last && hits.length < last.total && limit < 60) run(limit + MORE);
  };
  input.addEventListener("input", () => run());
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key !== "Enter") return step(event);
    event.preventDefault();
    const target = options()[active];
    if (!target) return input.value.trim() && whole.click();
    if (!event.ctrlKey && !event.metaKey) return target.click();
    if (!target.href) return;
    own.remember(input.value.trim());
    carry(store, hits, target.href);
    window.open(target.href, "_blank", "noopener");
  });
  body.addEventListener("keydown", (event) => event.target === body && step(event));
  body.addEventListener("scroll", () => {
    const near = body.scrollTop > 0 && body.scrollHeight - body.scrollTop - body.clientHeight < 120;
    if (near && last && hits.length && hits.length < last.total && hits.length >= limit && limit < 60) run(limit + MORE);
  }, { passive: true });
  why.addEventListener("click", () => why.setAttribute("aria-pressed", String(dialog.classList.toggle("explains"))));
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

/** For the page of results and for marks, which are a script of their own. */
export const kit = {
  EVERYTHING, FIELDS, address, asQuery, asking, badges, carry, counted, createFilters, excerpt, facts, keepOffline, make, memory, open, pieces, reason, signs, symbol, way,
};
