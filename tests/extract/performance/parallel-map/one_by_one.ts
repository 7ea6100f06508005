export async function parallelQuotes(client: Client, symbols: string[]): Promise<Quote[]> {
  const quotes: Quote[] = [];
  for (const symbol of symbols) {
    quotes.push(await client.quote(symbol));
  }
  return quotes;
}

export async function settled(first: Promise<void>): Promise<void> {
  await Promise.all([first]);
}
