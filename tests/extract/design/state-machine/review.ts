class Review { // ~ transition-table
  private static next: Record<string, string[]> = { open: ["closed"], closed: ["open"] };

  move(to: string) {
    if (!Review.next[this.state].includes(to)) {
      throw new Error(`not from ${this.state} to ${to}`);
    }
    this.state = to;
  }
}
