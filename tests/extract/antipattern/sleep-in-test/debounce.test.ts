import { expect, test, vi } from "vitest";
import { debounce } from "./debounce";

test("calls once after the pause", async () => { // ~ sleep-in-test, mock-object
  const called = vi.fn();
  debounce(called, 50)();
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(called).toHaveBeenCalledTimes(1);
});

test("does not call before the pause", () => { // ~ mock-object
  vi.useFakeTimers();
  const called = vi.fn();
  debounce(called, 50)();
  vi.advanceTimersByTime(49);
  expect(called).not.toHaveBeenCalled();
});
