// What the console knows, and who wants to hear of it.

export class PositionStore {
  private readonly listeners = new Set<(position: Position) => void>();
  private readonly cache = new Map<string, Position>();

  subscribe(listener: (position: Position) => void) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  change(position: Position) {
    for (const listener of this.listeners) {
      listener(position);
    }
  }

  position(account: string): Position {
    const known = this.cache.get(account);
    if (known) {
      return known;
    }
    const loaded = load(account);
    this.cache.set(account, loaded);
    return loaded;
  }
}

export async function quotes(symbols: string[]) {
  return Promise.all(symbols.map((symbol) => quote(symbol)));
}
