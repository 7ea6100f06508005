import sqlite3

QUESTION = "Do you want to update your address? Yes or no?"


def tidy(path):
    conn = sqlite3.connect(path)
    conn.execute("DELETE FROM carts WHERE updated < date('now', '-30 days')")
    conn.execute("VACUUM")
    conn.commit()
    conn.close()


def ask(name):
    return QUESTION + " " + name
