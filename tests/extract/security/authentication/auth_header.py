def auth_headers(token):
    """Adds the credentials of a client to its request; nobody is checked."""
    if not token:
        raise ValueError("a token is needed")
    return {"Authorization": f"Bearer {token}"}


def parse_token(text):
    token, _, rest = text.partition(" ")
    if not rest:
        raise ValueError("the line has one token")
    return token
