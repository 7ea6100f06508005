class Release:
    def __init__(self, repository):
        self.repository = repository

    def publish(self, files):
        try:
            self.repository.stage(files)
            self.repository.commit("Release")
        except GitError as error:
            raise ReleaseFailed(files) from error  # ~ error-wrapping

    def rollback(self, tag):
        self.repository.reset(tag)
