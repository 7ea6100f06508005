export class ParserPool { // ~ object-pool
  private readonly idle: Parser[] = [];

  constructor(private readonly make: () => Parser) {}

  acquire(): Parser {
    const parser = this.idle.pop();
    return parser ?? this.make();
  }

  release(parser: Parser): void {
    parser.reset();
    this.idle.push(parser);
  }
}
