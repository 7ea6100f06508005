const ISIN = /^[A-Z]{2}[A-Z0-9]{9}[0-9]$/;

export function parseIsin(text: string): string { // ~ input-validation
  if (!ISIN.test(text)) {
    throw new RangeError(`"${text}" is no ISIN`);
  }
  return text;
}

export function setLimit(desk: Desk, limit: number): void { // ~ input-validation
  if (limit < 0 || limit > 1_000_000) throw new RangeError("the limit is out of range");
  desk.limit = limit;
}
