package rpg.abilities;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public final class Abilities { // ~ plugin-registry

    private static final Map<String, Ability> BY_ID = new ConcurrentHashMap<>();

    private Abilities() {
    }

    /** Mods call this while they are loaded. */
    public static void register(String id, Ability ability) {
        BY_ID.put(id, ability);
    }

    public static void cast(String id, Hero caster, Hero target) {
        Ability ability = BY_ID.get(id);
        if (ability == null) {
            throw new IllegalStateException("unknown ability " + id);
        }
        ability.apply(caster, target);
    }
}
