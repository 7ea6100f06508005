import { InstrumentClient, Instrument } from "./client";

export class InstrumentDirectory {
  private readonly byIsin = new Map<string, Instrument>();

  constructor(private readonly client: InstrumentClient) {}

  async find(isin: string): Promise<Instrument> { // ~ caching
    const known = this.byIsin.get(isin);
    if (known) {
      return known;
    }
    const instrument = await this.client.load(isin);
    this.byIsin.set(isin, instrument);
    return instrument;
  }
}
