from html import escape


def review_card(author, stars, text):
    return (
        '<article class="review">'
        f"<h3>{escape(author)} {'★' * stars}</h3>"  # ~ output-escaping
        f"<p>{escape(text)}</p>"  # ~ output-escaping
        "</article>"
    )
