/** Remembers which functions exist, not what they answered. */
export function memoiseNames(functions: Array<() => void>): Map<string, () => void> {
  const memo = new Map<string, () => void>();
  for (const one of functions) {
    if (memo.has(one.name)) {
      continue;
    }
    memo.set(one.name, one);
  }
  return memo;
}
