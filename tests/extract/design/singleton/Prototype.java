public class Prototype {
    private static Prototype last;

    public Prototype() {}

    public static Prototype make() {
        last = new Prototype();
        return last;
    }
}
