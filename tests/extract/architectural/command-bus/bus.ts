export class CommandBus { // ~ command-bus
  private handlers = new Map<Function, Handler>();

  register(type: Function, handler: Handler): void {
    this.handlers.set(type, handler);
  }

  async send(command: object): Promise<void> {
    const handler = this.handlers.get(command.constructor);
    if (!handler) throw new Error(`nobody handles ${command.constructor.name}`);
    await handler.handle(command);
  }
}
