import psycopg
from psycopg import sql

ORDER_COLUMNS = "id, customer_id, total_cents, placed_at"


def recent_orders(conn: psycopg.Connection, customer_id: int):
    query = "SELECT " + ORDER_COLUMNS + " FROM orders WHERE customer_id = %s ORDER BY placed_at DESC"
    return conn.execute(query, (customer_id,)).fetchall()  # ~ parameterised-sql


def drop_partition(conn: psycopg.Connection, name: str):
    conn.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(name)))


def describe(name: str) -> str:
    return f"please select an order from the list for {name}"
