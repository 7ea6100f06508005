import hmac


def compare_digest_of(key, body, signature):
    """Compared byte by byte, up to the first that differs."""
    return hmac.digest(key, body, "sha256") == signature
