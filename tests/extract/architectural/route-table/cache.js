const cache = createCache();

cache.get("/orders", warm);
cache.get("/clients");
cache.put("/fees", 3);

const settings = new Map();
settings.set("/a", 1);
settings.set("/b", 2);
settings.set("/c", 3);
module.exports = { cache, settings };
