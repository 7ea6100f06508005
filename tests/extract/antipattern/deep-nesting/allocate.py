def allocate(orders, accounts, limits):  # ~ deep-nesting
    result = []
    for order in orders:
        if order.open:
            for account in accounts:
                if account.currency == order.currency:
                    for limit in limits:
                        if limit.account == account.id:
                            result.append((order, account, limit))
    return result


def totals(orders):  # ~ streaming, streaming
    for order in orders:
        if order.side == "buy":  # ~ condition-chain
            yield order.amount
        elif order.side == "sell":
            yield -order.amount
        elif order.side == "short":
            yield -2 * order.amount
        elif order.side == "cover":
            yield 2 * order.amount
        elif order.side == "cross":
            yield 0
        else:
            yield None
