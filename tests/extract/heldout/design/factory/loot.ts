import { Armour, Potion, Weapon, type Item } from "./items";

export function makeItem(kind: string, level: number): Item { // ~ factory
  switch (kind) {
    case "weapon":
      return new Weapon(level * 3);
    case "armour":
      return new Armour(level * 2);
    default:
      return new Potion(level);
  }
}
