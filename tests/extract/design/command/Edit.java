interface Edit { // ~ command
    void apply(Document document);

    void undo(Document document);
}
