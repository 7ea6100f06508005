test("an alert is sent", () => { // ~ mock-object
  const send = vi.fn();
  new Alerts(send).limitExceeded("desk-4");
  expect(send).toHaveBeenCalledWith("desk-4");
});

test("a mock market is open", () => {
  const mock = new MockMarket({ open: true });
  expect(mock.isOpen()).toBe(true);
});
