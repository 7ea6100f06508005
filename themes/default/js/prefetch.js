// The page behind a link is fetched when the reader rests on it: sweeping over a list fetches nothing.
{
  const done = new Set([location.pathname]);
  const saving = navigator.connection?.saveData;
  const REST = 50;
  let resting;
  const target = (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || saving || link.origin !== location.origin || done.has(link.pathname)) return null;
    return link.pathname.startsWith(self.base) && /(\/|\.html)$/.test(link.pathname) ? link.pathname : null;
  };
  const fetchIt = (href) => {
    if (done.has(href)) return;
    done.add(href);
    document.head.append(make("link", { rel: "prefetch", href }));
  };
  const rest = (event) => {
    clearTimeout(resting);
    const href = target(event);
    if (href) resting = setTimeout(fetchIt, REST, href);
  };
  const now = (event) => {
    const href = target(event);
    if (href) fetchIt(href);
  };
  for (const kind of ["pointerover", "focusin"]) addEventListener(kind, rest, { passive: true });
  for (const kind of ["touchstart", "pointerdown"]) addEventListener(kind, now, { passive: true });
}
