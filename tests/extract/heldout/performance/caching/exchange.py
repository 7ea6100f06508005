import json

import redis
import requests

r = redis.Redis(decode_responses=True)


def product(sku: str) -> dict:  # ~ caching
    key = f"product:{sku}"
    hit = r.get(key)
    if hit is not None:
        return json.loads(hit)
    answer = requests.get(f"http://catalogue.internal/products/{sku}", timeout=3)
    answer.raise_for_status()
    data = answer.json()
    r.setex(key, 300, json.dumps(data))
    return data
