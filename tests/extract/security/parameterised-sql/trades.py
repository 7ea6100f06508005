def by_desk(connection, desk, day):  # ~ parameterised-sql
    cursor = connection.cursor()
    cursor.execute("SELECT id, amount FROM trades WHERE desk = %s AND day = %s", (desk, day))
    return cursor.fetchall()


def count(connection):
    cursor = connection.cursor()
    cursor.execute("SELECT count(*) FROM trades")
    return cursor.fetchone()
