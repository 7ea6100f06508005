// Pages about skills. What people and roles are made of comes from files beside the matrix and the ladder.
const files = new Map();
const read = (url) => {
  if (!files.has(url)) files.set(url, fetch(url).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(url)))));
  return files.get(url);
};
const link = (title, url) => (url ? make("a", { href: url }, title) : title);
