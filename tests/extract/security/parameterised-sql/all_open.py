OPEN = "SELECT id, total FROM invoices WHERE paid IS NULL"


def open_invoices(cursor, since):
    cursor.execute(OPEN)
    return [row for row in cursor if row.issued > since]
