import hashlib
import hmac


def is_signed(key, body, signature):  # ~ constant-time-comparison
    expected = hmac.new(key, body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, signature)


def sign(key, body):
    return hmac.new(key, body, hashlib.sha256).hexdigest()
