// Registers: sorted by a click on a head, filtered by text and by value.
for (const tools of all("[data-register-tools]")) {
  const table = document.getElementById(tools.dataset.registerTools);
  const body = table.tBodies[0];
  const rows = [...body.rows].filter((row) => !row.classList.contains("fold-line"));
  const output = tools.querySelector("output");
  const filter = () => {
    const text = tools.querySelector("[data-text]").value.trim().toLowerCase();
    const chosen = all("[data-column]", tools).filter((select) => select.value);
    let shown = 0;
    for (const row of rows) {
      const fits = chosen.every((select) => row.cells[select.dataset.column].innerText.trim() === select.value);
      row.hidden = !fits || (text && !row.textContent.toLowerCase().includes(text));
      shown += !row.hidden;
    }
    output.textContent = shown === rows.length ? `${rows.length} entries` : `${shown} of ${rows.length}`;
    body.classList.toggle("folded", !text && !chosen.length && rows.some((row) => row.hasAttribute("data-away")));
  };
  const value = (row, index) => row.cells[index].dataset.sort ?? row.cells[index].textContent.trim();
  [...table.tHead.rows[0].cells].forEach((head, index) => {
    const button = make("button", { type: "button" }, ...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows.sort((a, b) => value(a, index).localeCompare(value(b, index), undefined, { numeric: true }) * (down ? -1 : 1));
      body.prepend(...rows);
    });
  });
  tools.addEventListener("input", filter);
  tools.addEventListener("submit", (event) => event.preventDefault());
  filter();
}
