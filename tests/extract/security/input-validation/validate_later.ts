export function validateOrder(order: Order, rules: Rule[]): string[] {
  const problems: string[] = [];
  for (const rule of rules) {
    problems.push(...rule.check(order));
  }
  return problems;
}

export function quote(symbol: string, live: boolean): Quote {
  if (live) {
    return feed.latest(symbol);
  }
  return close(symbol);
}
