export function stop(message: string): never {
  throw new Error(message);
}

export function fee(side: string): number {
  switch (side) {
    case "buy":
      return 1;
    default:
      return neverMind(side);
  }
}

type Never<T> = T extends never ? true : false;
