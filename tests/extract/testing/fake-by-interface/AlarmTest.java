class AlarmTest {
    static class Siren implements Horn { // ~ fake-by-interface
        private final List<String> sounded = new ArrayList<>();

        @Override
        public void sound(String why) {
            sounded.add(why);
        }
    }

    @Test
    void soundsOnce() {
        Siren siren = new Siren();
        new Alarm(siren).smoke("hall");
        assertEquals(List.of("hall"), siren.sounded);
    }
}
