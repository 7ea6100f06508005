class ReportVisitor:  # ~ visitor
    """Writes each kind of line of a statement."""

    def __init__(self, out):
        self.out = out

    def visit_heading(self, node):
        self.out.write("heading", node)

    def visit_account(self, node):
        self.out.write("account", node)

    def visit_position(self, node):
        self.out.write("position", node)

    def visit_trade(self, node):
        self.out.write("trade", node)

    def visit_fee(self, node):
        self.out.write("fee", node)

    def visit_tax(self, node):
        self.out.write("tax", node)

    def visit_dividend(self, node):
        self.out.write("dividend", node)

    def visit_interest(self, node):
        self.out.write("interest", node)

    def visit_transfer(self, node):
        self.out.write("transfer", node)

    def visit_note(self, node):
        self.out.write("note", node)

    def visit_total(self, node):
        self.out.write("total", node)

    def visit_subtotal(self, node):
        self.out.write("subtotal", node)

    def visit_footer(self, node):
        self.out.write("footer", node)

    def visit_page_break(self, node):
        self.out.write("page_break", node)

    def visit_signature(self, node):
        self.out.write("signature", node)

    def visit_legal(self, node):
        self.out.write("legal", node)

    def visit_barcode(self, node):
        self.out.write("barcode", node)

    def visit_address(self, node):
        self.out.write("address", node)

    def visit_date(self, node):
        self.out.write("date", node)

    def visit_currency(self, node):
        self.out.write("currency", node)

    def visit_holder(self, node):
        self.out.write("holder", node)
