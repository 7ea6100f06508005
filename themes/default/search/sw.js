// The service worker: pages come from the network as long as there is one, files with a hash in their name from the
// device. `SHELL` and `INDEX` are put before this text by the build.
const scope = new URL(registration.scope).pathname;
const SHELL_CACHE = `lyceum-shell ${scope}`;
const FILES = { name: `lyceum-files ${scope}`, most: 1000 };
const PAGES = { name: `lyceum-pages ${scope}`, most: 100 };
// A page that was fetched when the reader pointed at its link is fresh for the click that follows, once.
const FRESH = 30_000;
const early = new Map();
const TYPES = /^(text\/(html|css|javascript)|application\/(javascript|wasm)|image\/|font\/)/;

const hashed = (url) => url.pathname.startsWith(scope + "_lyceum/") && /-[0-9a-f]{8,}\.\w+$/.test(url.pathname);
const manifest = (url) => url.pathname === `${scope}_lyceum/search/manifest.bin`;
const key = (url) => url.origin + url.pathname;

function worth(url, response) {
  if (!response.ok || response.redirected || response.type !== "basic") return false;
  if (/no-store/.test(response.headers.get("cache-control") ?? "")) return false;
  return hashed(url) || manifest(url) || TYPES.test(response.headers.get("content-type") ?? "");
}

async function put({ name, most }, url, response) {
  const cache = await caches.open(name);
  await cache.put(key(url), response);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - most)).map((old) => cache.delete(old)));
}

async function kept(url) {
  for (const name of [PAGES.name, FILES.name, SHELL_CACHE]) {
    const found = await (await caches.open(name)).match(key(url));
    if (found) return found;
  }
  return undefined;
}

async function fetchAndKeep(request, url, event) {
  const response = await fetch(request);
  if (worth(url, response)) event.waitUntil(put(hashed(url) ? FILES : PAGES, url, response.clone()).catch(() => {}));
  return response;
}

function remember(url, response) {
  early.set(key(url), { at: Date.now(), response });
  if (early.size > 20) early.delete(early.keys().next().value);
}

function offline() {
  const css = SHELL.find((name) => name.endsWith(".css"));
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Offline</title>
<link rel="stylesheet" href="${scope + css}"><main style="padding:2rem;max-width:36rem;margin:auto"><h1>No network</h1>
<p>This page is not kept on this device. <a href="${scope + SHELL[0]}">Search what is</a>, or try again when there is a network.</p></main>`;
  return new Response(body, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}

async function fromNetwork(request, url, event) {
  const reload = request.cache === "reload" || request.cache === "no-cache";
  const ready = early.get(key(url));
  early.delete(key(url));
  if (request.mode === "navigate" && !reload && ready && Date.now() - ready.at < FRESH) return ready.response;
  try {
    const response = await fetchAndKeep(request, url, event);
    const page = response.headers.get("content-type")?.startsWith("text/html");
    if (page && request.mode !== "navigate" && worth(url, response)) remember(url, response.clone());
    return response;
  } catch (error) {
    return (await kept(url)) ?? (request.mode === "navigate" ? offline() : Promise.reject(error));
  }
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = request.method === "GET" && url.origin === location.origin && url.pathname.startsWith(scope);
  if (!ours || request.headers.has("range") || request.headers.get("accept")?.includes("event-stream")) return;
  const keptFirst = async () => (await kept(url)) ?? fetchAndKeep(request, url, event);
  event.respondWith(hashed(url) ? keptFirst() : fromNetwork(request, url, event));
});

addEventListener("install", (event) => {
  const shell = SHELL.map((name) => new Request(scope + name, name.includes("-") ? {} : { cache: "no-cache" }));
  event.waitUntil(caches.open(SHELL_CACHE).then((cache) => cache.addAll(shell)).then(() => skipWaiting()));
});

async function tidy() {
  const shell = await caches.open(SHELL_CACHE);
  const wanted = new Set(SHELL.map((name) => new URL(scope + name, location.origin).href));
  await Promise.all((await shell.keys()).filter(({ url }) => !wanted.has(url)).map((old) => shell.delete(old)));
  await clients.claim();
}
addEventListener("activate", (event) => event.waitUntil(tidy()));

async function keepAll(addresses) {
  for (const address of addresses) {
    const url = new URL(address, location.origin);
    if (url.origin !== location.origin || !url.pathname.startsWith(scope) || (await kept(url))) continue;
    const response = await fetch(key(url));
    if (worth(url, response)) await put(hashed(url) ? FILES : PAGES, url, response);
  }
}
addEventListener("message", (event) => {
  const { keep, index: whole } = event.data;
  // One after the other: the reader's own requests go first.
  const index = whole ? INDEX.map((name) => `${scope}_lyceum/search/${name}`) : [];
  event.waitUntil(keepAll([...keep, ...index]).catch(() => {}));
});
