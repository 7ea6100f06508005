PAID = "UPDATE invoices SET paid = now() WHERE id = %s AND paid IS NULL"


def settle(cursor, invoice):  # ~ parameterised-sql
    cursor.execute(PAID, (invoice,))
    return cursor.rowcount == 1
