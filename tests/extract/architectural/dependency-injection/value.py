class Money:
    def __init__(self, amount: Decimal, currency: Currency) -> None:
        self.amount = amount
        self.currency = currency

    def __add__(self, other):
        return Money(self.amount + other.amount, self.currency)


class Service:
    def __init__(self, url: str, retries: int):
        self.url = url
        self.retries = retries
        self.client = HttpClient(url)

    def load(self):
        return self.client.get(self.url.rstrip("/"))
