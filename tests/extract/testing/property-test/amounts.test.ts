import fc from "fast-check";

test("what is shown is read again", () => {
  fc.assert(fc.property(fc.integer(), (cents) => parse(show(cents)) === cents)); // ~ property-test
});

test("a property of an object", () => {
  check.property(account, "name");
});
