from typing import Callable

_exporters: dict[str, type] = {}


def exporter(fmt: str) -> Callable[[type], type]:  # ~ plugin-registry
    def enter(cls: type) -> type:
        _exporters[fmt] = cls
        return cls
    return enter


def export(report, fmt: str) -> bytes:
    cls = _exporters[fmt]
    return cls().render(report)


@exporter("csv")
class CsvExporter:
    def render(self, report) -> bytes:
        return "\n".join(";".join(map(str, r)) for r in report.rows).encode()
