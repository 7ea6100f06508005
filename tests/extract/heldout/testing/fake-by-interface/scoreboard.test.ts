import { expect, it } from "vitest";
import type { ScoreSink } from "../src/ports";
import { Match } from "../src/match";

class InMemoryScores implements ScoreSink { // ~ fake-by-interface
  saved: [string, number][] = [];

  async save(player: string, points: number): Promise<void> {
    this.saved.push([player, points]);
  }
}

it("saves the score of the winner", async () => {
  const scores = new InMemoryScores();
  await new Match(scores).finish({ ida: 12, bo: 7 });
  expect(scores.saved).toEqual([["ida", 12]]);
});
