let ledger: Ledger;

beforeEach(async () => { // ~ test-fixture
  ledger = await Ledger.open("EUR");
});

test("an empty ledger has no total", () => {
  expect(ledger.total()).toBe(0);
});
