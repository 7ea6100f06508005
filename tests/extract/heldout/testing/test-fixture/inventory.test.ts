import { beforeEach, describe, expect, it } from "vitest";
import { Inventory } from "../src/inventory";

describe("Inventory", () => {
  let bag: Inventory;

  beforeEach(() => { // ~ test-fixture
    bag = new Inventory(8);
    bag.put("sword");
  });

  it("knows what it holds", () => {
    expect(bag.has("sword")).toBe(true);
  });

  it("gets lighter", () => {
    bag.drop("sword");
    expect(bag.free()).toBe(8);
  });
});
