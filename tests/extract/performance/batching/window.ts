export class BatchWindow {
  private values: number[] = [];

  push(value: number): void {
    this.values.push(value);
    if (this.values.length > 20) {
      this.values.shift();
    }
  }

  mean(): number {
    return this.values.reduce((sum, one) => sum + one, 0) / this.values.length;
  }
}
