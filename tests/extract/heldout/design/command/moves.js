export class MovePiece { // ~ command
  constructor(board, from, to) {
    this.board = board;
    this.from = from;
    this.to = to;
    this.taken = null;
  }

  execute() {
    this.taken = this.board.get(this.to);
    this.board.put(this.to, this.board.get(this.from));
    this.board.put(this.from, null);
  }

  revert() {
    this.board.put(this.from, this.board.get(this.to));
    this.board.put(this.to, this.taken);
  }
}
