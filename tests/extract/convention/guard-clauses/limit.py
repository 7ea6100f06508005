def check(order, account):  # ~ guard-clauses
    if order.amount <= 0:
        raise ValueError("the amount is not positive")
    if account.closed:
        return Refusal("closed")
    if order.amount > account.limit:
        return Refusal("limit")
    account.reserve(order.amount)
    return Accepted(order)
