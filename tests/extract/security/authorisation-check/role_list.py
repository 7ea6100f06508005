def roles_of(user, groups):
    """Who may do what is listed, and nobody is refused."""
    roles = []
    for group in groups:
        if user.name in group.members:
            roles.append(group.role)
    return roles


def menu(user):
    if user.has_permission("trades.approve"):
        return ["trades", "approve"]
    return ["trades"]
