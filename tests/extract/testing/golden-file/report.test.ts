test("the report of a day", () => { // ~ golden-file
  expect(report(day)).toMatchSnapshot();
});

test("a snapshot of the book", () => {
  const snapshot = book.snapshot();
  expect(snapshot).toEqual([]);
});
