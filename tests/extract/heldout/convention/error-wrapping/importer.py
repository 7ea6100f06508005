import csv
import json

from depot.errors import ImportFailed


def load_catalogue(path):
    try:
        with open(path, encoding="utf-8") as f:
            return json.load(f)
    except (OSError, json.JSONDecodeError) as exc:
        raise ImportFailed(f"catalogue {path} could not be read") from exc  # ~ error-wrapping


def header(path):
    with open(path, newline="") as f:
        return next(csv.reader(f))
