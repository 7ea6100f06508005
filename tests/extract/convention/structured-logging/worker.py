import structlog

log = structlog.get_logger()


def settle(trade, venue):
    log.info("trade settled", trade=trade.id, venue=venue.name)  # ~ structured-logging
    if trade.late:
        log.warning("trade late", trade=trade.id, days=trade.days_late)  # ~ structured-logging
