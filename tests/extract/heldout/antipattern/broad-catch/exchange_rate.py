import json
import urllib.request


def rate_for(currency: str) -> float:
    try:
        with urllib.request.urlopen(f"https://rates.bank.test/{currency}") as resp:
            return float(json.load(resp)["rate"])
    except Exception:  # ~ broad-catch
        return 1.0


def to_euro(cents: int, currency: str) -> int:
    return round(cents / rate_for(currency))
