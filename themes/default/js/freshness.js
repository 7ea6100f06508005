// Review badges as of the reader's day: the page may have been built a while ago.
const today = new Date().toLocaleDateString("sv");
const stateOf = (due) => {
  if (due < today) return "overdue";
  const days = (Date.parse(due) - Date.parse(today)) / 864e5;
  return days <= Number(self.soon) ? "due_soon" : "current";
};
{
  const words = { overdue: "Overdue", due_soon: "Due soon", current: "Current" };
  // A build knows its own day; on any other, before or after, the badges are made anew.
  const other = today !== self.build;
  for (const badge of other ? all(".badge[data-due]") : []) {
    const state = stateOf(badge.dataset.due);
    const trust = badge.closest(".trust");
    if (badge.classList.contains("badge-" + state) || badge.hidden && state === "current") continue;
    badge.className = "badge badge-" + state;
    // Lists are quiet about what is current.
    badge.hidden = state === "current" && !trust;
    const date = new Date(badge.dataset.due + "T00:00").toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
    trust?.querySelector("[data-until]")?.remove();
    badge.textContent = trust ? `${words[state]} · ${date}` : words[state];
  }
  for (const item of other ? all(".side li[data-due]") : []) {
    const flag = item.querySelector(".flag");
    const overdue = stateOf(item.dataset.due) === "overdue";
    if (!overdue && flag?.textContent === "Overdue") flag.remove();
    if (overdue && !flag) item.querySelector("a").append(make("span", { class: "flag" }, "Overdue"));
  }
  for (const banner of other ? all(".banner[data-due]") : []) {
    banner.hidden = stateOf(banner.dataset.due) !== "overdue";
  }
}
