export class FakePriceNotice implements Notice {
  constructor(readonly text: string) {}

  show(): string {
    return `Somebody sent a fake price: ${this.text}`;
  }
}
