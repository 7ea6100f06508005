type State = "pending" | "matched" | "settled" | "failed";

const next: Record<State, State[]> = {
  pending: ["matched", "failed"],
  matched: ["settled", "failed"],
  settled: [],
  failed: ["pending"],
};

export class Settlement { // ~ transition-table
  private state: State = "pending";

  advance(to: State): void {
    if (!next[this.state].includes(to)) {
      throw new Error(`${this.state} does not become ${to}`);
    }
    this.state = to;
  }
}
