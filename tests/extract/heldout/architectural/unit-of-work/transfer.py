from sqlalchemy import text
from sqlalchemy.orm import Session

from bank.model import Account, Booking


def transfer(session: Session, source: Account, target: Account, cents: int) -> None:
    try: # ~ unit-of-work
        source.balance -= cents
        target.balance += cents
        session.add(Booking(source=source.id, target=target.id, cents=cents))
        session.execute(text("REFRESH MATERIALIZED VIEW balances"))
        session.commit()
    except BaseException:
        session.rollback()
        raise
