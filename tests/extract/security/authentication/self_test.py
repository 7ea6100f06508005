def has_wrap_bug(backend):
    """Whether the library cuts secrets off after 255 bytes."""
    secret = b"0123456789" * 26
    if not backend.verify(secret, WRAPPED_HASH):
        raise RuntimeError(f"{backend.name} does not know its own hash")
    return True
