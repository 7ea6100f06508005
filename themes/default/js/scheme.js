// Colour scheme: as the system says, light, dark.
{
  const order = ["", "light", "dark"];
  const names = { "": "as the system", light: "light", dark: "dark" };
  for (const button of all("[data-scheme-switch]")) {
    const label = () => {
      const text = `Colour scheme: ${names[root.dataset.scheme ?? ""]}`;
      button.setAttribute("aria-label", text);
      button.title = text;
    };
    label();
    button.addEventListener("click", () => {
      const next = order[(order.indexOf(root.dataset.scheme ?? "") + 1) % order.length];
      if (next) root.dataset.scheme = next;
      else delete root.dataset.scheme;
      store.text("scheme", next);
      label();
    });
  }
}
