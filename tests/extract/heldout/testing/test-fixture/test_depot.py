import unittest

from depot.stock import Stock


class StockTest(unittest.TestCase):
    def setUp(self):  # ~ test-fixture
        self.stock = Stock()
        self.stock.receive("bolt", 40)

    def test_take(self):
        self.stock.take("bolt", 15)
        self.assertEqual(self.stock.count("bolt"), 25)

    def test_unknown_part(self):
        self.assertEqual(self.stock.count("nut"), 0)
