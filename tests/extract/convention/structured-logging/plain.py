import logging

log = logging.getLogger(__name__)


def settle(trade, venue, console):
    log.info("trade %s settled at %s", trade.id, venue.name)
    log.error("trade %s failed", trade.id, exc_info=True)
    console.print("settled", style="bold", end="")
    venue.info("opening hours", day=trade.day, zone="CET")
