// The calendar of sessions: one month at a time, that of the reader's day first, or that of the address.
for (const day of all(`[data-day="${today}"]`)) day.setAttribute("aria-current", "date");
for (const tools of all("[data-calendar]")) {
  const months = all("[data-of-month]", document.getElementById(tools.dataset.calendar));
  const select = tools.querySelector("[data-month]");
  const output = tools.querySelector("output");
  const steps = all("[data-step]", tools);
  const ids = months.map((month) => month.dataset.ofMonth);
  // The month of a day, else the next one there is.
  const near = (id) => ids.find((own) => own >= id) ?? ids[ids.length - 1];
  const show = (id, said) => {
    for (const month of months) month.hidden = month.dataset.ofMonth !== id;
    select.value = id;
    const at = ids.indexOf(id);
    for (const step of steps) step.disabled = !ids[at + Number(step.dataset.step)];
    if (said) {
      output.textContent = months[at].querySelector(".section-head span").textContent;
      history.replaceState(history.state, "", "#m-" + id);
    }
  };
  const step = (by) => {
    const id = ids[ids.indexOf(select.value) + by];
    if (id) show(id, true);
  };
  const asked = () => ids.find((id) => location.hash === "#m-" + id);
  for (const button of steps) button.addEventListener("click", () => step(Number(button.dataset.step)));
  tools.querySelector("[data-now]").addEventListener("click", () => show(near(today.slice(0, 7)), true));
  select.addEventListener("change", () => show(select.value, true));
  tools.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", () => asked() && show(asked()));
  addEventListener("keydown", (event) => {
    const by = { PageUp: -1, PageDown: 1 }[event.key];
    if (!by || event.target === select || !event.target.closest("[data-calendar], #" + tools.dataset.calendar)) return;
    event.preventDefault();
    step(by);
  });
  show(asked() ?? near(today.slice(0, 7)));
}
// Sessions and certificates as of the reader's day.
if (today !== self.build) {
  for (const line of all("[data-from][data-to]")) {
    const { from, to } = line.dataset;
    // What was called off or over when the portal was built stays so.
    const badge = line.querySelector(":scope > :is(.badge-task, .badge-draft, .badge-review) > span");
    if (badge && from <= today) badge.textContent = to < today ? "Over" : "In progress";
  }
  const terms = [[-1, "overdue", "Expired"], [30, "due_soon", "Within 30 days"], [60, "due_soon", "Within 60 days"], [90, "due_soon", "Within 90 days"]];
  const columns = all("[data-term]");
  for (const held of all("[data-held]")) {
    const left = Math.round((Date.parse(held.dataset.held) - Date.parse(today)) / 864e5);
    const at = terms.findIndex(([most]) => left <= most);
    const badge = held.querySelector(".badge");
    if (badge) {
      const [, kind, words] = terms[at] ?? [0, "current", "Valid"];
      badge.className = "badge badge-" + kind;
      badge.textContent = words;
    }
    // The column after the last bound is for everything later.
    if (held.closest("[data-term]")) columns[at < 0 ? terms.length : at].querySelector("ul").append(held);
  }
  for (const column of columns) {
    const cards = column.querySelectorAll(".board-card").length;
    column.querySelector(".count").textContent = cards;
    column.classList.toggle("board-empty", !cards);
  }
}
