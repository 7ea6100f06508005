import jwt
from flask import abort, request


def current_user(key):  # ~ authentication
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    try:
        claims = jwt.decode(token, key, algorithms=["RS256"])
    except jwt.InvalidTokenError:
        abort(401)
    return claims["sub"]
