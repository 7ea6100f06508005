export class LazyOptions {
  private format?: string;
  private zone?: string;

  withFormat(format?: string): this {
    if (!format) {
      this.format = "csv";
    } else {
      this.format = format;
    }
    return this;
  }

  get timeZone(): string {
    return this.zone ?? "UTC";
  }
}
