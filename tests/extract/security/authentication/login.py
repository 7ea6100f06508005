import bcrypt

from .errors import Refused


def log_in(users, name, password):  # ~ authentication
    user = users.by_name(name)
    if user is None or not bcrypt.checkpw(password.encode(), user.password_hash):
        raise Refused("name or password is wrong")
    return user.new_session()
