def by_desk(connection, desk):
    query = "SELECT id FROM trades WHERE desk = '%s'" % desk.replace("'", "''")  # ~ sql-concatenation, sql-concatenation
    return connection.execute(query).fetchall()


def run_job(scheduler, desk):
    scheduler.execute("close of day for %s", (desk,))
