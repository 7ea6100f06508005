import type { Carrier } from "./carrier";
import { printQueue } from "./print-queue";

export class LabelSync {
  private printed = new Set<string>();

  async run(carriers: Map<string, Carrier>): Promise<void> {
    carriers.forEach(async (carrier, name) => { // ~ async-for-each
      const labels = await carrier.openLabels();
      await printQueue.add(name, labels);
      this.printed.add(name);
    });
  }
}
