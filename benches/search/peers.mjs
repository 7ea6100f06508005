// The two peers, in Node: ten addresses for each query.
import { copyFileSync, readFileSync, realpathSync } from "node:fs";

export async function pagefind(bundle, queries) {
  globalThis.fetch = async (url) => {
    const path = String(url).replace(/[?#].*$/, "").replace(/^.*\/pagefind\//, "");
    return new Response(readFileSync(bundle + path));
  };
  copyFileSync(`${bundle}pagefind.js`, `${bundle}node.mjs`);
  const engine = await import(`${realpathSync(bundle)}/node.mjs`);
  await engine.options({ basePath: "/pagefind/", noWorker: true });
  await engine.init("en");
  const found = [];
  for (const { q } of queries) {
    const { results } = await engine.search(q);
    found.push((await Promise.all(results.slice(0, 10).map((result) => result.data()))).map(({ url }) => url));
  }
  return found;
}

/** Over sections, with titles before headings before text: the strongest engine that ships its whole index. */
export async function miniSearch(corpus, queries) {
  const { default: MiniSearch } = await import("minisearch");
  const engine = new MiniSearch({
    fields: ["title", "page", "text"],
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 4, text: 2, page: 1 } },
  });
  const seen = new Set();
  for (const { url, title, sections } of corpus) {
    for (const { heading, anchor, text } of sections) {
      const id = anchor ? `${url}#${anchor}` : url;
      if (seen.has(id)) continue;
      seen.add(id);
      engine.add({ id, title: heading || title, page: heading ? title : "", text });
    }
  }
  const pages = (q) => [...new Set(engine.search(q).map(({ id }) => id.replace(/#.*$/, "")))];
  return queries.map(({ q }) => pages(q).slice(0, 10));
}
