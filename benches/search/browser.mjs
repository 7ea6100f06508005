// Bytes and latency in Chromium: a page of its own for every query, nothing cached, its network log summed up.
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const client = join(dirname(fileURLToPath(import.meta.url)), "../../search/client/search.js");
const types = { ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json", ".html": "text/html" };
/** How many of the queries are asked in the browser. */
const SAMPLE = Number(process.env.SAMPLE) || 60;

export async function browse(portal, pagefind, queries) {
  const step = Math.max(1, Math.floor(queries.length / SAMPLE));
  const sample = queries.filter((_, index) => index % step === 0).map(({ q }) => q);
  const site = await serve({ "/lyceum/": portal, "/pagefind/": pagefind });
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });
  const names = readdirSync(join(portal, "_lyceum"));
  const named = (ending) => names.find((name) => name.startsWith("search-") && name.endsWith(ending));
  const own = { script: named(".js"), module: named(".bin") };
  const rows = {
    lyceum: await engine(browser, site, sample, askLyceum, own),
    Pagefind: await engine(browser, site, sample, askPagefind, own),
  };
  await browser.close();
  site.close();
  return rows;
}

async function engine(browser, site, sample, ask, own) {
  const [first, all, typed, requests] = [[], [], [], [[], []]];
  for (const query of sample) {
    for (const keys of [false, true]) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(site.url);
      const log = await network(page);
      await page.exposeFunction("mark", () => keys || first.push(log.sum()));
      const startup = await page.evaluate(ask, { queries: [query], keys, ...own });
      await log.settled();
      if (keys) typed.push(log.sum((url) => !startup.some((part) => url.includes(part))));
      else all.push(log.sum());
      requests[Number(keys)].push(log.count());
      await context.close();
    }
  }
  const times = await cached(browser, site, sample, ask, own);
  const kilo = (values) => `${(mean(values) / 1000).toFixed(1)} (${(p95(values) / 1000).toFixed(1)})`;
  return {
    "first result, KB (p95)": kilo(first),
    "all ten, KB (p95)": kilo(all),
    "index while typing, KB (p95)": kilo(typed),
    "requests, all ten": mean(requests[0]).toFixed(1),
    "requests, typed": mean(requests[1]).toFixed(1),
    "engine p95, cached, ms": p95(times).toFixed(1),
  };
}

/** Milliseconds of each query in one page that has asked all of them before, so that every file is there. */
async function cached(browser, site, sample, ask, own) {
  const page = await browser.newPage();
  await page.goto(site.url);
  await page.exposeFunction("mark", () => {});
  const times = await page.evaluate(ask, { queries: sample, keys: false, timed: true, ...own });
  await page.close();
  return times;
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const p95 = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)];

/**
 * Runs in the page: asks the queries, or asks them all and then times each of them. Startup and page texts do not count
 * as index. The client is not counted, but the portal's whole search script is, dialog included.
 */
async function askLyceum({ queries, keys, timed, script, module }) {
  await fetch(`/lyceum/_lyceum/${script}`, { priority: "high" }).then((response) => response.text());
  const { createSearch } = await import("/client.js");
  const search = createSearch("/lyceum/_lyceum/search/", { module: `../${module}` });
  const counted = { today: "2026-11-21" };
  for (const query of queries) {
    if (keys) for (let end = 1; end < query.length; end++) await search.query(query.slice(0, end), counted);
    let marked;
    await search.query(query, { ...counted, first: () => (marked ??= window.mark()) });
    await marked;
  }
  if (!timed) return [script, module, "/search/p"];
  const times = [];
  for (const query of queries) {
    const start = performance.now();
    await search.query(query, counted);
    times.push(performance.now() - start);
  }
  return times;
}

/** Pagefind gives places only until its results' texts are asked for, so these are in its times too. */
async function askPagefind({ queries, keys, timed }) {
  const engine = await import("/pagefind/pagefind.js");
  await engine.options({ noWorker: true });
  await engine.init();
  const ten = async (query, first = () => {}) => {
    const { results } = await engine.search(query);
    await results[0]?.data();
    await first();
    await Promise.all(results.slice(0, 10).map((result) => result.data()));
  };
  for (const query of queries) {
    if (keys) for (let end = 1; end < query.length; end++) await engine.search(query.slice(0, end));
    await ten(query, () => window.mark());
  }
  if (!timed) return ["pagefind.js", "pagefind-worker.js", "wasm."];
  const times = [];
  for (const query of queries) {
    const start = performance.now();
    await ten(query);
    times.push(performance.now() - start);
  }
  return times;
}

/** Sums up what the page receives from now on, headers included; its own client aside. */
async function network(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const [urls, sizes] = [new Map(), new Map()];
  session.on("Network.requestWillBeSent", ({ requestId, request }) => urls.set(requestId, request.url));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  const counts = (url) => !url.endsWith("/client.js");
  return {
    sum: (wanted = () => true) => [...sizes].filter(([id]) => counts(urls.get(id) ?? "") && wanted(urls.get(id) ?? "")).reduce((sum, [, size]) => sum + size, 0),
    count: () => [...sizes.keys()].filter((id) => counts(urls.get(id) ?? "")).length,
    settled: () => new Promise((done) => setTimeout(done, 100)),
  };
}

/** A static host: folders by path, text and modules compressed as such hosts do, deflated files as they are. */
async function serve(folders) {
  const kept = new Map();
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(request.url.replace(/[?#].*$/, "")));
    const mount = Object.keys(folders).find((prefix) => path.startsWith(prefix));
    const file = path === "/client.js" ? client : mount && join(folders[mount], path.slice(mount.length));
    const type = types[extname(path)];
    response.sendDate = false;
    if (!file) return response.setHeader("content-type", "text/html").end("<!doctype html><title>search</title>");
    try {
      if (!kept.has(file)) kept.set(file, type ? gzipSync(readFileSync(file)) : readFileSync(file));
      response.setHeader("content-type", type ?? "application/octet-stream");
      if (type) response.setHeader("content-encoding", "gzip");
      response.end(kept.get(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
