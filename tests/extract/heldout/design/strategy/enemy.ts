import type { World } from "./world";

export type Tactic = (self: Enemy, world: World) => "advance" | "hide" | "shoot";

export class Enemy { // ~ strategy
  life = 100;
  tactic: Tactic = (self) => (self.life < 30 ? "hide" : "advance");

  act(world: World): void {
    const move = this.tactic(this, world);
    if (move === "shoot") world.fire(this);
    else world.walk(this, move);
  }
}

export const sniper: Tactic = (_self, world) => (world.targetVisible ? "shoot" : "hide");
