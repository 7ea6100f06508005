export class BrokerClient { // ~ gateway
  constructor(private readonly baseUrl: string) {}

  async place(order: Order): Promise<Receipt> {
    const response = await fetch(`${this.baseUrl}/orders`, { method: "POST", body: JSON.stringify(order) });
    return response.json();
  }

  async status(id: string): Promise<Status> {
    const response = await fetch(`${this.baseUrl}/orders/${id}`);
    return response.json();
  }
}
