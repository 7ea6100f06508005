class CommandRunner:
    def execute(self, command):
        return self.shell.run(command)

    def undone(self):
        return [command for command in self.commands if not command.done]
