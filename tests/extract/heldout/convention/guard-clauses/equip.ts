import type { Hero, Item } from "./model";

export function equip(hero: Hero, item: Item): string {
  if (hero.dead) return "the dead carry nothing"; // ~ guard-clauses
  if (item.level > hero.level) return `needs level ${item.level}`;
  if (hero.slots[item.slot] === item) return "already worn";
  if (item.cursed && !hero.blessed) return "it burns";

  const previous = hero.slots[item.slot];
  hero.slots[item.slot] = item;
  if (previous) hero.bag.push(previous);
  hero.armour += item.armour - (previous?.armour ?? 0);
  return `wears ${item.name}`;
}
