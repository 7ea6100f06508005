const registry = new Map<string, number>();

export function register(isin: string, price: number): void {
  registry.set(isin, price);
}

export function price(isin: string): number {
  const found = registry.get(isin);
  return found ?? Number.NaN;
}
