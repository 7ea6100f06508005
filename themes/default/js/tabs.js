// Content tabs: one choice for all groups that offer it, kept on the device.
{
  let count = 0;
  const groups = all(".tabs").map((group) => {
    const panels = all(":scope > .tab", group);
    const list = make("div", { class: "tab-list", role: "tablist" });
    const tabs = panels.map((panel) => {
      panel.id ||= `tab-${++count}`;
      const tab = make("button", { type: "button", role: "tab", "aria-controls": panel.id, id: panel.id + "-tab" }, panel.getAttribute("aria-label"));
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      panel.removeAttribute("aria-label");
      list.append(tab);
      return tab;
    });
    const select = (index) => panels.forEach((panel, i) => {
      panel.hidden = i !== index;
      tabs[i].setAttribute("aria-selected", i === index);
      tabs[i].tabIndex = i === index ? 0 : -1;
    });
    const name = (index) => panels[index].dataset.tab;
    list.addEventListener("click", (event) => {
      const index = tabs.indexOf(event.target.closest("button"));
      if (index >= 0) choose(name(index), () => select(index));
    });
    list.addEventListener("keydown", (event) => {
      const now = tabs.indexOf(document.activeElement);
      const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: -1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const index = (to + tabs.length) % tabs.length;
      tabs[index].focus();
      tabs[index].click();
    });
    group.prepend(list);
    group.classList.add("ready");
    select(0);
    return (wanted) => {
      const index = panels.findIndex((panel) => panel.dataset.tab === wanted);
      if (index >= 0) select(index);
    };
  });
  const choose = (name, now) => {
    now();
    groups.forEach((show) => show(name));
    store.set("tab", name);
  };
  const kept = store.get("tab");
  if (kept) groups.forEach((show) => show(kept));
}
