export function memoise<A, R>(compute: (arg: A) => R): (arg: A) => R { // ~ memoised-function
  const results = new Map<A, R>();
  return (arg) => {
    if (results.has(arg)) {
      return results.get(arg)!;
    }
    const result = compute(arg);
    results.set(arg, result);
    return result;
  };
}

export const accrued = memoise((days: number) => Math.round(days * 1.36)); // ~ memoised-function
