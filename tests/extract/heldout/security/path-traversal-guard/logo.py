from pathlib import Path

FOLDER = Path("/srv/shop/logos")
LOGOS = {"summer": "sun.svg", "winter": "snow.svg"}


def logo(season):
    """The names are known: nothing is joined that somebody typed."""
    return FOLDER / LOGOS[season]


def traverse(graph, start):
    path, node = [start], start
    while graph.get(node):
        node = graph[node]
        path.append(node)
    return path
