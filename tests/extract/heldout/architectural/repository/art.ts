type Painting = { title: string; painter: string; year: number };

/** The repository of a museum: rooms in the cellar. */
export class Repository {
  private readonly rooms = new Map<number, Painting[]>();

  store(room: number, painting: Painting): void {
    this.rooms.set(room, [...(this.rooms.get(room) ?? []), painting]);
  }

  count(room: number): number {
    return this.rooms.get(room)?.length ?? 0;
  }
}
