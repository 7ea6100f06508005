public final class Registry { // ~ singleton
    private static Registry instance;

    private Registry() {}

    public static synchronized Registry getInstance() { // ~ lazy-loading
        if (instance == null) {
            instance = new Registry();
        }
        return instance;
    }
}
