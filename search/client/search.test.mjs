// Asks the committed module through the client what the native engine was asked, and compares the answers.
//
//   node search.test.mjs BUNDLE_DIR EXPECTED.json MODULE_DIR
//
// EXPECTED.json is a list of { query, options, results }; `tests/client.rs` writes it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createSearch } from "./search.js";

const [bundle, expected, modules] = process.argv.slice(2);
const fetched = [];

async function load(url) {
  assert.ok(url.startsWith("/docs/search/"), `${url} is outside the base path`);
  const name = url.slice("/docs/search/".length);
  fetched.push(name);
  const bytes = await readFile(join(name.startsWith("search-") ? modules : bundle, name));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
}

const search = createSearch("/docs/search/", { module: "search-all.bin", load });
for (const { query, options, results } of JSON.parse(await readFile(expected, "utf8"))) {
  assert.deepEqual(await search.query(query, options), results, query);
}
assert.equal(new Set(fetched).size, fetched.length, "a file was fetched twice");

// Of queries typed in a row only the last is answered, and each file is fetched once for all of them.
const fresh = createSearch("/docs/search/", { module: "search-all.bin", load });
fetched.length = 0;
const typed = await Promise.all(["r", "ro", "roll", "rolling"].map((text) => fresh.query(text)));
assert.deepEqual(typed.slice(0, 3), [null, null, null]);
assert.ok(typed[3].hits.length > 0);
assert.equal(new Set(fetched).size, fetched.length, "a file was fetched twice");

// The best hit can be had before the others.
let first;
const all = await createSearch("/docs/search/", { module: "search-all.bin", load }).query("the team deploy glossary tick", {
  first: (results) => (first = results),
});
assert.equal(first.hits.length, 1);
assert.deepEqual(first.hits, all.hits.slice(0, 1));
assert.equal(first.total, all.total);

// A short beginning waits, and one that goes on meanwhile has fetched nothing.
const typing = createSearch("/docs/search/", { module: "search-all.bin", load });
await typing.warm();
fetched.length = 0;
const short = typing.query("r", { pause: 20 });
const long = typing.query("rolling", { pause: 20 });
assert.deepEqual(fetched, []);
assert.equal(await short, null);
assert.ok((await long).hits.length > 0);
assert.equal(new Set(fetched).size, fetched.length, "a file was fetched twice");

// A file that cannot be had leaves the rest usable; a module that cannot be had can be asked for again.
const broken = createSearch("/docs/search/", {
  module: "search-all.bin",
  load: (url) => (/\/p\d/.test(url) ? Promise.reject(new Error("gone")) : load(url)),
});
assert.deepEqual((await broken.query("rolling")).hits, []);
let offline = true;
const later = createSearch("/docs/search/", {
  module: "search-all.bin",
  load: (url) => (offline ? Promise.reject(new Error("offline")) : load(url)),
});
await assert.rejects(later.query("rolling"), /offline/);
offline = false;
assert.ok((await later.query("rolling")).hits.length > 0);

// A text that a later query does not need is given up, and can be asked for again. The module is one that needs the
// file which the query names.
const provided = new Set();
const memory = new WebAssembly.Memory({ initial: 1 });
const bytes = new Uint8Array(memory.buffer);
const text = (at, length) => new TextDecoder().decode(bytes.slice(at, at + length));
const put = (value) => new TextEncoder().encodeInto(value, bytes.subarray(1000)).written;
const fake = {
  memory,
  input: () => 0,
  output: () => 1000,
  open: () => 0,
  plan: (length) => put(provided.has(text(0, length)) ? "" : text(0, length)),
  results: (length) => put(JSON.stringify({ hits: [text(0, length)] })),
  provide: (length) => provided.add(text(0, length)) && 0,
  fail: (length) => assert.fail(`${text(0, length)} is not gone`),
};
WebAssembly.instantiate = async () => ({ instance: { exports: fake } });
const manifest = await readFile(join(bundle, "manifest.bin"));
let hangs = true;
const abandoned = [];
const fickle = createSearch("", {
  load: async (name, fresh, signal) => {
    if (!name.startsWith("p") || !hangs || name === "p2") return manifest;
    return new Promise((done, fail) => signal.addEventListener("abort", () => fail(abandoned.push(name))));
  },
});
await fickle.warm();
const stale = fickle.query("p1");
await new Promise((done) => setTimeout(done, 1));
assert.deepEqual((await fickle.query("p2")).hits, ["p2"]);
assert.equal(await stale, null);
assert.deepEqual(abandoned, ["p1"]);
hangs = false;
assert.deepEqual((await fickle.query("p1")).hits, ["p1"]);
console.log("client: all answers agree");
