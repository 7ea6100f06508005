export async function notify(clients: Client[], text: string): Promise<void> {
  clients.forEach(async (client) => { // ~ async-for-each
    await client.send(text);
  });
}

export async function all(clients: Client[], text: string): Promise<void> { // ~ parallel-map, parallel-map
  await Promise.all(clients.map(async (client) => client.send(text)));
}
