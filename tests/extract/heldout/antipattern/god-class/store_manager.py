class StoreManager:  # ~ god-class
    def __init__(self, cfg):
        self.cfg = cfg
        self.carts = {}
        self.stock = {}
        self.prices = {}
        self.coupons = {}
        self.users = {}
        self.sessions = {}
        self.mail_queue = []
        self.invoices = []
        self.audit = []
        self.shipping = {}
        self.taxes = {"de": 19}

    def login(self, user): self.sessions[user] = True
    def logout(self, user): self.sessions.pop(user, None)
    def register(self, user, mail): self.users[user] = mail
    def forget(self, user): self.users.pop(user, None)
    def put(self, user, sku): self.carts.setdefault(user, []).append(sku)
    def empty(self, user): self.carts.pop(user, None)
    def price(self, sku): return self.prices[sku]
    def reprice(self, sku, cents): self.prices[sku] = cents
    def add_coupon(self, code, off): self.coupons[code] = off
    def redeem(self, code): return self.coupons.pop(code, 0)
    def receive(self, sku, n): self.stock[sku] = self.stock.get(sku, 0) + n
    def ship(self, order, zone): self.shipping[order] = zone
    def track(self, order): return self.shipping.get(order)
    def tax(self, land): return self.taxes.get(land, 0)
    def invoice(self, user, cents): self.invoices.append((user, cents))
    def revenue(self): return sum(c for _, c in self.invoices)
    def send_mail(self, to, text): self.mail_queue.append((to, text))
    def flush_mail(self): self.mail_queue.clear()
    def note(self, text): self.audit.append(text)
    def report(self): return "\n".join(self.audit)
    def setting(self, name): return self.cfg[name]
    def backup(self): return dict(vars(self))
