def guard(order, account):
    result = []
    if order.amount <= 0:
        result.append("amount")
    if account.closed:
        result.append("closed")
    if order.amount > account.limit:
        result.append("limit")
    return result


def kind(order):
    if order.side == "buy":
        return 1
    return -1
