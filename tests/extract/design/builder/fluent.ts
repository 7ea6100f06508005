class Cursor {
  private at = 0;

  forward(): this {
    this.at += 1;
    return this;
  }

  back(): this {
    this.at -= 1;
    return this;
  }
}
