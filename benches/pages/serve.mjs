// A static server that compresses, as the hosts of static pages do. No caching: every measurement starts cold.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml", ".png": "image/png", ".wasm": "application/wasm", ".xml": "application/xml", ".txt": "text/plain",
};
const packed = new Set([".html", ".css", ".js", ".json", ".svg", ".wasm", ".xml", ".txt"]);

/** Serves a portal on a free port, below the base path it was built for; the promise is of `{ url, close }`. */
export async function serve(folder) {
  const home = await readFile(join(folder, "index.html"), "utf8");
  const base = home.match(/data-base="?([^" >]+)/)?.[1] ?? "/";
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    if (!path.startsWith(base)) return response.writeHead(404).end();
    const name = join(folder, normalize(path.slice(base.length - 1)), path.endsWith("/") ? "index.html" : "");
    let body = await readFile(name).catch(() => null);
    const kind = extname(name);
    const headers = { "content-type": types[kind] ?? "application/octet-stream", "cache-control": "max-age=600" };
    if (body && packed.has(kind)) {
      body = gzipSync(body);
      headers["content-encoding"] = "gzip";
    }
    response.writeHead(body ? 200 : 404, body ? { ...headers, "content-length": body.length } : {});
    response.end(body ?? "");
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => {
    done({ url: `http://127.0.0.1:${server.address().port}${base.slice(0, -1)}`, close: () => server.close() });
  }));
}
