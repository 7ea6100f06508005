export function exporterFor(format: string): Exporter { // ~ factory
  switch (format) {
    case "csv":
      return new CsvExporter();
    case "parquet":
      return new ParquetExporter();
    default:
      throw new Error(`no exporter for ${format}`);
  }
}
