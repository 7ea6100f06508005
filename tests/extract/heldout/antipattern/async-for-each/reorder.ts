import { db } from "../db";
import { supplierClient } from "../clients/supplier";

type StockLine = { sku: string; missing: number };

export async function reorderMissing(lines: StockLine[]): Promise<void> {
  lines.forEach(async (line) => { // ~ async-for-each
    const order = await supplierClient.order(line.sku, line.missing);
    await db.stock.markOrdered(line.sku, order.id);
  });
  console.log("reorder finished");
}
