export interface Notifier { // ~ port
  notify(team: string, text: string): Promise<void>;
}

export class StockAlert { // ~ dependency-injection
  constructor(private readonly out: Notifier, private readonly threshold = 5) {}

  async check(levels: Map<string, number>): Promise<number> {
    let low = 0;
    for (const [sku, level] of levels) {
      if (level < this.threshold) {
        low++;
        await this.out.notify("purchasing", `${sku} is down to ${level}`);
      }
    }
    return low;
  }
}
