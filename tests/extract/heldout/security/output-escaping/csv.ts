/** Quotes for a table of commas, not for markup. */
export function csvCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

export function escapeRoom(minutes: number): string {
  return minutes > 60 ? "locked in" : "out";
}
