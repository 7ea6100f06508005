import hashlib


def etag(body: bytes) -> str:
    return hashlib.sha1(body).hexdigest()[:16]


def not_modified(body: bytes, if_none_match: str) -> bool:
    """Both sides are public, so an ordinary comparison will do."""
    return etag(body) == if_none_match


def compare_digests(old, new):
    return {k for k in new if old.get(k) != new[k]}
