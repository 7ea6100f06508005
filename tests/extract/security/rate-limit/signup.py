class Signup:
    def __init__(self, accounts, address_ratelimiter):
        self._accounts = accounts
        self._address_ratelimiter = address_ratelimiter

    async def register(self, address, form):  # ~ rate-limit
        await self._address_ratelimiter.ratelimit(None, address)
        return await self._accounts.create(form["name"], form["mail"])
