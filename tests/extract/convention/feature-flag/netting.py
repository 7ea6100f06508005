def net(trades, flags):
    if flags.is_enabled("bilateral-netting"):  # ~ feature-flag
        return bilateral(trades)
    return gross(trades)
