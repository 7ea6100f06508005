export class Store { // ~ observer
  private listeners = new Set<() => void>();

  subscribe(listener: () => void) {
    this.listeners.add(listener);
  }

  set(value: number) {
    this.value = value;
    for (const listener of this.listeners) {
      listener();
    }
  }
}
