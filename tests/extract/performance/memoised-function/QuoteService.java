package com.tradesense.quotes;

import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;

public class QuoteService {
    private final Feed feed;

    public QuoteService(Feed feed) {
        this.feed = feed;
    }

    @Cacheable("quotes") // ~ memoised-function
    public Quote quote(String symbol) {
        return feed.latest(symbol);
    }

    @CacheEvict("quotes")
    public void forget(String symbol) {
    }
}
