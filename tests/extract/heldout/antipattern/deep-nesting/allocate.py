def allocate(orders, stock, allocations):
    for order in orders:
        if order.open:
            for line in order.lines:
                if line.sku in stock:
                    for bin_ in stock[line.sku]:
                        if bin_.free > 0:
                            if bin_.frozen == order.frozen:  # ~ deep-nesting
                                take = min(bin_.free, line.qty)
                                bin_.free -= take
                                allocations.append((order.id, bin_.id, take))
    return allocations
