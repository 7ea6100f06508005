package telecom.billing;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

class TariffTable {

    private final Cache<String, Tariff> recent = Caffeine.newBuilder()
            .maximumSize(5_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();
    private final TariffService remote = new TariffService();

    Tariff tariff(String prefix) { // ~ caching
        Tariff known = recent.getIfPresent(prefix);
        if (known != null) {
            return known;
        }
        Tariff fresh = remote.load(prefix);
        recent.put(prefix, fresh);
        return fresh;
    }
}
