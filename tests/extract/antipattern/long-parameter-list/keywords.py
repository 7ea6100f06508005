def plot(series, *, title=None, width=640, height=360, unit="EUR", grid=True, legend=True, dark=False, footer=None):
    return render(series, title, width, height, unit, grid, legend, dark, footer)


def parameters(order):
    return (order.isin, order.side, order.amount, order.price, order.currency, order.account, order.broker, order.day)


def swap(near, far, currency, amount, account, broker):
    def quote(rate, day):
        return rate * amount, day

    return [quote(near.rate, near.day), quote(far.rate, far.day)]
