// The browser's side of the search engine: fetches what the module asks for, inflates it, asks again.
//
//   const search = createSearch("/base/search/", { module: "search-1f2e3d4c5b.bin" });
//   search.warm();                                   // on focus or hover: module and manifest
//   const results = await search.query("blue green", { today: "2026-11-21", level: "expert", facets: true });
//
// `query` resolves to the results, or to `null` when a later query has made it stale. With `first: (results) => …`
// among the options, the best hit is handed over as soon as it is there, before the texts of the others.
// Titles, headings and excerpts come as plain and found pieces in turn: put them into the page as text.
//
// Who types asks with `pause`: milliseconds before anything is fetched for a query that may go on. What is in memory is
// answered at once.

const MANIFEST = "manifest.bin";
/** How many hits are shown before the others: each is a file to wait for. */
const FIRST = 1;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Composes compatibility forms and removes marks from Latin and Greek letters, as the index has them. */
export function normalise(text) {
  return text.normalize("NFKD").replace(/([\p{Script=Latin}\p{Script=Greek}])[\u0300-\u036f]+/gu, "$1").normalize("NFC");
}

async function fetchFile(url, fresh, signal) {
  const response = await fetch(url, fresh ? { cache: "no-cache" } : { signal });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.arrayBuffer();
}

async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The module's exports with their arguments as bytes and text. */
function bind({ exports }) {
  const write = (...parts) => {
    const total = parts.reduce((sum, part) => sum + part.length, 0);
    let at = exports.input(total);
    for (const part of parts) {
      new Uint8Array(exports.memory.buffer, at, part.length).set(part);
      at += part.length;
    }
    return parts.map((part) => part.length);
  };
  const read = (length) => decoder.decode(new Uint8Array(exports.memory.buffer, exports.output(), length));
  return {
    open: (bytes) => exports.open(...write(bytes)),
    plan: (query, options) => read(exports.plan(...write(query, options))),
    results: (query, options) => JSON.parse(read(exports.results(...write(query, options)))),
    provide: (name, bytes) => exports.provide(...write(encoder.encode(name), bytes)),
    fail: (name) => exports.fail(...write(encoder.encode(name))),
  };
}

function lines(options) {
  const line = (name, value) => `${name}=${String(value).replaceAll("\n", " ")}\n`;
  let text = "";
  for (const name of ["today", "due_soon_days", "level", "limit", "offset", "sections"]) {
    if (options[name] !== undefined && options[name] !== null) text += line(name, options[name]);
  }
  for (const name of ["facets", "why"]) if (options[name]) text += line(name, 1);
  for (const [field, value] of options.filters ?? []) text += line("filter", `${field}:${value}`);
  return encoder.encode(text);
}

const isText = (name) => name.startsWith("p");
const rest = (time) => new Promise((done) => setTimeout(done, time));

export function createSearch(base, { module = "search.bin", load = fetchFile } = {}) {
  const url = (name) => base + name;
  const pending = new Map();
  let opened;
  let latest = 0;

  async function open() {
    const [code, manifest] = await Promise.all([load(url(module), false), load(url(MANIFEST), true)]);
    const { instance } = await WebAssembly.instantiate(await inflate(code), {});
    const engine = bind(instance);
    const status = engine.open(await inflate(manifest));
    if (status !== 0) throw new Error(status === 2 ? "the search bundle has another format" : "the search bundle is damaged");
    return engine;
  }

  /** Loads module and manifest once; a failure is forgotten, so that the next query tries again. */
  function warm() {
    opened ??= open().catch((error) => {
      opened = undefined;
      throw error;
    });
    return opened;
  }

  /** Fetches a file once, however many queries ask for it meanwhile. */
  function fetchInto(engine, name) {
    if (!pending.has(name)) {
      const stop = new AbortController();
      const done = load(url(name), false, stop.signal)
        .then(inflate)
        .then((bytes) => engine.provide(name, bytes))
        // A file that nobody waits for any more can be asked for again; one that cannot be had is gone.
        .catch(() => stop.signal.aborted || engine.fail(name))
        .finally(() => pending.get(name)?.done === done && pending.delete(name));
      pending.set(name, { done, stop });
    }
    return pending.get(name).done;
  }

  /** Gives up files on their way that a later query does not need; of a kind that it says nothing about, none. */
  function giveUp(missing) {
    for (const [name, { stop }] of pending) {
      if (missing.includes(name) || !missing.some((other) => isText(other) === isText(name))) continue;
      pending.delete(name);
      stop.abort();
    }
  }

  async function query(text, options = {}) {
    const turn = ++latest;
    const engine = await warm();
    const words = encoder.encode(normalise(text));
    let pause = options.pause;
    const answer = async (asked) => {
      while (turn === latest) {
        const plan = engine.plan(words, asked);
        if (plan === "") return engine.results(words, asked);
        const missing = plan.split("\n");
        if (pause) {
          await rest(pause);
          pause = 0;
        } else {
          giveUp(missing);
          await Promise.all(missing.map((name) => fetchInto(engine, name)));
        }
      }
      return null;
    };
    const asked = lines(options);
    if (options.first && !options.offset && engine.plan(words, asked) !== "") {
      const some = await answer(lines({ ...options, limit: Math.min(FIRST, options.limit ?? FIRST), facets: false }));
      if (some?.hits.length) options.first(some);
    }
    return answer(asked);
  }

  return { warm, query };
}
