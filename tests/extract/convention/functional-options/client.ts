type Option = (client: Client) => void;

export function withTimeout(ms: number): Option { // ~ functional-options
  return (client) => {
    client.timeout = ms;
  };
}

export const withRetries = (retries: number): Option => (client) => { // ~ functional-options
  client.retries = retries;
};

export function connect(url: string, ...options: Option[]): Client {
  const client = new Client(url);
  options.forEach((option) => option(client));
  return client;
}
