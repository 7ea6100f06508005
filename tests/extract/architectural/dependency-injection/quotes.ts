export class QuoteService { // ~ dependency-injection
  constructor(
    private readonly feed: PriceFeed,
    private readonly cache: QuoteCache,
  ) {}

  async quote(isin: string): Promise<Quote> {
    const known = this.cache.read(isin);
    return known ?? this.feed.latest(isin);
  }
}

export class Point {
  constructor(private readonly x: Coordinate, private readonly y: Coordinate) {}

  plus(other: Point): Point {
    return new Point(this.x + other.x, this.y + other.y);
  }
}
