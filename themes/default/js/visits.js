// "Continue reading" and "new since your last visit": what was read, and when this device was last here.
{
  const article = document.querySelector("article[data-page]");
  const home = document.querySelector("[data-home]");
  const visits = store.get("visits", { last: today, before: "", pages: [] });
  if (visits.last < today) {
    visits.before = visits.last;
    visits.last = today;
  }
  if (home) {
    const unread = visits.pages.filter((page) => page.at > 0.05 && page.at < 0.95).slice(0, 3);
    const box = home.querySelector("[data-continue]");
    for (const page of unread) {
      const title = make("h3", {}, make("a", { href: page.url }, page.title));
      box.querySelector("ul").append(make("li", { class: "card" }, title, make("p", {}, `${Math.round(page.at * 100)} % read`)));
    }
    box.hidden = !unread.length;
    const fresh = all("[data-new] [data-date]").filter((item) => visits.before && item.dataset.date > visits.before);
    for (const item of fresh) item.hidden = false;
    const list = home.querySelector("[data-new]");
    if (list) list.hidden = !fresh.length;
  }
  const keep = () => {
    if (article) {
      const height = root.scrollHeight - innerHeight;
      const at = height > 40 ? Math.min(1, scrollY / height) : 1;
      const rest = visits.pages.filter((page) => page.url !== article.dataset.page);
      const read = "read:" + self.base;
      store.set(read, [article.dataset.page, ...store.get(read, []).filter((url) => url !== article.dataset.page)].slice(0, 300));
      visits.pages = [{ url: article.dataset.page, title: document.querySelector("h1").textContent, at }, ...rest].slice(0, 20);
    }
    store.set("visits", visits);
  };
  addEventListener("pagehide", keep);
}
