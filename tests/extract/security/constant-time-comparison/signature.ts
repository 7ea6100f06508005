import { createHmac, timingSafeEqual } from "node:crypto";

export function isSigned(key: Buffer, body: Buffer, signature: Buffer): boolean { // ~ constant-time-comparison
  const expected = createHmac("sha256", key).update(body).digest();
  return expected.length === signature.length && timingSafeEqual(expected, signature);
}

export function safeEqual(a: string, b: string): boolean {
  return a.trim() === b.trim();
}
