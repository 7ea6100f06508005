// Any person beside any role, and any two roles.
const named = (roles, number, none) => (number ? roles.levels[number - 1] : none);

// What helps from one level to another: the same order as in the pages.
const advice = (taught, current, target) => {
  const fits = ([level]) => (!level ? 2 : level > target ? 3 : level === current + 1 ? 0 : 1);
  const seen = new Set();
  const found = taught.filter(([level]) => !level || level > current).map((it) => [fits(it), it]);
  const near = found.filter(([fit]) => fit < 3);
  return (near.length ? near : found)
    .sort((a, b) => a[0] - b[0])
    .filter(([, [, title, url]]) => !seen.has(url ?? title) && seen.add(url ?? title))
    .slice(0, 3)
    .map(([fit, [, title, url, reason]]) => {
      const [why, time] = reason.split("\t");
      const note = ["the next step", "", "", "further than needed"][fit];
      return make("li", {}, link(title, url), " ", make("span", { class: "muted" }, why + (note && ", " + note) + time));
    });
};

const missing = (roles, role, level) => {
  let whole = 0, reached = 0, musts = 0, met = 0;
  const gaps = [];
  for (const [at, target, must] of role[3]) {
    const [title, url, taught] = roles.competencies[at];
    const current = level(url);
    const weight = must ? 1 : 0.5;
    whole += weight;
    reached += (weight * Math.min(current, target)) / target;
    musts += must;
    met += must && current >= target;
    if (current < target) gaps.push({ title, url, taught, current, target, must });
  }
  gaps.sort((a, b) => b.must - a.must || b.target - b.current - (a.target - a.current));
  // Rounded down, and the sum of thirds may be a hair below the whole.
  const percent = Math.floor((reached / whole) * 100 + 1e-9);
  const items = gaps.map((gap) => {
    const optional = gap.must ? [] : [" ", make("span", { class: "muted" }, "optional")];
    const way = make("span", { class: "sk-from" }, `${named(roles, gap.current, "Not assessed")} → `, make("strong", {}, named(roles, gap.target)));
    const helps = advice(gap.taught, gap.current, gap.target);
    return make("li", {}, make("p", {}, link(gap.title, gap.url), ...optional, way), ...(helps.length ? [make("ul", { class: "sk-advice" }, ...helps)] : []));
  });
  const state = `${percent} % ready, ${met} of ${musts} ${musts === 1 ? "must" : "musts"} met`;
  return [
    make("p", { class: "sk-state" }, make("strong", {}, state)),
    items.length ? make("ul", { class: "sk-gaps" }, ...items) : make("p", { class: "muted" }, "Nothing is missing."),
  ];
};

const groups = (select, list) => {
  for (const [title, values] of Map.groupBy(list, (it) => it.group)) {
    const options = values.map((it) => make("option", { value: it.value }, it.title));
    select.append(...(title ? [make("optgroup", { label: title }, ...options)] : options));
  }
};

for (const tools of all("[data-missing]")) {
  const select = tools.querySelector("select");
  const answer = tools.nextElementSibling;
  const { roles: url, people, role, levels } = tools.dataset;
  const begin = ([roles, skills]) => {
    const choices = skills
      ? skills.people.map((it, at) => ({ value: at, title: it[0], group: it[2] }))
      : roles.roles.map((it, at) => ({ value: at, title: it[0], group: it[2] }));
    groups(select, choices);
    select.addEventListener("input", () => {
      if (!select.value) return answer.replaceChildren();
      const own = skills
        ? Object.fromEntries(skills.competencies.map((it, at) => [it[1], Number(skills.people[select.value][4][at])]))
        : JSON.parse(levels);
      const of = skills ? roles.roles.find((it) => it[1] === role) : roles.roles[select.value];
      answer.replaceChildren(...missing(roles, of, (competency) => own[competency] ?? 0));
    });
  };
  tools.addEventListener("submit", (event) => event.preventDefault());
  Promise.all([read(url), people ? read(people) : null]).then(begin, () => tools.closest(".needs-js")?.remove());
}

for (const tools of all("[data-compare]")) {
  const { from, to } = tools.elements;
  const section = tools.closest("section");
  const answer = section.querySelector(".sk-answer");
  const output = tools.querySelector("output");
  const cell = (roles, need) =>
    need ? make("td", { class: `sk-${need[1]}` }, make("b", {}, need[1]), ` ${named(roles, need[1])}`, ...(need[2] ? [] : [make("span", { class: "sk-opt" }, "optional")])) : make("td", {}, make("span", { class: "muted" }, "Not asked for"));
  const change = (a, b) => {
    if (!a) return "New";
    if (!b) return "Falls away";
    if (a[1] !== b[1]) return b[1] > a[1] ? `↑ ${b[1] - a[1]} up` : `↓ ${a[1] - b[1]} down`;
    if (a[2] !== b[2]) return b[2] ? "Now a must" : "Now optional";
    return "";
  };
  const compare = (roles) => {
    const [a, b] = [roles.roles[from.value], roles.roles[to.value]];
    const rows = roles.competencies.flatMap(([title, url], at) => {
      const [x, y] = [a, b].map((role) => role[3].find((need) => need[0] === at));
      if (!x && !y) return [];
      const what = change(x, y);
      const row = make("tr", what ? { class: "sk-differs-row" } : {}, make("th", { scope: "row" }, link(title, url)), cell(roles, x), cell(roles, y), make("td", {}, what));
      return [{ row, what }];
    });
    // What differs comes first.
    rows.sort((p, q) => !p.what - !q.what);
    const heads = ["Competency", link(a[0], a[1]), link(b[0], b[1]), "Change"].map((it) => make("th", { scope: "col" }, it));
    const table = make("table", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows.map((it) => it.row)));
    answer.replaceChildren(make("div", { class: "table sk-ladder", tabindex: 0, role: "region", "aria-label": `${a[0]} and ${b[0]}` }, table));
    const count = rows.filter((it) => it.what).length;
    output.textContent = count === 1 ? "1 difference" : `${count} differences`;
    const short = (role) => role[1].split("/").at(-2);
    history.replaceState(history.state, "", `?from=${short(a)}&to=${short(b)}`);
  };
  const begin = (roles) => {
    const choices = roles.roles.map((it, at) => ({ value: at, title: it[0], group: it[2] }));
    const asked = new URLSearchParams(location.search);
    for (const [select, first] of [[from, 0], [to, 1]]) {
      groups(select, choices);
      const known = roles.roles.findIndex((it) => it[1].endsWith(`/${asked.get(select.name)}/`));
      select.value = known < 0 ? Math.min(first, choices.length - 1) : known;
    }
    section.hidden = false;
    tools.addEventListener("input", () => compare(roles));
    tools.addEventListener("submit", (event) => event.preventDefault());
    compare(roles);
  };
  read(tools.dataset.roles).then(begin, () => {});
}
