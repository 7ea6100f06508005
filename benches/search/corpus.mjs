// Lays a corpus out as a lyceum root and as HTML for other indexers. A line of it is a page:
// {"url": "/a/", "title": "A", "sections": [{"heading": "", "anchor": "", "level": 1, "text": "…\n…"}, …]}
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const markdown = (text) => text.replace(/[\\`*_{}[\]<>()#+\-.!|~$&:=^"']/g, "\\$&");
const html = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

export function layOut(corpus, tree, site) {
  write(join(tree, "lyceum.toml"), 'title = "Search corpus"\n');
  for (const { url, title, sections } of corpus) {
    const path = url.replace(/^\/|\/$/g, "");
    const lines = ["+++", `title = ${JSON.stringify(title)}`, "+++", ""];
    const web = [`<!doctype html><html lang="en"><title>${html(title)}</title><main data-pagefind-body><h1>${html(title)}</h1>`];
    for (const { heading, anchor, level, text } of sections) {
      const depth = Math.min(Math.max(level, 2), 6);
      if (heading) {
        lines.push(`${"#".repeat(depth)} ${markdown(heading)}`, "");
        web.push(`<h${depth} id="${html(anchor)}">${html(heading)}</h${depth}>`);
      }
      for (const paragraph of text.split("\n").filter(Boolean)) {
        lines.push(markdown(paragraph), "");
        web.push(`<p>${html(paragraph)}</p>`);
      }
    }
    write(join(tree, "content", `${path}.md`), lines.join("\n"));
    write(join(site, path, "index.html"), web.join("\n"));
  }
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
