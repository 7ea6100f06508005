// The page behind a link is fetched when the reader points at it.
{
  const done = new Set([location.pathname]);
  const saving = navigator.connection?.saveData;
  const fetchIt = (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || saving || link.origin !== location.origin || done.has(link.pathname) || link.hasAttribute("download")) return;
    if (!link.pathname.startsWith(self.base)) return;
    done.add(link.pathname);
    document.head.append(make("link", { rel: "prefetch", href: link.pathname }));
  };
  for (const kind of ["pointerover", "focusin", "touchstart"]) addEventListener(kind, fetchIt, { passive: true });
}
