import os
import secrets

PASSWORD_FIELD = "user.password"
TOKEN_HEADER = "X-Trade-Token-2"
ACCESS_TOKEN = os.environ.get("ACCESS_TOKEN")  # ~ secret-from-environment, secret-from-environment
API_KEY = "YOUR-API-KEY-1"
reset_token = "reset_token"
secret = secrets.token_urlsafe(32)


def login_form(form):
    password = form["password"]
    return {"password_hint": "at least 12 characters", "token_type": "Bearer2", "password": password}
