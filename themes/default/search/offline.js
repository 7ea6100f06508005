// After the first use of search a service worker keeps what was used for reading without a network, and, where the
// index is small, fetches the rest of it while nothing else happens.
const QUIET = 2000;
let quiet;

function keepOffline({ base, offline }) {
  clearTimeout(quiet);
  if (offline === undefined || !navigator.serviceWorker) return;
  quiet = setTimeout(() => (window.requestIdleCallback ?? setTimeout)(() => settle(base).catch(() => {})), QUIET);
}

async function settle(base) {
  await navigator.serviceWorker.register(base + "sw.js");
  const { active } = await navigator.serviceWorker.ready;
  // This page came before the worker did.
  const used = performance.getEntriesByType("resource").map((entry) => entry.name);
  active.postMessage({ keep: [location.href, ...used], index: !navigator.connection?.saveData });
}
