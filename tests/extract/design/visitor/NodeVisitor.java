interface NodeVisitor { // ~ visitor
    void visit(Number node);

    void visit(Sum node);

    void visit(Call node);
}
