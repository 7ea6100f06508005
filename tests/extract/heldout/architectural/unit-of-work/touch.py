import sqlite3


def touch(path: str, device: str) -> int:
    """One statement, which is whole by itself."""
    conn = sqlite3.connect(path, isolation_level=None)
    cur = conn.execute("UPDATE devices SET seen = datetime('now') WHERE id = ?", (device,))  # ~ parameterised-sql
    changed = cur.rowcount
    conn.close()
    return changed


def commit_message(work, unit):
    return f"{work} done in {unit}"
