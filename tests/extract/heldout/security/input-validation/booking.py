def book_table(guests: int, hour: int, phone: str):  # ~ input-validation
    if not 1 <= guests <= 12:
        raise ValueError(f"guests must be 1 to 12, not {guests}")
    if not phone.startswith("+"):
        raise ValueError("phone needs its country code")

    slot = hour * 2
    return {"slot": slot, "tables": -(-guests // 4), "phone": phone}
