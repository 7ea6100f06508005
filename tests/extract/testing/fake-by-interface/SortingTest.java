class SortingTest {
    static class ByAge implements Comparator<Person> {
        private final Locale locale = new Locale("de");

        @Override
        public int compare(Person one, Person other) {
            return Integer.compare(one.age(), other.age());
        }
    }

    @Test
    void youngestFirst() {
        assertEquals("Ida", Sorting.by(new ByAge(), PEOPLE).get(0).name());
    }
}
