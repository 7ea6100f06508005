// What this device knows of learning: pages worked through, quizzes, where one stopped. Nothing leaves the device.
// Pages are kept by their address below the base path, so that a file of them fits the same portal elsewhere.
const MOST_PATHS = 20;
const VERSION = 1;

const isPage = (page) => typeof page === "string" && page.length > 0 && page.length < 500 && !/^[/\\]|[:\\?#]|\.\.|^__proto__$/.test(page);
const isDay = (day) => typeof day === "string" && /^\d{4}-\d{2}-\d{2}$/.test(day);
const isCount = (number) => Number.isInteger(number) && number >= 0 && number < 10_000;
const isTitle = (text) => typeof text === "string" && text.length > 0 && text.length < 500;
const isQuiz = (quiz) => isCount(quiz?.right) && isCount(quiz.of) && quiz.right <= quiz.of && isDay(quiz.on);
const isStop = (stop) => isTitle(stop?.title) && isTitle(stop.step) && isPage(stop.url) && isCount(stop.n) && isCount(stop.of) && Number.isFinite(stop.at);
const isTicks = (ticks) => ticks && typeof ticks === "object" && Object.entries(ticks).every(([id, set]) => id !== "__proto__" && typeof set === "boolean");

/// The memory of one portal. Every change reads it anew: another tab may have written.
function memory({ self, store, today }) {
  const key = "progress:" + self.base;
  const ticksOf = "tasks:" + self.base;
  const read = () => ({ done: {}, quiz: {}, paths: {}, ...store.get(key, {}) });
  const change = (how) => {
    const all = read();
    how(all);
    store.set(key, all);
  };
  const ticks = () => Object.fromEntries(store.keys(ticksOf).map((name) => [name.slice(ticksOf.length), store.get(name, {})]));
  return {
    read,
    ticks,
    below: (url) => (url.startsWith(self.base) ? url.slice(self.base.length) : url),
    mark: (page, done) => change((all) => (done ? (all.done[page] = today) : delete all.done[page])),
    answered: (page, right, of) => change((all) => {
      const best = all.quiz[page];
      if (!best || best.of !== of || best.right <= right) all.quiz[page] = { right, of, on: today };
    }),
    stop: (path, place) => change((all) => {
      delete all.paths[path];
      if (place) all.paths[path] = { ...place, at: Date.now() };
      const old = Object.entries(all.paths).sort((a, b) => b[1].at - a[1].at).slice(MOST_PATHS);
      for (const [name] of old) delete all.paths[name];
    }),
    forget: () => {
      store.set(key, null);
      for (const name of store.keys(ticksOf)) store.set(name, null);
    },
    file: (portal) => JSON.stringify({ lyceum: "progress", version: VERSION, portal, saved: today, ...read(), ticks: ticks() }, null, 1),
    take: (text, portal) => take(text, portal, read, (all, ticks) => {
      store.set(key, all);
      for (const [page, set] of Object.entries(ticks)) store.set(ticksOf + page, set);
    }, ticks()),
  };
}

/// Merges a file into what is there, or says why not. What both know stays as it is, but for a better result of a quiz,
/// a younger place on a path, and a tick, which is set where either has it.
function take(text, portal, read, write, ticks) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return "This file cannot be read; nothing was changed.";
  }
  if (file?.lyceum !== "progress" || !Number.isInteger(file.version)) return "This file holds no progress of a portal; nothing was changed.";
  if (file.version > VERSION) return "This file is of a newer portal; nothing was changed.";
  if (file.portal !== portal) return `This file is of the portal “${String(file.portal).slice(0, 80)}” and not of this one; nothing was changed.`;
  const all = read();
  const count = { pages: 0, quizzes: 0, ticks: 0, known: 0, wrong: 0 };
  const each = (part, fits, add) => {
    for (const [page, value] of Object.entries(part && typeof part === "object" ? part : {})) {
      if (isPage(page) && fits(value)) add(page, value);
      else count.wrong += 1;
    }
  };
  each(file.done, isDay, (page, day) => {
    if (page in all.done) count.known += 1;
    else {
      all.done[page] = day;
      count.pages += 1;
    }
  });
  each(file.quiz, isQuiz, (page, { right, of, on }) => {
    const here = all.quiz[page];
    if (here && here.right >= right) count.known += 1;
    else {
      all.quiz[page] = { right, of, on };
      count.quizzes += 1;
    }
  });
  each(file.paths, isStop, (path, { title, step, url, n, of, at }) => {
    if (!(all.paths[path]?.at >= at)) all.paths[path] = { title, step, url, n, of, at };
  });
  each(file.ticks, isTicks, (page, given) => {
    const here = { ...ticks[page] };
    for (const [id, set] of Object.entries(given)) {
      if (here[id] === set || (here[id] && !set)) count.known += 1;
      else {
        here[id] = set;
        count.ticks += 1;
      }
    }
    ticks[page] = here;
  });
  write(all, ticks);
  return told(count);
}

function told({ pages, quizzes, ticks, known, wrong }) {
  const some = (number, one, many) => (number ? [`${number} ${number === 1 ? one : many}`] : []);
  const added = [...some(pages, "page", "pages"), ...some(quizzes, "quiz", "quizzes"), ...some(ticks, "tick", "ticks")];
  const parts = [added.length ? `Added ${added.join(", ")}.` : "Nothing was new."];
  if (known) parts.push(`${known} ${known === 1 ? "entry was" : "entries were"} here already.`);
  if (wrong) parts.push(`${wrong} could not be read and ${wrong === 1 ? "was" : "were"} left out.`);
  return parts.join(" ");
}
