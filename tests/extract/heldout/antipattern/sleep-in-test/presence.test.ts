import { describe, expect, it } from "vitest";
import { PresenceTracker } from "../src/presence";

const pause = (ms: number) => new Promise((r) => setTimeout(r, ms));

describe("PresenceTracker", () => {
  it("drops a player who went silent", async () => {
    const tracker = new PresenceTracker({ timeoutMs: 80 });
    tracker.beat("p-4");
    await pause(150); // ~ sleep-in-test
    expect(tracker.online()).toEqual([]);
  });
});
