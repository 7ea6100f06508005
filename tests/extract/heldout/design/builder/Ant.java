package sim;

class Ant {

    private int grains;
    private int x;

    void build(int[] hill) {
        hill[x] += grains;
        grains = 0;
    }

    void carry(int more) {
        grains += more;
    }

    void walk(int steps) {
        x += steps;
    }
}
