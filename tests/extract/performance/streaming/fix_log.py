import csv


def messages(path):  # ~ streaming
    with open(path, encoding="ascii") as log:
        for line in log:
            if line.startswith("8=FIX"):
                yield parse(line)


def large_trades(rows, limit):  # ~ streaming
    for row in rows:
        if int(row["amount"]) > limit:
            yield row


def all_trades(path):
    rows = []
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows.append(row)
    return rows
