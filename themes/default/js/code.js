// Copy buttons on code.
for (const figure of all("figure.code")) {
  let head = figure.querySelector("figcaption");
  if (!head) figure.prepend((head = make("figcaption", {}, make("span", { class: "code-lang" }, "Text"))));
  const button = make("button", { type: "button", class: "copy", "aria-label": "Copy this code" }, "Copy");
  button.addEventListener("click", async () => {
    const lines = all("code .line:not(del)", figure);
    const text = lines.length ? lines.map((l) => l.textContent).join("") : figure.querySelector("code").textContent;
    try {
      await navigator.clipboard.writeText(text.replace(/\n$/, ""));
      button.textContent = "Copied";
    } catch {
      button.textContent = "Not allowed";
    }
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  head.append(button);
}
