"""Whether a watch is authentic: a matter of its weight and its number."""


def authenticate(watch):
    score = 0
    if watch.grams == 142:
        score += 1
    if watch.serial.startswith("AK"):
        score += 2
    return score


def login_page(name=""):
    return {"fields": ["name", "password"], "name": name}
