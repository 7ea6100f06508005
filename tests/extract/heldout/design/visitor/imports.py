import ast


class ImportCollector(ast.NodeVisitor):  # ~ visitor
    def __init__(self):
        self.modules = set()

    def visit_Import(self, node):
        self.modules.update(a.name for a in node.names)

    def visit_ImportFrom(self, node):
        self.modules.add(node.module)
        self.generic_visit(node)


def imports_of(source):
    collector = ImportCollector()
    collector.visit(ast.parse(source))
    return collector.modules
