export async function quotes(client: Client, symbols: string[]): Promise<Quote[]> { // ~ parallel-map
  return Promise.all(symbols.map((symbol) => client.quote(symbol)));
}

export const limits = async (desks: Desk[]) => { // ~ parallel-map
  const all = await Promise.allSettled(desks.map(async (desk) => desk.limit()));
  return all.filter((one) => one.status === "fulfilled");
};
