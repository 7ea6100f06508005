// Measures pages of a built portal and prints a table: node run.mjs FOLDER [PATH …]
import { writeFile } from "node:fs/promises";
import lighthouse from "lighthouse";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

const pages = ["/", "/troubleshooting/order-stream-stalls/", "/browse/type/person/", "/browse/"];
const [folder, ...given] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node run.mjs FOLDER [PATH ...]");
  process.exit(2);
}
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const port = Number(process.env.PORT ?? 9333);
const widths = { light: 1440, dark: 1440, phone: 390 };

const site = await serve(folder);
const browser = await chromium.launch({ executablePath, args: [...args, `--remote-debugging-port=${port}`] });
const rows = [];
let bad = false;
for (const path of given.length ? given : pages) {
  const row = { page: path };
  await measure(site.url + path, row);
  for (const [look, width] of Object.entries(widths)) row[`axe ${look}`] = await axe(site.url + path, look, width);
  rows.push(row);
}
await browser.close();
site.close();
console.table(rows);
if (process.env.OUT) await writeFile(process.env.OUT, JSON.stringify(rows, null, 1) + "\n");
process.exit(bad ? 1 : 0);

/** Lighthouse as it is set by default: a phone on a slow line. */
async function measure(url, row) {
  const { lhr } = await lighthouse(url, { port, output: "json", logLevel: "error" });
  const audits = lhr.audits;
  for (const [id, name] of [["performance", "perf"], ["accessibility", "a11y"], ["best-practices", "best"], ["seo", "seo"]]) {
    row[name] = Math.round(lhr.categories[id].score * 100);
    for (const { id: audit, weight } of lhr.categories[id].auditRefs) {
      const { score, title } = audits[audit];
      if (weight && score !== null && score < 0.9) note(`${row.page} ${name}: ${title}`);
    }
  }
  row["LCP s"] = (audits["largest-contentful-paint"].numericValue / 1000).toFixed(2);
  row["TBT ms"] = Math.round(audits["total-blocking-time"].numericValue);
  row.CLS = audits["cumulative-layout-shift"].numericValue.toFixed(3);
  const requests = audits["network-requests"].details.items;
  row.requests = requests.length;
  row.KiB = (requests.reduce((sum, request) => sum + request.transferSize, 0) / 1024).toFixed(1);
}

/** The number of rules that a page breaks, best practices included. */
async function axe(url, look, width) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: look === "dark" ? "dark" : "light" });
  const page = await context.newPage();
  await page.goto(url);
  const { violations } = await new AxeBuilder({ page }).analyze();
  for (const { id, nodes } of violations) note(`${new URL(url).pathname} axe ${look}: ${id} at ${nodes.slice(0, 3).map((n) => n.target).join(" and ")}`);
  await context.close();
  return violations.length;
}

function note(text) {
  bad = true;
  console.error(text);
}
