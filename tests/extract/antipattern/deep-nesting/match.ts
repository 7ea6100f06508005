export function fill(book: Book, orders: Order[]): Fill[] { // ~ deep-nesting
  const fills: Fill[] = [];
  for (const order of orders) {
    if (order.open) {
      for (const level of book.levels(order.side)) {
        if (level.price <= order.limit) {
          while (order.remaining > 0) {
            if (!level.empty) {
              fills.push(level.take(order));
            }
          }
        }
      }
    }
  }
  return fills;
}

export const kinds = (side: string) => {
  if (side === "buy") { // ~ condition-chain
    return 1;
  } else if (side === "sell") {
    return -1;
  } else if (side === "short") {
    return -2;
  } else if (side === "cover") {
    return 2;
  } else if (side === "cross") {
    return 0;
  } else if (side === "none") {
    return 0;
  }
  return undefined;
};
