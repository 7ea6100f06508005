class InsertText:  # ~ command
    def __init__(self, at, text):
        self.at = at
        self.text = text

    def do(self, doc):
        doc.insert(self.at, self.text)

    def undo(self, doc):
        doc.delete(self.at, len(self.text))


class History:
    def __init__(self):
        self.done = []

    def run(self, doc, action):
        action.do(doc)
        self.done.append(action)

    def back(self, doc):
        if self.done:
            self.done.pop().undo(doc)
