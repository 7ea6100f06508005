package city.bus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class Timetable {

    private final Map<String, List<Integer>> departures = new HashMap<>();

    public void add(String line, int minute) {
        departures.computeIfAbsent(line, l -> new ArrayList<>()).add(minute);
    }

    public int next(String line, int now) {
        return departures.getOrDefault(line, List.of()).stream()
                .filter(m -> m >= now)
                .mapToInt(Integer::intValue)
                .min()
                .orElse(-1);
    }
}
