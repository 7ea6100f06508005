def project_root(working, workspace):
    here = working.resolve()
    try:
        here.relative_to(workspace)
    except ValueError:
        return nearest_project(here, here.anchor)
    return nearest_project(here, workspace)
