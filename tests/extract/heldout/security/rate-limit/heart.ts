export type Rate = { perMinute: number };

/** Limits of a pulse, which no request exceeds. */
export function zone(rate: Rate, age: number): string {
  const limit = 220 - age;
  const share = rate.perMinute / limit;
  return share > 0.9 ? "maximum" : share > 0.7 ? "hard" : "easy";
}

export function debounce(fn: () => void, ms: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(fn, ms);
  };
}
