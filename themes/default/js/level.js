// The reader's level: what fits leads, the rest is folded away. Without a level everything is shown.
{
  const fits = (level, reader) => !level || !reader || level === reader || level === reader - 1;
  const apply = () => {
    const reader = Number(root.dataset.reader ?? 0);
    for (const list of all(".fit")) {
      list.querySelector(":scope > .fold-line")?.remove();
      let folded = 0;
      for (const item of list.children) {
        const away = !fits(Number(item.dataset.level ?? 0), reader) && !item.querySelector("[aria-current]");
        item.toggleAttribute("data-away", away);
        folded += away;
      }
      list.classList.toggle("folded", folded > 0);
      if (folded) list.append(foldLine(list, folded));
    }
    for (const select of all("[data-level-picker]")) select.value = root.dataset.reader ?? "";
    document.dispatchEvent(new CustomEvent("lyceum:level"));
  };
  const foldLine = (list, count) => {
    const button = make("button", { type: "button", class: "fold-button" }, `${count} for other levels`);
    button.addEventListener("click", () => {
      const first = list.querySelector("[data-away] a");
      list.classList.remove("folded");
      button.closest(".fold-line").remove();
      first?.focus();
    });
    if (list.tagName !== "TBODY") return make("li", { class: "fold-line" }, button);
    return make("tr", { class: "fold-line" }, make("td", { colspan: "12" }, button));
  };
  for (const select of all("[data-level-picker]")) {
    select.addEventListener("change", () => {
      if (select.value) root.dataset.reader = select.value;
      else delete root.dataset.reader;
      store.text("level", select.value);
      apply();
    });
  }
  apply();
}
