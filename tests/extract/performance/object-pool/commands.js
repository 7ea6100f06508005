class Connection {
  constructor(socket) {
    this.socket = socket;
    this.commands = [];
  }

  send(command) {
    this.commands.push(command);
    this.socket.write(command.bytes);
  }

  answered(bytes) {
    const command = this.commands.shift();
    command.resolve(command.parse ? command.parse(bytes) : new Answer(bytes));
  }
}
