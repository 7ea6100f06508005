import pino from "pino";

const log = pino();

export function settle(trade: Trade): void {
  log.info({ trade: trade.id, venue: trade.venue }, "trade settled"); // ~ structured-logging
  console.info(`trade ${trade.id} settled`);
  log.info("done");
}
