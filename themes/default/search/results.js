// The page of all results: what is asked stands in its address, so that it can be sent, kept and gone back to.
const STEP = 20;

export function showResults(host, kit) {
  const { EVERYTHING, FIELDS, address, asQuery, asking, badges, carry, counted, createFilters, excerpt, facts, keepOffline, make, pieces, reason, signs, symbol, way } = kit;
  const { store, soon } = host;
  const own = kit.memory(host);
  const engine = kit.open(host);
  const box = document.querySelector("[data-search-page]");
  const form = box.querySelector("form");
  const input = form.elements.q;
  const heading = box.querySelector("h1");
  const list = box.querySelector("ol");
  const more = box.querySelector("[data-more]");
  const line = box.querySelector("[data-line]");
  const name = document.title;
  const filters = createFilters("results-values", (commit) => (commit ? ask(true) : run()));
  form.after(filters.bar, filters.panel);
  let hits = [];
  let limit = STEP;
  let turn = 0;

  const entry = (hit, read) => {
    const links = (hit.sections ?? []).map((place) => make("li", {}, make("a", { href: address(hit, place.anchor) }, ...pieces(place.heading))));
    const about = make("p", { class: "c" }, ...[way(hit), ...facts(hit), hit.owner?.title].filter(Boolean).map((fact) => make("span", {}, fact)));
    if (read.has(hit.url)) about.append(make("span", { class: "read" }, symbol(signs.check), "Read before"));
    const item = make("li", {}, make("div", { class: "t" }, make("h2", {}, make("a", { href: address(hit) }, ...pieces(hit.title))), ...badges(hit)), about, make("p", {}, excerpt(hit)));
    if (links.length) item.append(make("ul", { "aria-label": "Other sections" }, ...links));
    item.append(make("details", {}, make("summary", {}, "Why here"), make("p", {}, reason(hit.why))));
    return item;
  };
  const draw = (text, found) => {
    hits = found.hits;
    const read = own.read();
    // What stands there stays, so that focus and open reasons do too.
    const kept = found.same ? list.childElementCount : 0;
    if (!kept) list.replaceChildren();
    list.append(...hits.slice(kept).map((hit) => entry(hit, read)));
    const left = found.total - hits.length;
    more.hidden = left <= 0 || !hits.length;
    more.textContent = `Show ${Math.min(left, STEP)} more of ${left}`;
    line.replaceChildren(hits.length ? counted(found.total) : text ? `Nothing found for “${text}”.` : "Nothing meets these conditions.");
    if (found.suggestion) {
      const accept = make("button", { type: "button", class: "link" }, found.suggestion);
      accept.addEventListener("click", () => {
        input.value = found.suggestion;
        ask(true);
      });
      line.append(" for ", accept, `. Nothing has “${text}”.`);
    }
  };
  const run = async (same = false) => {
    const mine = ++turn;
    const text = input.value.trim();
    const wanted = filters.wanted();
    const bare = !text && !wanted.length;
    heading.textContent = text ? `Results for “${text}”` : "Search";
    document.title = text ? `${text} · ${name}` : name;
    box.classList.toggle("bare", bare);
    if (bare) {
      list.replaceChildren();
      line.replaceChildren("Type to search titles, headings, fields and text.");
      more.hidden = true;
    }
    // What stands in the list is of the text in the field once the list is not busy.
    const asks = !bare || filters.asks();
    list.setAttribute("aria-busy", String(asks));
    if (!asks) return;
    try {
      const found = await engine.query(bare ? EVERYTHING : text, asking(text, { soon, limit: bare ? 0 : limit, filters: wanted, facets: filters.asks() }));
      if (!found || mine !== turn) return;
      if (!bare) draw(text, { ...found, same });
      filters.show(found.facets);
      keepOffline(host);
    } catch {
      if (mine !== turn) return;
      line.replaceChildren("Search could not be loaded. ", make("a", { href: host.base + "browse/" }, "Browse everything"));
    }
    list.setAttribute("aria-busy", "false");
  };

  const here = () => location.pathname + asQuery(input.value.trim(), filters.wanted());
  // The first letter after a pause of the mind begins an entry of the history, the letters after it change that entry.
  let typing = false;
  const ask = (commit) => {
    if (here() !== location.pathname + location.search) {
      history[typing ? "replaceState" : "pushState"]({}, "", here());
    }
    typing = !commit;
    limit = STEP;
    return run();
  };
  const fromAddress = () => {
    const parameters = new URLSearchParams(location.search);
    input.value = parameters.get("q") ?? "";
    limit = history.state?.limit ?? STEP;
    typing = false;
    filters.set(FIELDS.flatMap(([field]) => parameters.getAll(field).map((value) => [field, value])), true);
    return run();
  };
  const keepPlace = () => history.replaceState({ ...history.state, limit, top: scrollY }, "");

  input.addEventListener("input", () => ask(false));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    own.remember(input.value.trim());
    ask(true);
  });
  more.addEventListener("click", async () => {
    const first = hits.length;
    limit += STEP;
    await run(true);
    list.children[first]?.querySelector("a").focus();
  });
  for (const kind of ["click", "auxclick"]) {
    list.addEventListener(kind, (event) => {
      const link = event.target.closest("a");
      if (!link) return;
      own.remember(input.value.trim());
      carry(store, hits, link.href);
    });
  }
  addEventListener("pagehide", keepPlace);
  addEventListener("popstate", fromAddress);
  history.scrollRestoration = "manual";
  const top = history.state?.top ?? 0;
  fromAddress().then(() => scrollTo({ top, behavior: "instant" }));
  if (!input.value) input.focus();
}
