import structlog

log = structlog.get_logger()


def run(period, accounts):
    for account in accounts:
        total = account.close(period)
        log.info("account_billed", account=account.id, period=period, cents=total)  # ~ structured-logging
    return len(accounts)
