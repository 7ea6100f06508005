from pathlib import Path

from imports.readers import CsvReader, ExcelReader, JsonReader


def reader_for(path: Path):  # ~ factory
    suffix = path.suffix.lower()
    if suffix == ".csv":
        return CsvReader(path)
    if suffix in (".xls", ".xlsx"):
        return ExcelReader(path)
    return JsonReader(path)
