const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escapeHtml(text: string): string { // ~ output-escaping
  return text.replace(/[&<>"]/g, (c) => ENTITIES[c]);
}

export function unquote(text: string): string {
  return text.replace(/"/g, "");
}
