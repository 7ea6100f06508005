package net.freight;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

final class Nearest {

    static Optional<Depot> of(List<Depot> depots, Supplier<Position> here) {
        Position at = here.get();
        return depots.stream().min(Comparator.comparingDouble(d -> d.distanceTo(at)));
    }

    static String name(List<Depot> depots, Supplier<Position> here) {
        return of(depots, here).map(Depot::name).orElse("nowhere");
    }
}
