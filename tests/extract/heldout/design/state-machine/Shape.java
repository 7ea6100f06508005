package cad;

public enum Shape {
    CIRCLE(0), SQUARE(4), HEXAGON(6);

    private final int corners;

    Shape(int corners) {
        this.corners = corners;
    }

    public int corners() {
        return corners;
    }

    public Shape next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
