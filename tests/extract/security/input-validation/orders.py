MAX_QUANTITY = 1_000_000


def place(book, symbol, quantity):  # ~ input-validation
    if not symbol.isalnum():
        raise ValueError("a symbol has letters and digits only")
    if quantity <= 0 or quantity > MAX_QUANTITY:
        raise ValueError(f"quantity {quantity} is out of range")
    return book.add(symbol, quantity)
