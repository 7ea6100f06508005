// What the dialog and the page of results have in common.
// Found pieces come in turn with plain ones; they are put in as text, never as markup.
const pieces = (list) => (list ?? []).map((text, index) => (index % 2 ? make("mark", {}, text) : text));
const plain = (list) => (list ?? []).join("");
const states = { overdue: "Overdue", due_soon: "Due soon", draft: "Draft", review: "In review", deprecated: "Deprecated", archived: "Archived" };
const levels = ["beginner", "intermediate", "advanced", "expert"];
const title = (id) => id.charAt(0).toUpperCase() + id.slice(1).replaceAll(/[-_]/g, " ");
const symbol = (path) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of Object.entries({ class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" })) svg.setAttribute(name, value);
  const line = document.createElementNS(svg.namespaceURI, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
};
const signs = { check: "m5 12.5 4.5 4.5L19 7.5", cross: "m6 6 12 12M18 6 6 18", down: "m6 9.5 6 6 6-6", turn: "M9 6v7a3 3 0 0 0 3 3h7m-3.5-3.5L19 16l-3.5 3.5" };
const counted = (total) => (total === 1 ? "1 result" : `${total} results`);

// A condition that every page meets: for the counts of the whole portal before anything is typed.
const EVERYTHING = "-type:none";

/** The engine of a portal; its module lies beside the folder of the index. */
const open = ({ folder, module }) => createSearch(folder, { module: "../" + module.split("/").pop() });

/** The part of an address that says what is asked. */
function asQuery(text, filters) {
  const parameters = new URLSearchParams();
  if (text) parameters.set("q", text);
  for (const [field, value] of filters) parameters.append(field, value);
  const query = parameters.toString();
  return query && "?" + query;
}

/** The query of a reader: their day, their level, what they chose. Short beginnings wait for more letters. */
function asking(text, { soon, limit, filters, facets }) {
  const today = new Date().toLocaleDateString("sv");
  const level = levels[document.documentElement.dataset.reader - 1];
  const short = /(^|\s)[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]{1,2}$/u.test(text);
  return { today, due_soon_days: soon, level, limit, filters, facets, why: true, sections: 3, pause: short ? 180 : 0 };
}

const address = (hit, anchor = hit.anchor) => hit.url + (anchor ? "#" + anchor : "");
const badges = (hit) => [hit.status, hit.freshness].filter((kind) => states[kind]).map((kind) => make("span", { class: `badge badge-${kind}` }, states[kind]));
// Where a page lies; a section that is called as its type says nothing more.
const way = ({ breadcrumb = [], type_title: type }) => {
  const same = type.toLowerCase().startsWith(breadcrumb.at(-1)?.toLowerCase().replace(/s$/, ""));
  return breadcrumb.slice(0, same ? -1 : undefined).join(" › ");
};
const facts = (hit) => [hit.type_title, hit.level && title(hit.level), hit.freshness === "current" && "Current"].filter(Boolean);

/** The piece of text of a hit, after the heading that it stands under. */
function excerpt(hit) {
  const text = make("span", { class: "x" });
  if (plain(hit.heading)) text.append(make("strong", {}, ...pieces(hit.heading)), " — ");
  text.append(...pieces(hit.excerpt?.length ? hit.excerpt : [hit.summary]));
  return text;
}

/** Why a page ranks where it does, as a reader says it. */
function reason(codes) {
  const all = (name) => codes.filter((code) => code.startsWith(name + ":")).map((code) => code.slice(name.length + 1));
  const [has, lacks, inTitle, heading, together, status, level] = ["word", "without", "title", "heading", "together", "status", "level"].map(all);
  const share = (part, what) => (part >= 100 ? what : `${what} in part`);
  const lower = status.filter((id) => states[id]).map((id) => states[id].toLowerCase());
  if (codes.includes("overdue")) lower.push("review overdue");
  return [
    has.length && `has ${has.join(", ")}`,
    lacks.length && `lacks ${lacks.join(", ")}`,
    inTitle.length && share(inTitle[0], "matches the title"),
    heading.length && share(heading[0], "matches a heading"),
    together[0] >= 25 && "words stand together",
    level.length && "at your level",
    lower.length && `ranked lower: ${lower.join(", ")}`,
  ].filter(Boolean).join(" · ") || "meets the conditions";
}

/** Takes along what was found, for the page that a link leads to. */
function carry(store, hits, href) {
  const words = new Set();
  for (const hit of hits) {
    for (const list of [hit.title, hit.heading, hit.excerpt, ...(hit.sections ?? []).map((place) => place.heading)]) {
      list?.forEach((text, index) => index % 2 && words.add(text.toLowerCase()));
    }
  }
  const to = new URL(href, location.href).pathname;
  store.set("found", words.size ? { to, words: [...words].slice(0, 24), at: Date.now() } : null);
}

/** Queries and read pages of this portal; a host may have several. */
function memory({ store, base }) {
  const searches = "searches:" + base;
  return {
    searches: () => store.get(searches, []),
    remember(text) {
      if (text.length > 1) store.set(searches, [text, ...store.get(searches, []).filter((other) => other !== text)].slice(0, 6));
    },
    read: () => new Set(store.get("read:" + base, [])),
    forget: () => ["searches:", "read:"].forEach((name) => store.set(name + base, null)),
  };
}
