from collections import Counter

import psycopg


def unpaid_by_account(conn: psycopg.Connection, account_ids: list[int]) -> dict[int, int]:
    """One round trip for all accounts of the page."""
    rows = conn.execute(  # ~ parameterised-sql
        "SELECT account_id FROM invoices WHERE NOT paid AND account_id = ANY(%s)",
        (account_ids,),
    ).fetchall()
    counts: Counter[int] = Counter()
    for (account_id,) in rows:
        counts[account_id] += 1
    return {a: counts[a] for a in account_ids}
