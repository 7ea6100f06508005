// The radar: chosen by ring, movement, team and tag, in the lists and in the picture; a name marks its blip.
for (const tools of all("[data-radar-tools]")) {
  const radar = document.getElementById(tools.dataset.radarTools);
  const lines = all("li[data-blip]", radar);
  const blips = new Map(all("a[data-blip]", radar).map((blip) => [blip.dataset.blip, blip]));
  const output = tools.querySelector("output");
  const filter = () => {
    const chosen = all("[data-by]", tools).filter((select) => select.value);
    let shown = 0;
    for (const line of lines) {
      line.hidden = !chosen.every((select) => line.dataset[select.dataset.by].split("|").includes(select.value));
      blips.get(line.dataset.blip)?.toggleAttribute("hidden", line.hidden);
      shown += !line.hidden;
    }
    for (const list of all(".radar-ring-list", radar)) list.hidden = !list.querySelector("li:not([hidden])");
    output.textContent = chosen.length ? `${shown} of ${lines.length} technologies` : `${lines.length} technologies`;
  };
  const mark = (on) => (event) => {
    const number = event.target.closest?.("[data-blip]")?.dataset.blip;
    for (const it of number ? all(`[data-blip="${number}"]`, radar) : []) it.classList.toggle("marked", on);
  };
  for (const [name, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) radar.addEventListener(name, mark(on));
  tools.addEventListener("input", filter);
  tools.addEventListener("submit", (event) => event.preventDefault());
  filter();
}
