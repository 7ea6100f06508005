type Shelf = { id: string; bins: { sku: string; free: number }[] };

export function placesFor(skus: string[], shelves: Shelf[]): Map<string, string> {
  const places = new Map<string, string>();
  for (const sku of skus) {
    const shelf = shelves.find((s) => s.bins.some((b) => b.sku === sku && b.free > 0));
    if (shelf) places.set(sku, shelf.id);
  }
  return places;
}
