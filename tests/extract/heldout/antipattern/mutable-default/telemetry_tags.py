import json
import time
from typing import Any


def emit(name: str, value: float, *, tags: dict[str, Any] = {}) -> str:  # ~ mutable-default
    tags.setdefault("host", "edge-3")
    tags["at"] = time.time()
    return json.dumps({"name": name, "value": value, "tags": tags})


def visited(node, seen=set()):  # ~ mutable-default
    if node.id in seen:
        return True
    seen.add(node.id)
    return False
