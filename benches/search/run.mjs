// Measures the search beside Pagefind and MiniSearch: node run.mjs CORPUS.jsonl QUERIES.json [PAGES]
// See README.md for what is measured and how.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { browse } from "./browser.mjs";
import { layOut } from "./corpus.mjs";
import { miniSearch, pagefind } from "./peers.mjs";

const [corpusFile, queryFile, limit] = process.argv.slice(2);
if (!queryFile) {
  console.error("usage: node run.mjs CORPUS.jsonl QUERIES.json [PAGES]");
  process.exit(2);
}
const here = dirname(fileURLToPath(import.meta.url));
const binary = process.env.LYCEUM ?? join(here, "../../target/release/lyceum");
const corpus = readFileSync(corpusFile, "utf8")
  .trim()
  .split("\n")
  .slice(0, Number(limit) || Infinity)
  .map((row) => JSON.parse(row))
  // `a/index.md`, `a/README.md` and `a.md` would be one page.
  .filter(({ url }) => !/\/(index|readme)\/$/i.test(url));
const known = new Set(corpus.map((page) => page.url));
const queries = JSON.parse(readFileSync(queryFile, "utf8")).filter((query) => query.targets.every((url) => known.has(url)));
const folder = mkdtempSync(join(tmpdir(), "lyceum-search-"));
const [tree, html, portal] = ["tree", "html", "portal"].map((name) => join(folder, name));
try {
  layOut(corpus, tree, html);
  const pages = join(folder, "corpus.jsonl");
  writeFileSync(pages, corpus.map((page) => JSON.stringify(page)).join("\n"));
  const built = cpu(binary, ["build", tree, "-o", portal, "--quiet"]);
  console.log(`${corpus.length} pages, ${queries.length} queries; whole portal ${built.toFixed(2)} s of CPU`);
  const pagefindArguments = ["--site", html, "--output-path", join(folder, "pagefind"), "--silent"];
  // In turn, the least of three: whatever else the machine does takes caches from both alike.
  const turns = [1, 2, 3].map(() => ({ own: index(pages, join(folder, "index")), peer: cpu(pagefindBinary(), pagefindArguments) }));
  const own = turns.map((turn) => turn.own).toSorted((a, b) => a.cpu - b.cpu)[0];
  const peer = Math.min(...turns.map((turn) => turn.peer));
  console.log(`index alone, CPU: ${own.cpu.toFixed(3)} s, Pagefind ${peer.toFixed(3)} s, ratio ${(own.cpu / peer).toFixed(2)} (${own.files} files, ${own.bytes} bytes)\n`);

  const batch = join(folder, "queries.json");
  writeFileSync(batch, JSON.stringify(queries));
  const asked = performance.now();
  const answers = JSON.parse(execFileSync(binary, ["search", portal, "--batch", batch, "--format", "json"], { maxBuffer: 1 << 28 }));
  const native = (performance.now() - asked) / queries.length;
  const rows = { lyceum: relevance(answers) };
  rows.Pagefind = relevance((await pagefind(join(folder, "pagefind") + "/", queries)).map((found) => found.map(page)));
  if (corpus.length <= 1500) rows.MiniSearch = relevance((await miniSearch(corpus, queries)).map((found) => found.map(page)));
  console.log("MRR@10 (recall@10)");
  console.table(rows);
  console.table(await browse(portal, join(folder, "pagefind"), queries));
  console.log(`native: ${native.toFixed(2)} ms a query on average, reading included`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The search index alone, of pages that are parsed already. */
function index(file, out) {
  const words = ["run", "--quiet", "--release", "-p", "lyceum-search", "--features", "write", "--example", "eval", "--", file, "--index", out];
  const output = execFileSync("cargo", words, { encoding: "utf8", cwd: here });
  const [cpu, , files, bytes] = output.match(/[\d.]+/g).map(Number);
  return { cpu, files, bytes };
}

/** Pagefind without the Node script that starts it. */
function pagefindBinary() {
  const packages = join(here, "node_modules/@pagefind");
  const found = readdirSync(packages).flatMap((name) => ["pagefind_extended", "pagefind"].map((file) => join(packages, name, "bin", file)));
  return found.find((file) => existsSync(file));
}

/** CPU seconds of a command, its children included. */
function cpu(command, args) {
  const quoted = [command, ...args].map((word) => `'${word}'`).join(" ");
  const run = spawnSync("bash", ["-c", `TIMEFORMAT='%U %S'; time ${quoted} > /dev/null 2> "$0"`, join(folder, "log")], { encoding: "utf8", cwd: here });
  if (run.status !== 0) throw new Error(`${command}: ${readFileSync(join(folder, "log"), "utf8")}`);
  return run.stderr.trim().split(" ").reduce((sum, seconds) => sum + Number(seconds), 0);
}

function page(url) {
  return "/" + url.replace(/[#?].*$/, "").replace(/index\.html$/, "").replace(/^\/|\/$/g, "") + "/";
}

function relevance(answers) {
  const kinds = {};
  queries.forEach(({ kind, targets }, index) => {
    const found = [...new Set(answers[index].map(page))].slice(0, 10);
    const rank = found.findIndex((url) => targets.includes(url)) + 1;
    const own = (kinds[kind] ??= { sum: 0, found: 0, count: 0 });
    own.sum += rank ? 1 / rank : 0;
    own.found += rank ? 1 : 0;
    own.count += 1;
  });
  const cell = ({ sum, found, count }) => `${(sum / count).toFixed(3)} (${(found / count).toFixed(2)})`;
  return Object.fromEntries(Object.entries(kinds).map(([kind, own]) => [kind, cell(own)]));
}
