import fc from "fast-check";
import { splitBill } from "../src/split";

test("the shares of a bill add up", () => {
  fc.assert( // ~ property-test
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 30 }), (cents, guests) => {
      const shares = splitBill(cents, guests);
      return shares.reduce((a, b) => a + b, 0) === cents;
    }),
  );
});
