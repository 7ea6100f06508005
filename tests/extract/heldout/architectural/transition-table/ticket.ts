export type TicketState = "open" | "waiting" | "solved" | "closed";

const FOLLOWS: Record<TicketState, TicketState[]> = {
  open: ["waiting", "solved"],
  waiting: ["open"],
  solved: ["closed", "open"],
  closed: [],
};

export class Ticket { // ~ transition-table
  state: TicketState = "open";

  to(next: TicketState): void {
    if (!FOLLOWS[this.state].includes(next)) {
      throw new Error(`a ${this.state} ticket does not become ${next}`);
    }
    this.state = next;
  }
}
