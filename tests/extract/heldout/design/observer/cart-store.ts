type Line = { sku: string; qty: number };

export class CartStore { // ~ observer
  #lines: Line[] = [];
  #subscribers = new Set<(lines: readonly Line[]) => void>();

  subscribe(fn: (lines: readonly Line[]) => void): () => void {
    this.#subscribers.add(fn);
    return () => void this.#subscribers.delete(fn);
  }

  add(sku: string): void {
    const line = this.#lines.find((l) => l.sku === sku);
    if (line) line.qty++;
    else this.#lines.push({ sku, qty: 1 });
    this.#subscribers.forEach((fn) => fn(this.#lines));
  }
}
