// Opens search: by the field, by "/" and by Ctrl K. The dialog itself is fetched when it is about to be used.
{
  let loading;
  const load = () => (loading ??= import(self.search).then((m) => m.create({ ...self, store })));
  const open = async (text = "") => {
    try {
      (await load()).open(text);
    } catch {
      loading = undefined;
      location.href = self.base + "browse/";
    }
  };
  for (const link of all("[data-search]")) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-keyshortcuts", "Control+K /");
    for (const kind of ["pointerenter", "focus", "touchstart"]) link.addEventListener(kind, () => load().then((d) => d.warm(), () => {}), { once: true, passive: true });
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
}
