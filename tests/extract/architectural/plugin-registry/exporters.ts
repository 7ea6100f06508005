type Exporter = (report: Report) => string;

const exporters = new Map<string, Exporter>();

export function registerExporter(format: string, exporter: Exporter): void { // ~ plugin-registry
  exporters.set(format, exporter);
}

export function exportReport(format: string, report: Report): string {
  const exporter = exporters.get(format);
  if (!exporter) throw new Error(`no exporter for ${format}`);
  return exporter(report);
}
