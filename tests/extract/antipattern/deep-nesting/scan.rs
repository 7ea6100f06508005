pub fn scan(books: &[Book], limit: f64) -> Vec<&Order> { // ~ deep-nesting
    let mut found = Vec::new();
    for book in books {
        if book.open {
            for level in &book.levels {
                if level.price < limit {
                    for order in &level.orders {
                        if let Some(trader) = &order.trader {
                            if trader.active {
                                found.push(order);
                            }
                        }
                    }
                }
            }
        }
    }
    found
}

pub fn scanned(books: &[Book], limit: f64) -> Vec<&Order> {
    let open = books.iter().filter(|book| book.open).flat_map(|book| &book.levels);
    let mut found = Vec::new();
    for level in open.filter(|level| level.price < limit) {
        for order in &level.orders {
            match &order.trader {
                Some(trader) if trader.active => found.push(order),
                _ => {}
            }
        }
    }
    found
}
