import unittest


class LedgerTest(unittest.TestCase):
    def setUp(self):  # ~ test-fixture
        self.ledger = Ledger()
        self.ledger.open("EUR")

    def test_total(self):
        self.assertEqual(self.ledger.total(), 0)
