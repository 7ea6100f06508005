use std::collections::HashMap;

/// Trades by desk: each key gets its list, which is no cache.
pub fn by_desk(trades: &[Trade]) -> HashMap<String, Vec<Trade>> {
    let mut cache: HashMap<String, Vec<Trade>> = HashMap::new();
    for trade in trades {
        if let Some(list) = cache.get_mut(&trade.desk) {
            list.push(trade.clone());
        } else {
            cache.insert(trade.desk.clone(), vec![trade.clone()]);
        }
    }
    cache
}
