import logging

log = logging.getLogger(__name__)


def by_ids(connection, ids):
    marks = ", ".join("?" for _ in ids)
    return connection.execute("SELECT id, balance FROM accounts WHERE id IN (" + marks + ")", ids).fetchall()


def by_owner(connection, owner):  # ~ parameterised-sql, parameterised-sql
    log.debug("Select accounts from %s where possible" % connection)
    return connection.execute(
        "SELECT id, balance "
        "FROM accounts WHERE owner = ?",
        (owner,),
    ).fetchall()


def headline(folder, count):
    return f"Select a file from {folder}: where {count} lie"
