// Opens search: by the field, by "/" and by Ctrl K. The search itself is fetched when it is about to be used.
{
  let loading;
  let dialog;
  const style = () => new Promise((done) => {
    if (document.querySelector(`link[href="${self.style}"]`)) return done();
    const sheet = make("link", { rel: "stylesheet", href: self.style });
    sheet.onload = sheet.onerror = done;
    document.head.append(sheet);
  });
  const load = () => (loading ??= Promise.all([import(self.search), style()]).then(([module]) => module, (error) => {
    loading = undefined;
    throw error;
  }));
  const loadMore = () => Promise.all([import(self.resultsScript), load()]).then(([module, { kit }]) => ({ ...module, kit }));
  // Words that were found are marked on the page that the search led to. The address of the page stays clean; what to
  // mark comes over the device's storage, because a new tab has a session of its own.
  const found = async () => {
    const left = store.get("found");
    if (left?.to === location.pathname) {
      store.set("found", null);
      if (Date.now() - left.at < 60_000) history.replaceState({ ...history.state, found: left.words }, "");
    }
    const words = history.state?.found;
    if (!words || !CSS.highlights || !document.querySelector("article[data-page]")) return;
    const { markFound, kit } = await loadMore();
    markFound(words, () => history.replaceState({ ...history.state, found: null }, ""), kit);
  };
  const host = { ...self, store, found };
  const create = () => (dialog ??= load().then((module) => module.create(host), (error) => {
    dialog = undefined;
    throw error;
  }));
  const field = document.querySelector("[data-search-page] input");
  const open = async () => {
    if (field) return field.focus();
    try {
      (await create()).open();
    } catch {
      location.href = self.base + "browse/";
    }
  };
  for (const link of all("[data-search]")) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-keyshortcuts", "Control+K /");
    const warm = () => field || create().then((d) => d.warm(), () => {});
    for (const kind of ["pointerenter", "focus", "touchstart"]) link.addEventListener(kind, warm, { once: true, passive: true });
    link.addEventListener("keydown", (event) => event.key === " " && (event.preventDefault(), open()));
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open();
    });
  }
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const chord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
    if (!chord && (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey)) return;
    event.preventDefault();
    open();
  });
  if (field) loadMore().then(({ showResults, kit }) => showResults(host, kit), () => {});
  found().catch(() => {});
}
