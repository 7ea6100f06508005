type Ctor<T> = new (...args: never[]) => T;
type Handler<T> = (request: T) => Promise<unknown>;

export class Mediator { // ~ command-bus
  private handlers = new Map<Function, Handler<any>>();

  register<T>(request: Ctor<T>, handler: Handler<T>): void {
    this.handlers.set(request, handler);
  }

  async send<T extends object>(request: T): Promise<unknown> {
    const handler = this.handlers.get(request.constructor);
    if (!handler) throw new Error(`no handler for ${request.constructor.name}`);
    return handler(request);
  }
}

export class HoldParcel {
  constructor(public parcel: string, public days: number) {}
}
