// The matrix: all people from a file, of whom only the rows in view are in the page.
for (const tools of all("[data-matrix-tools]")) {
  const table = document.getElementById("matrix");
  const box = table.parentElement;
  const body = table.tBodies[0];
  const head = table.tHead.rows[0];
  const output = tools.querySelector("output");
  // Rows above and below those in view.
  const SPARE = 10;
  // So many cells need no such care.
  const FEW = 6000;
  const byName = new Intl.Collator();
  let data, columns, rows, height, from, to, drawn, wide, narrow;
  let sorted = { by: "name", down: false };

  const cell = (person, at) => {
    const level = Number(person[4][at]);
    const asked = person[3] === null ? 0 : Number(data.roles[person[3]][1][at]);
    const title = level ? data.levels[level - 1] : "Not assessed";
    const low = level < asked;
    const td = document.createElement("td");
    // Empty says it all where nothing is asked for; most cells of a large matrix are so.
    if (!level && !low) return td;
    td.className = (level ? `sk-${level}` : "") + (low ? " mx-low" : "");
    td.append(level || "", make("span", { class: "vh" }, ` ${title}${low ? `, the role asks for ${data.levels[asked - 1]}` : ""}`));
    return td;
  };
  const line = (index) => {
    const person = rows[index];
    const row = make("tr", { "aria-rowindex": index + 2 }, make("th", { scope: "row" }, link(person[0], person[1])));
    row.append(...columns.map((at) => cell(person, at)));
    return row;
  };
  const space = (pixels) => {
    const row = make("tr", { class: "mx-space", "aria-hidden": "true" }, make("td", { colspan: columns.length + 1 }));
    row.firstChild.style.height = `${pixels}px`;
    return pixels > 0 ? [row] : [];
  };
  const draw = (again) => {
    const whole = rows.length * columns.length <= FEW;
    const top = Math.floor(box.scrollTop / height);
    const bottom = Math.min(rows.length, Math.ceil((box.scrollTop + box.clientHeight) / height));
    if (!again && (whole || (top >= from && bottom <= to))) return;
    from = whole ? 0 : Math.max(0, Math.min(top, rows.length) - SPARE);
    to = whole ? rows.length : Math.min(rows.length, bottom + SPARE);
    // Rows that stay are not made again.
    const kept = again ? new Map() : drawn;
    drawn = new Map(Array.from({ length: to - from }, (_, at) => [from + at, kept.get(from + at) ?? line(from + at)]));
    body.replaceChildren(...space(from * height), ...drawn.values(), ...space((rows.length - to) * height));
  };
  const order = (a, b) => {
    const names = byName.compare(a[0], b[0]);
    if (sorted.by === "name") return sorted.down ? -names : names;
    // The highest level first, whoever has it.
    const levels = b[4].charCodeAt(sorted.by) - a[4].charCodeAt(sorted.by);
    return (sorted.down ? -levels : levels) || names;
  };
  const marks = () => {
    for (const th of head.cells) {
      const here = String(th.dataset.at) === String(sorted.by);
      const up = sorted.by === "name" ? !sorted.down : sorted.down;
      if (here) th.setAttribute("aria-sort", up ? "ascending" : "descending");
      else th.removeAttribute("aria-sort");
    }
    tools.querySelector("[data-sort]").value = sorted.by;
  };
  const show = () => {
    const by = (name) => tools.querySelector(`[data-by=${name}]`)?.value ?? "";
    const name = by("name").trim().toLowerCase();
    rows = data.people.filter(
      (it) =>
        it[0].toLowerCase().includes(name) &&
        (!by("team") || it[2] === by("team")) &&
        (!by("role") || (it[3] !== null && data.roles[it[3]][0] === by("role"))),
    );
    rows.sort(order);
    const category = by("category");
    columns = data.competencies.map((_, at) => at).filter((at) => !category || data.competencies[at][2] === category);
    for (const th of head.cells) th.hidden = th.dataset.at !== "name" && !columns.includes(Number(th.dataset.at));
    table.setAttribute("aria-rowcount", rows.length + 1);
    // Thousands of cells are laid out at once when no column has to be measured.
    const many = data.people.length * columns.length > FEW;
    table.style.tableLayout = many ? "fixed" : "";
    table.style.width = many ? `${wide + columns.length * narrow}px` : "";
    const count = data.people.length;
    output.textContent = rows.length === count ? `${count} people` : `${rows.length} of ${count} people`;
    marks();
    draw(true);
  };
  const sort = (by) => {
    sorted = { by, down: sorted.by === by && !sorted.down };
    box.scrollTop = 0;
    show();
  };
  // One stop for the Tab key, arrows between the heads.
  const walk = (event) => {
    const heads = all("button", head).filter((it) => it.checkVisibility());
    const at = heads.indexOf(event.target);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: heads.length - 1 }[event.key];
    if (at < 0 || !heads[next]) return;
    event.preventDefault();
    heads[at].tabIndex = -1;
    heads[next].tabIndex = 0;
    heads[next].focus();
  };
  const begin = (found) => {
    data = found;
    height = body.rows[0]?.offsetHeight || 36;
    [wide, narrow] = [Math.min(head.cells[0].offsetWidth, 220), Math.max(44, body.rows[0]?.cells[1]?.offsetWidth ?? 0)];
    [...head.cells].forEach((th, at) => {
      th.dataset.at = at ? at - 1 : "name";
      const button = make("button", { type: "button", tabindex: at ? -1 : 0 }, make("span", {}, th.textContent));
      th.replaceChildren(button);
      button.addEventListener("click", () => sort(at ? at - 1 : "name"));
    });
    head.addEventListener("keydown", walk);
    tools.addEventListener("submit", (event) => event.preventDefault());
    tools.addEventListener("input", (event) => {
      if (event.target.matches("[data-sort]")) sorted = { by: event.target.value === "name" ? "name" : Number(event.target.value), down: false };
      box.scrollTop = 0;
      show();
    });
    box.addEventListener("scroll", () => draw(false), { passive: true });
    addEventListener("resize", () => draw(true));
    table.classList.add("mx-live");
    all(".mx-rest").forEach((it) => it.remove());
    show();
  };
  // Without the file the table stays as it is.
  read(tools.dataset.levels).then(begin, () => tools.remove());
}
