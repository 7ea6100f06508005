class Printer:  # ~ visitor
    def visit_number(self, node):
        return str(node.value)

    def visit_sum(self, node):
        return f"{node.left} + {node.right}"

    def visit_call(self, node):
        return node.name


class Tour:
    def visit_paris(self):
        return "Louvre"

    def visit_rome(self):
        return "Pantheon"

    def visit_athens(self):
        return "Acropolis"
