type GameEvents = {
  death: { player: string; killer: string };
  levelUp: { player: string; level: number };
};

type Listener<E> = (event: E) => void;

export class GameBus { // ~ event-bus
  private listeners: { [K in keyof GameEvents]?: Listener<GameEvents[K]>[] } = {};

  on<K extends keyof GameEvents>(topic: K, fn: Listener<GameEvents[K]>): void {
    const list = (this.listeners[topic] ??= []) as Listener<GameEvents[K]>[];
    list.push(fn);
  }

  emit<K extends keyof GameEvents>(topic: K, event: GameEvents[K]): void {
    for (const fn of this.listeners[topic] ?? []) {
      fn(event);
    }
  }
}
