"""Monthly statements."""

import csv

WRITERS = {}


def register_writer(format, writer):
    WRITERS[format] = writer


def write_statement(format, rows):
    return WRITERS[format](rows)


def lines(path):
    """The rows of a statement, one by one: months of large accounts do not fit into memory."""
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            yield row


def old_totals(connection, accounts):
    totals = []
    for account in accounts:
        row = connection.execute("SELECT sum(amount) FROM settled_trade WHERE account = %s", (account,))
        totals.append(row)
    return totals
