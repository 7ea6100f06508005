from html import escape


def cell(text):  # ~ output-escaping
    return f"<td>{escape(text)}</td>"


def row(texts):
    return "<tr>" + "".join(cell(text) for text in texts) + "</tr>"
