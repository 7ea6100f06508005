def statement(connection, accounts):  # ~ parameterised-sql, parameterised-sql
    rows = connection.execute("SELECT account, amount FROM entries WHERE day = ?", (accounts.day,))
    for account, amount in rows:
        accounts.add(account, amount)
    while True:
        batch = accounts.next_batch()
        if not batch:
            break
        connection.executemany("INSERT INTO totals VALUES (?, ?)", batch)
    return accounts


def select_for(query, boxes):
    for box in boxes:
        box.select("SELECT one of the accounts below")
