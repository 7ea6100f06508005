from sqlalchemy import select

from .model import Account


class Accounts:  # ~ repository
    def __init__(self, session):
        self.session = session

    def by_owner(self, owner):
        return self.session.scalars(select(Account).where(Account.owner == owner)).all()

    def save(self, account):
        self.session.add(account)
        return account
