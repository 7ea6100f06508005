use tracing::{debug, info};

pub fn settle(trade: &Trade) {
    info!(trade = %trade.id, venue = trade.venue, "trade settled"); // ~ structured-logging
    debug!("nothing else to do for {}", trade.id);
}
