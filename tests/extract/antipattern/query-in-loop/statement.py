def statement(connection, accounts):  # ~ parameterised-sql, parameterised-sql
    lines = []
    for account in accounts:  # ~ query-in-loop
        rows = connection.execute("SELECT amount FROM entries WHERE account = ?", (account.id,))
        lines.append((account.name, sum(row[0] for row in rows)))
    return lines
