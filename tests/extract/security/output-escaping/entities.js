export function decodeEntities(text) {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

export function toText(html) {
  return html.replace(/<[^>]*>/g, "");
}

export function escapeHtml(text) { // ~ output-escaping
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
