import { createHash, timingSafeEqual } from "node:crypto";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Tells whether the code that somebody typed is the one we sent. */
export function sameCode(typed: string, sent: string): boolean {
  return timingSafeEqual(digest(typed), digest(sent)); // ~ constant-time-comparison
}
