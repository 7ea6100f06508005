import { setTimeout as delay } from "node:timers/promises";
import { bucket } from "./bucket";

export async function upload(key: string, body: Buffer): Promise<void> {
  for (let attempt = 0; ; attempt++) { // ~ retry-backoff
    try {
      await bucket.put(key, body);
      return;
    } catch (err) {
      if (attempt >= 6) throw err;
      await delay(100 * 2 ** attempt + Math.random() * 50);
    }
  }
}
