def totals(readings):
    result = {"n": 0, "low": None, "high": None, "bad": 0}
    for r in readings:
        if r.faulty:
            result["bad"] += 1
        if result["low"] is None or r.value < result["low"]:
            result["low"] = r.value
        if result["high"] is None or r.value > result["high"]:
            result["high"] = r.value
        result["n"] += 1
    return result
