export function createReport(rows: Row[]): Report {
  const report = new Report();
  rows.forEach((row) => report.take(row));
  return report;
}
