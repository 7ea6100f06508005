// The stage board: cards of one person or team, or of one type. The catalogue and the incidents: entries by what they are.
for (const tools of all("[data-board-tools]")) {
  const board = document.getElementById(tools.dataset.boardTools);
  const cards = all(".board-card, .course, .incident, .thanks", board);
  const output = tools.querySelector("output");
  const filter = () => {
    const chosen = all("[data-by]", tools).filter((select) => select.value);
    let shown = 0;
    for (const card of cards) {
      card.hidden = !chosen.every((select) => card.dataset[select.dataset.by].split("|").includes(select.value));
      shown += !card.hidden;
    }
    for (const stage of board.children) {
      const here = cards.filter((card) => stage.contains(card));
      const count = stage.querySelector(".count");
      if (here.length && count) count.textContent = here.filter((card) => !card.hidden).length;
    }
    output.textContent = shown === cards.length ? `${cards.length} ${tools.dataset.of ?? "cards"}` : `${shown} of ${cards.length}`;
  };
  tools.addEventListener("input", filter);
  tools.addEventListener("submit", (event) => event.preventDefault());
  // A browser that goes back brings the choice with it.
  filter();
}
