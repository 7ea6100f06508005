// "On this page": the section that is being read is marked, in the list and in the bar of small screens.
{
  const toc = document.getElementById("toc");
  const links = new Map(all("a", toc ?? make("p")).map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  const here = document.querySelector("[data-here]");
  let current;
  const mark = () => {
    const line = parseFloat(getComputedStyle(root).scrollPaddingTop) + 24;
    let found = null;
    for (const heading of headings) {
      if (heading.getBoundingClientRect().top > line) break;
      found = heading;
    }
    if (innerHeight + scrollY >= root.scrollHeight - 4) found = headings[headings.length - 1];
    if (found === current) return;
    current = found;
    for (const [id, link] of links) {
      if (id === found?.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    here.textContent = found ? links.get(found.id).textContent : "";
  };
  if (headings.length) {
    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    }, { passive: true });
    mark();
    toc.addEventListener("click", (event) => {
      if (event.target.closest("a") && toc.matches(":popover-open")) toc.hidePopover();
    });
  }
  // The page that is read is in sight in the navigation.
  const side = document.getElementById("nav");
  const shown = side?.querySelector("[aria-current]");
  if (shown && shown.offsetTop > side.clientHeight - 80) side.scrollTop = shown.offsetTop - side.clientHeight / 2;
}
