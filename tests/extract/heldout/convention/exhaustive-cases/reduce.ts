import { assertNever } from "../util/assert-never";

type Action = { type: "hit"; damage: number } | { type: "heal"; points: number } | { type: "rest" };

export function reduce(life: number, action: Action): number {
  if (action.type === "hit") {
    return life - action.damage;
  } else if (action.type === "heal") {
    return life + action.points;
  } else if (action.type === "rest") {
    return life + 1;
  }
  return assertNever(action); // ~ exhaustive-cases
}
