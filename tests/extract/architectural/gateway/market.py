class MarketData:  # ~ gateway
    def __init__(self, base_url, session):
        self.base_url = base_url
        self.session = session

    def quote(self, isin):
        response = self.session.get(f"{self.base_url}/quotes/{isin}", timeout=2)
        response.raise_for_status()
        return response.json()

    def subscribe(self, isins):
        return self.session.post(f"{self.base_url}/subscriptions", json=isins, timeout=2)
