import memoize from "lodash/memoize";

export const damageCurve = memoize((level: number): number => { // ~ memoised-function
  let damage = 4;
  for (let i = 1; i < level; i++) {
    damage = damage * 1.08 + Math.sqrt(i);
  }
  return Math.round(damage);
});

export function hits(life: number, level: number): number {
  return Math.ceil(life / damageCurve(level));
}
