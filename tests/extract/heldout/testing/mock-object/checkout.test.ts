import { expect, test, vi } from "vitest";
import { Checkout } from "../src/checkout";

test("a receipt goes to the customer", async () => {
  const mailer = { send: vi.fn().mockResolvedValue(undefined) };
  const checkout = new Checkout(mailer);

  await checkout.pay({ email: "bo@shop.test", cents: 1290 });

  expect(mailer.send).toHaveBeenCalledWith("bo@shop.test", expect.stringContaining("12.90")); // ~ mock-object
});
