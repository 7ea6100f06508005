test.each([ // ~ table-tests
  [100, 1],
  [1000, 8],
])("the fee of %d is %d", (amount, fee) => {
  expect(feeOf(amount)).toBe(fee);
});

it("tells each listener", () => {
  const told: string[] = [];
  ["a", "b"].forEach((name) => told.push(name));
  expect(told).toHaveLength(2);
});
