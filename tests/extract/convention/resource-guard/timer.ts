export class Ticker implements Disposable { // ~ resource-guard
  private readonly handle: ReturnType<typeof setInterval>;

  constructor(tick: () => void, ms: number) {
    this.handle = setInterval(tick, ms);
  }

  [Symbol.dispose](): void {
    clearInterval(this.handle);
  }
}
