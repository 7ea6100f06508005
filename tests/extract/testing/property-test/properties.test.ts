test("a property of an object", () => {
  check.property(account, "name");
  assert.equal(property(account, "name"), "Marchetti");
});

test("given properties", () => {
  const given = properties("a = 1");
  expect(given.get("a")).toBe("1");
});
