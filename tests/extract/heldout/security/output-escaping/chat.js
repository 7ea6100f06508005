const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text) { // ~ output-escaping
  return text.replace(/[&<>"']/g, (c) => ENTITIES[c]);
}

export function chatWidth(lines) {
  return Math.max(...lines.map((l) => l.length));
}
