type Handler = (payload: unknown) => void;

export class Bus { // ~ event-bus
  private handlers = new Map<string, Handler[]>();

  on(topic: string, handler: Handler): void {
    const known = this.handlers.get(topic) ?? [];
    known.push(handler);
    this.handlers.set(topic, known);
  }

  emit(topic: string, payload: unknown): void {
    for (const handler of this.handlers.get(topic) ?? []) {
      handler(payload);
    }
  }
}
