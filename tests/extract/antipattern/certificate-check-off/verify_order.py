def place(desk, order, verify=True):
    if not verify:
        return desk.place(order)
    return desk.checked(order)


def resend(desk, orders):
    return [place(desk, order, verify=False) for order in orders]
