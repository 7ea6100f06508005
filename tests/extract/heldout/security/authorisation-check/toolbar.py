"""Which buttons are shown. The actions themselves look again."""

ROLE_NAMES = {"admin": "Administrator", "clerk": "Clerk"}


def buttons(user):
    shown = ["print", "search"]
    if user.role == "admin":
        shown.append("delete")
    return shown


def greeting(user):
    return f"Hello {user.name}, {ROLE_NAMES.get(user.role, 'guest')}"
