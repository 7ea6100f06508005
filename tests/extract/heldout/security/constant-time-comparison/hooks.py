import hashlib
import hmac


def genuine(body: bytes, signature: str, key: bytes) -> bool:
    expected = hmac.new(key, body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, signature)  # ~ constant-time-comparison


def digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
