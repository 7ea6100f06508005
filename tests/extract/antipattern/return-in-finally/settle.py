def settle(trade, ledger):
    try:
        ledger.post(trade)
    finally:  # ~ return-in-finally
        ledger.unlock(trade)
        return trade.id


def cancel(trade, ledger):
    try:
        return ledger.reverse(trade)
    finally:
        ledger.unlock(trade)
