// This portal is not kept for reading without a network: what an earlier one kept goes, and so does this worker.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const scope = new URL(registration.scope).pathname;
  const names = ["shell", "files", "pages"].map((kind) => `lyceum-${kind} ${scope}`);
  event.waitUntil(Promise.all(names.map((name) => caches.delete(name))).then(() => registration.unregister()));
});
