/** One call, where it is needed; no type stands for the service. */
export async function postcodeExists(code: string): Promise<boolean> {
  const res = await fetch(`https://postcodes.test/${encodeURIComponent(code)}`, { method: "HEAD" });
  return res.ok;
}

export class Gateway {
  open = false;

  constructor(readonly street: string) {}

  pass(cars: number): number {
    return this.open ? cars : 0;
  }
}
