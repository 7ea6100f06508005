class ShareProperties {
    @Property // ~ property-test
    boolean nothingIsLost(@ForAll @Positive int cents, @ForAll @Size(3) List<Integer> shares) {
        return Split.of(cents, shares).sum() == cents;
    }
}
