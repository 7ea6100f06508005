export function fee(side: Side): number {
  switch (side) {
    case "buy":
      return 1;
    case "sell":
      return 2;
    default: {
      const rest: never = side; // ~ exhaustive-cases
      throw new Error(`unknown side ${rest}`);
    }
  }
}

export function label(side: Side): string {
  if (side === "buy") return "Buy";
  if (side === "sell") return "Sell";
  return assertNever(side); // ~ exhaustive-cases
}
