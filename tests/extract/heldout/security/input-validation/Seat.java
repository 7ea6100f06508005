package theatre;

import java.util.Set;

class Seating {

    private static final Set<String> BLOCKS = Set.of("A", "B", "C");

    int price(String block, int row) { // ~ input-validation
        if (!BLOCKS.contains(block)) {
            throw new IllegalArgumentException("block " + block);
        }
        if (row < 1 || row > 40) {
            throw new IllegalArgumentException("row must be 1 to 40: " + row);
        }
        return 8000 - row * 100 - block.charAt(0);
    }
}
