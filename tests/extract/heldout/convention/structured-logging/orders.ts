import pino from "pino";

const logger = pino({ name: "orders" });

export function shipped(order: { id: string; lines: unknown[] }, carrier: string): void {
  logger.info({ order: order.id, lines: order.lines.length, carrier }, "order shipped"); // ~ structured-logging
}

export function lost(id: string): void {
  logger.error({ order: id }, "order lost"); // ~ structured-logging
}
