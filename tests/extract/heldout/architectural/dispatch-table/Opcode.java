package vm;

class Opcode {

    private static final int[] CYCLES = {1, 1, 2, 4, 3};

    static int run(int op, int a, int b) {
        switch (op) {
            case 0:
                return a + b;
            case 1:
                return a - b;
            case 2:
                return a * b;
            default:
                return 0;
        }
    }

    static int cost(int op) {
        return CYCLES[op];
    }
}
