// Review badges as of the reader's day: the page may have been built a while ago.
const today = new Date().toLocaleDateString("sv");
const stateOf = (due) => {
  if (due < today) return "overdue";
  const days = (Date.parse(due) - Date.parse(today)) / 864e5;
  return days <= Number(self.soon) ? "due_soon" : "current";
};
{
  const words = { overdue: "Overdue", due_soon: "Due soon", current: "Current" };
  const later = today > self.build;
  for (const badge of later ? all(".badge[data-due]") : []) {
    const state = stateOf(badge.dataset.due);
    if (badge.classList.contains("badge-" + state) || badge.hidden && state === "current") continue;
    badge.className = "badge badge-" + state;
    badge.hidden = false;
    const date = new Date(badge.dataset.due + "T00:00").toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
    badge.closest(".trust")?.querySelector("[data-until]")?.remove();
    badge.textContent = badge.closest(".trust") ? `${words[state]} · ${date}` : words[state];
  }
  for (const item of later ? all(".side li[data-due]") : []) {
    if (stateOf(item.dataset.due) !== "overdue" || item.querySelector(".flag")) continue;
    item.querySelector("a").append(make("span", { class: "flag" }, "Overdue"));
  }
}
