class Accounts:
    def __init__(self, connection):
        self.connection = connection

    def by_owner(self, owner):
        cursor = self.connection.cursor()
        cursor.execute(f"SELECT id, balance FROM accounts WHERE owner = '{owner}'")  # ~ sql-concatenation
        return cursor.fetchall()

    def close(self, account):
        sql = "UPDATE accounts SET closed = 1 WHERE id = " + str(account)  # ~ sql-concatenation
        self.connection.execute(sql)

    def rename(self, account, name):
        self.connection.execute(
            "UPDATE accounts SET name = '%s' WHERE id = %d" % (name, account)  # ~ sql-concatenation
        )
