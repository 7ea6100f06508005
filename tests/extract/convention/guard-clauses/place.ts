export function place(order: Order, account: Account): Receipt | undefined { // ~ guard-clauses, input-validation
  if (order.amount <= 0) throw new RangeError("amount");
  if (account.closed) {
    return undefined;
  }
  if (order.amount > account.limit) return undefined;
  account.reserve(order.amount);
  return { id: order.id };
}
