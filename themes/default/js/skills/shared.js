// Pages about skills. What people and roles are made of comes from files beside the matrix and the ladder.
const files = new Map();
const read = (url) => {
  if (!files.has(url)) files.set(url, fetch(url).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(url)))));
  return files.get(url);
};
const link = (title, url) => (url ? make("a", { href: url }, title) : title);

// The line of today moves with the reader's day.
{
  const day = (text) => Date.parse(text + "T00:00Z");
  const now = day(new Date().toLocaleDateString("sv"));
  for (const line of all(".sk-today[data-from]")) {
    const share = (now - day(line.dataset.from)) / (day(line.dataset.to) - day(line.dataset.from));
    line.setAttribute("visibility", share < 0 || share > 1 ? "hidden" : "visible");
    for (const end of ["x1", "x2"]) line.setAttribute(end, `${(share * 100).toFixed(2)}%`);
  }
}
