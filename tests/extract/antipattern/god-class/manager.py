class TradingManager:  # ~ god-class
    def __init__(self, settings):
        self.settings = settings
        self.database = settings.open("database")
        self.mailer = settings.open("mailer")
        self.feed = settings.open("feed")
        self.printer = settings.open("printer")
        self.users = settings.open("users")
        self.limits = settings.open("limits")
        self.orders = settings.open("orders")
        self.trades = settings.open("trades")
        self.prices = settings.open("prices")
        self.templates = settings.open("templates")
        self.archive_dir = settings.open("archive_dir")

    def open_account(self, item):
        return self.database.open(item)

    def close_account(self, item):
        return self.mailer.close(item)

    def deposit(self, item):
        return self.feed.deposit(item)

    def withdraw(self, item):
        return self.printer.withdraw(item)

    def place_order(self, item):
        return self.users.place(item)

    def cancel_order(self, item):
        return self.limits.cancel(item)

    def match_orders(self, item):
        return self.orders.match(item)

    def publish_price(self, item):
        return self.trades.publish(item)

    def render_report(self, item):
        return self.prices.render(item)

    def mail_report(self, item):
        return self.templates.mail(item)

    def import_trades(self, item):
        return self.archive_dir.read(item)

    def export_trades(self, item):
        return self.settings.export(item)

    def check_limit(self, item):
        return self.database.check(item)

    def raise_limit(self, item):
        return self.mailer.lift(item)

    def log_in(self, item):
        return self.feed.log(item)

    def log_out(self, item):
        return self.printer.log(item)

    def archive(self, item):
        return self.users.archive(item)

    def restore(self, item):
        return self.limits.restore(item)

    def settle(self, item):
        return self.orders.settle(item)

    def reconcile(self, item):
        return self.trades.reconcile(item)

    def print_labels(self, item):
        return self.prices.print(item)
