import gzip
import json


def scans(path):  # ~ streaming
    with gzip.open(path, "rt", encoding="utf-8") as f:
        for line in f:
            event = json.loads(line)
            if event["kind"] == "scan":
                yield event["parcel"], event["gate"]
