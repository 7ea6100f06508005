def finally_return(trade, ledger):
    try:
        ledger.post(trade)
    finally:
        ledger.on_close(lambda: ledger.unlock(trade))

        def closed():
            return trade.id

        ledger.finally_do(closed)
    return trade.id
