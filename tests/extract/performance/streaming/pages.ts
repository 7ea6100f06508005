export async function* trades(client: Client, desk: string): AsyncGenerator<Trade> { // ~ streaming
  let cursor: string | undefined;
  do {
    const page = await client.page(desk, cursor);
    for (const trade of page.items) {
      yield trade;
    }
    cursor = page.next;
  } while (cursor);
}

export async function streamAll(client: Client, desk: string): Promise<Trade[]> {
  const page = await client.page(desk);
  return page.items;
}
