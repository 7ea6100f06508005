package rpg;

import java.util.HashMap;
import java.util.Map;

/** A cache of gold in the woods: what is missing stays missing. */
class Stash {

    private final Map<String, Integer> cache = new HashMap<>();

    void hide(String place, int gold) {
        cache.merge(place, gold, Integer::sum);
    }

    int dig(String place) {
        Integer gold = cache.remove(place);
        return gold == null ? 0 : gold;
    }
}
