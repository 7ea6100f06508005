// Paths, plans and quizzes: their script is fetched where one of them is shown.
if (document.querySelector("[data-learn]")) {
  import(self.learnScript).then(({ start }) => start({ self, store, all, make, today }), () => {});
}
