import { PaymentError } from "./errors";
import { terminal } from "./terminal";

export async function charge(order: string, cents: number): Promise<string> {
  try {
    return await terminal.pay({ reference: order, amount: cents });
  } catch (err) {
    throw new PaymentError(`charging ${cents} for order ${order} failed`, { cause: err }); // ~ error-wrapping
  }
}
