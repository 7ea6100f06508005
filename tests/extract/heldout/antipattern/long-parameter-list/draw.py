import cairo


def draw_gauge(ctx: cairo.Context, x, y, radius, low, high, value, unit, label, colour):  # ~ long-parameter-list
    """One round gauge of the plant overview."""
    share = (value - low) / (high - low)
    ctx.set_source_rgb(*colour)
    ctx.arc(x, y, radius, 3.14, 3.14 + 3.14 * share)
    ctx.stroke()
    ctx.move_to(x - radius / 2, y)
    ctx.show_text(f"{label}: {value} {unit}")
