// The graph as it was fetched, with what is worked out once: who is connected with whom, and how many times.
const read = (data) => {
  const count = data.titles.length;
  const edges = data.edges;
  const total = edges.length / 3;
  const starts = new Uint32Array(count + 1);
  for (let e = 0; e < edges.length; e += 3) {
    starts[edges[e] + 1]++;
    starts[edges[e + 1] + 1]++;
  }
  for (let i = 0; i < count; i++) starts[i + 1] += starts[i];
  const next = starts.slice();
  const ends = new Uint32Array(total * 2);
  for (let e = 0; e < total; e++) {
    ends[next[edges[e * 3]]++] = e;
    ends[next[edges[e * 3 + 1]]++] = e;
  }
  const degree = new Uint32Array(count);
  for (let i = 0; i < count; i++) degree[i] = starts[i + 1] - starts[i];
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => degree[b] - degree[a] || a - b);
  const other = (edge, node) => (edges[edge * 3] === node ? edges[edge * 3 + 1] : edges[edge * 3]);
  const edgesOf = (node) => ends.subarray(starts[node], starts[node + 1]);
  const parts = new Map(data.parts);
  // Where a node is described, below the base path.
  const href = (node) => parts.get(node) ?? (data.urls[node].startsWith("#") ? null : data.urls[node]);
  return { ...data, href, count, total, degree, order, other, edgesOf };
};
// A text without accents and in small letters.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
